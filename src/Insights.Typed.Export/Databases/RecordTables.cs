using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>The tables that describe what was exported.</summary>
internal static class RecordTables
{
    public static readonly TableDefinition Exports = new(
        "insights_exports",
        [
            new("name", ColumnType.Text, IsNullable: false) { IsIdentifier = true },
            new("execution_id", ColumnType.Text, IsNullable: false) { IsIdentifier = true },
            new("report_id", ColumnType.Text, IsNullable: false) { IsIdentifier = true },
            new("generated_time", ColumnType.DateTime, IsNullable: false),
            new("exported_time", ColumnType.DateTime, IsNullable: false),
            new("row_count", ColumnType.Integer, IsNullable: false),
            new("rejected_row_count", ColumnType.Integer, IsNullable: false),
            new("is_data_redacted", ColumnType.Flag, IsNullable: false),

            // The table no longer has the rows, because a newer execution replaced them.
            new("is_replaced", ColumnType.Flag, IsNullable: false),
        ],
        ["name", "execution_id"]);

    public static readonly TableDefinition Rejected = new(
        "insights_rejected",
        [
            new("name", ColumnType.Text, IsNullable: false) { IsIdentifier = true },
            new("execution_id", ColumnType.Text, IsNullable: false) { IsIdentifier = true },
            new("row_number", ColumnType.Integer, IsNullable: false),
            new("line_number", ColumnType.Integer, IsNullable: false),
            new("column_name", ColumnType.Text, IsNullable: false),
            new("reason", ColumnType.Text, IsNullable: false),
            new("record", ColumnType.Text, IsNullable: false),
        ],
        Key: []);

    /// <summary>Creates the tables if they do not exist, in a short transaction, so that no exporter waits for another's first execution.</summary>
    public static async Task EnsureAsync(DatabaseSession session, CancellationToken cancellationToken)
    {
        var dialect = session.Dialect;
        if (await ExistsAsync(session, Exports, cancellationToken).ConfigureAwait(false) && await ExistsAsync(session, Rejected, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var transaction = await dialect.BeginAsync(session, cancellationToken).ConfigureAwait(false);
        await dialect.LockAsync(session, name: "", cancellationToken).ConfigureAwait(false);
        await dialect.PrepareAsync(session, cancellationToken).ConfigureAwait(false);
        foreach (var table in (TableDefinition[])[Exports, Rejected])
        {
            await session.ExecuteAsync(dialect.GetCreateTableSql(table), [], cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        session.Transaction = null;
        await transaction.DisposeAsync().ConfigureAwait(false);
    }

    public static async Task<bool> ExistsAsync(DatabaseSession session, TableDefinition table, CancellationToken cancellationToken) =>
        (await session.Dialect.ReadColumnsAsync(session, table.Name, cancellationToken).ConfigureAwait(false)).Count > 0;
}
