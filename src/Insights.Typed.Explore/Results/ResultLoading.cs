using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Explore.Results;

/// <summary>The insertion of a result's rows, in one transaction.</summary>
internal sealed class ResultLoading : IAsyncDisposable
{
    private readonly SqliteTransaction transaction;
    private readonly SqliteCommand insertion;
    private readonly bool[] hasValues;
    private bool isCompleted;

    /// <param name="database">The connection.</param>
    /// <param name="columns">The number of columns.</param>
    public ResultLoading(SqliteConnection database, int columns)
    {
        hasValues = new bool[columns];
        transaction = database.BeginTransaction();
        insertion = database.CreateCommand();
        string[] names = [.. Enumerable.Range(1, columns).Select(number => string.Create(CultureInfo.InvariantCulture, $"${number}"))];
        insertion.CommandText = $"INSERT INTO rows VALUES ({string.Join(", ", names)})";
        Array.ForEach(names, name => insertion.Parameters.Add(name, SqliteType.Text));
    }

    public void Insert(IReadOnlyList<string?> values)
    {
        for (var i = 0; i < hasValues.Length; i++)
        {
            insertion.Parameters[i].Value = (object?)values[i] ?? DBNull.Value;
            hasValues[i] |= values[i] is not null;
        }

        insertion.ExecuteNonQuery();
    }

    /// <summary>Determines whether a row has a value in a column.</summary>
    public bool HasValue(int column) => hasValues[column];

    public void Complete()
    {
        if (!isCompleted)
        {
            isCompleted = true;
            transaction.Commit();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await insertion.DisposeAsync().ConfigureAwait(false);
        await transaction.DisposeAsync().ConfigureAwait(false);
    }
}
