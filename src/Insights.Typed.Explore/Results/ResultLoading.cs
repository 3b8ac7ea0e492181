using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Typed.Explore.Results;

/// <summary>
/// The insertion of a result's rows, in one transaction. Values are bound as bytes with their length: the provider binds a long text without
/// it, and SQLite would read the text up to its first NUL.
/// </summary>
internal sealed class ResultLoading : IAsyncDisposable
{
    private readonly SqliteTransaction transaction;
    private readonly sqlite3 database;
    private readonly sqlite3_stmt insertion;
    private readonly bool[] hasValues;
    private byte[] buffer = new byte[256];
    private bool isCompleted;

    /// <param name="connection">The connection.</param>
    /// <param name="columns">The number of columns.</param>
    public ResultLoading(SqliteConnection connection, int columns)
    {
        hasValues = new bool[columns];
        transaction = connection.BeginTransaction();
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, $"INSERT INTO rows VALUES ({string.Join(", ", Enumerable.Repeat("?", columns))})", out insertion));
    }

    public void Insert(IReadOnlyList<string?> values)
    {
        for (var i = 0; i < hasValues.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
            hasValues[i] |= values[i] is not null;
        }

        var result = raw.sqlite3_step(insertion);
        if (result != raw.SQLITE_DONE)
        {
            Check(result);
        }

        Check(raw.sqlite3_reset(insertion));
    }

    /// <summary>Determines whether a row has a value in a column.</summary>
    public bool HasValue(int column) => hasValues[column];

    /// <summary>Commits the rows, and releases what only an insertion needs: the result remains for as long as the page shows it.</summary>
    public void Complete()
    {
        if (!isCompleted)
        {
            isCompleted = true;
            transaction.Commit();
            insertion.Dispose();
            buffer = [];
        }
    }

    public async ValueTask DisposeAsync()
    {
        insertion.Dispose();
        await transaction.DisposeAsync().ConfigureAwait(false);
    }

    private int Bind(int parameter, string? value)
    {
        if (value is null)
        {
            return raw.sqlite3_bind_null(insertion, parameter);
        }

        // A span without bytes would be a missing value.
        if (value.Length == 0)
        {
            return raw.sqlite3_bind_text(insertion, parameter, "");
        }

        var max = Encoding.UTF8.GetMaxByteCount(value.Length);
        if (max > buffer.Length)
        {
            buffer = new byte[max];
        }

        return raw.sqlite3_bind_text(insertion, parameter, buffer.AsSpan(0, Encoding.UTF8.GetBytes(value, buffer)));
    }

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
