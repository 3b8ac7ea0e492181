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
    private readonly bool[] hidden;

    private QueryResult(SqliteConnection connection, BoundQuery query, DateWindow window, long rows, Redaction? redaction, CancellationToken cancellationToken)
    {
        this.connection = connection;
        this.cancellationToken = cancellationToken;
        Columns = [.. query.Select.Select(t => t.Schema)];
        hidden = [.. Columns.Select(c => redaction?.Hides(c) ?? false)];
        command = connection.CreateCommand();
        SqlQuery.WriteTo(command, query, window, rows);
        reader = Interruptible(command.ExecuteReader);
    }

    public override IReadOnlyList<ColumnSchema> Columns { get; }

    public static async Task<QueryResult> RunAsync(
        DataStore store, BoundQuery query, DateWindow window, CancellationToken cancellationToken, long rows = long.MaxValue, Redaction? redaction = null)
    {
        var connection = await store.OpenAsync(query.Table, cancellationToken).ConfigureAwait(false);
        try
        {
            return new QueryResult(connection, query, window, rows, redaction, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public override bool Read() => Interruptible(reader.Read);

    /// <summary>The current row's value as a report shows it; null where it is missing, or hidden from the user.</summary>
    public override string? TextAt(int column) => IsMissing(column)
        ? null
        : Columns[column].Type switch
        {
            ColumnType.Integer => reader.GetInt64(column).ToString(CultureInfo.InvariantCulture),
            ColumnType.Decimal => StoredForm.DecimalOf(reader.GetInt64(column)).ToString(CultureInfo.InvariantCulture),
            ColumnType.Text or ColumnType.Date or ColumnType.DateTime or ColumnType.Guid or ColumnType.Flag => reader.GetString(column),
        };

    /// <summary>The current row's value as a test query shows it: numbers are numbers, everything else is text.</summary>
    public override JsonValue? JsonAt(int column) => IsMissing(column)
        ? null
        : Columns[column].Type switch
        {
            ColumnType.Integer => JsonValue.Create(reader.GetInt64(column)),
            ColumnType.Decimal => JsonValue.Create(StoredForm.DecimalOf(reader.GetInt64(column))),
            ColumnType.Text or ColumnType.Date or ColumnType.DateTime or ColumnType.Guid or ColumnType.Flag => JsonValue.Create(reader.GetString(column)),
        };

    protected override void Dispose(bool disposing)
    {
        reader.Dispose();
        command.Dispose();
        connection.Dispose();
        base.Dispose(disposing);
    }

    private bool IsMissing(int column) => hidden[column] || reader.IsDBNull(column);

    /// <summary>SQLite works synchronously; an interruption is the only way to stop it in the middle of a sort.</summary>
    private T Interruptible<T>(Func<T> work)
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
