using System.Globalization;
using System.Text.Json.Nodes;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Typed.LocalService.Queries;

/// <summary>The rows of a query, read one by one from the database.</summary>
internal sealed class QueryResult : QueryRows
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand command;
    private readonly SqliteDataReader reader;
    private readonly CancellationToken cancellationToken;
    private readonly bool[] isRedacted;

    private QueryResult(SqliteConnection connection, BoundQuery query, DateWindow window, long maximumRows, Redaction? redaction, CancellationToken cancellationToken)
    {
        this.connection = connection;
        this.cancellationToken = cancellationToken;
        Columns = [.. query.Select.Select(t => t.Schema)];
        isRedacted = [.. Columns.Select(c => redaction?.IsRedacted(c) ?? false)];
        command = connection.CreateCommand();
        SqlQuery.WriteTo(command, query, window, maximumRows);
        reader = RunInterruptible(command.ExecuteReader);
    }

    public override IReadOnlyList<ColumnSchema> Columns { get; }

    public static async Task<QueryResult> RunAsync(
        DataStore store, BoundQuery query, DateWindow window, CancellationToken cancellationToken, long maximumRows = long.MaxValue, Redaction? redaction = null)
    {
        var connection = await store.OpenAsync(query.Table, cancellationToken).ConfigureAwait(false);
        try
        {
            return new QueryResult(connection, query, window, maximumRows, redaction, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override bool Read() => RunInterruptible(reader.Read);

    /// <summary>Gets the current row's value as a report shows it; null if it is missing, or hidden from the user.</summary>
    public override string? GetText(int ordinal) => IsNull(ordinal)
        ? null
        : Columns[ordinal].Kind switch
        {
            ValueKind.Integer => reader.GetInt64(ordinal).ToString(CultureInfo.InvariantCulture),
            ValueKind.Decimal => StorageFormat.ToDecimal(reader.GetInt64(ordinal)).ToString(CultureInfo.InvariantCulture),
            ValueKind.Text or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid or ValueKind.Flag => reader.GetString(ordinal),
        };

    /// <summary>Gets the current row's value as a test query shows it: numbers are numbers, everything else is text.</summary>
    public override JsonValue? GetJson(int ordinal) => IsNull(ordinal)
        ? null
        : Columns[ordinal].Kind switch
        {
            ValueKind.Integer => JsonValue.Create(reader.GetInt64(ordinal)),
            ValueKind.Decimal => JsonValue.Create(StorageFormat.ToDecimal(reader.GetInt64(ordinal))),
            ValueKind.Text or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid or ValueKind.Flag => JsonValue.Create(reader.GetString(ordinal)),
        };

    protected override void Dispose(bool disposing)
    {
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
        base.Dispose(disposing);
    }

    private bool IsNull(int column) => isRedacted[column] || reader.IsDBNull(column);

    /// <summary>SQLite works synchronously; an interruption is the only way to stop it in the middle of a sort.</summary>
    private T RunInterruptible<T>(Func<T> work)
    {
        using var interruption = cancellationToken.Register(() => raw.sqlite3_interrupt(connection.Handle));
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return work();
        }
        catch (SqliteException e) when (e.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, cancellationToken);
        }
    }
}
