using System.Data.Common;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>Loads rows with the driver's bulk copy. It occupies the connection, so another statement ends it, and the next row begins another.</summary>
internal sealed class SqlServerRowLoader(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns) : RowLoader
{
    private static readonly object True = true;
    private static readonly object False = false;

    private readonly int[] maxLengths = [.. columns.Select(column => SqlServerType.GetMaxLength(column.TypeName))];
    private BulkCopy? copy;
    private RowBatch batch = new(columns.Count);

    public override ValueTask WriteAsync(DbDataReader row, long number, CancellationToken cancellationToken)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            batch.Add(i, GetValue(columns[i], maxLengths[i], row, number));
        }

        batch.CompleteRow();
        return batch.IsFull ? SendAsync(cancellationToken) : ValueTask.CompletedTask;
    }

    public override void Suspend() => CompleteAsync(CancellationToken.None).GetAwaiter().GetResult();

    public override async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (batch.Count > 0)
        {
            await SendAsync(cancellationToken).ConfigureAwait(false);
        }

        if (copy is { } open)
        {
            await open.CompleteAsync(cancellationToken).ConfigureAwait(false);
            copy = null;
            await open.DisposeAsync().ConfigureAwait(false);
        }
    }

    public override ValueTask DisposeAsync() => copy?.DisposeAsync() ?? ValueTask.CompletedTask;

    private ValueTask SendAsync(CancellationToken cancellationToken)
    {
        copy ??= new BulkCopy(session, table, columns);
        var full = batch;
        batch = new RowBatch(columns.Count);
        return copy.SendAsync(full, cancellationToken);
    }

    private static object GetValue(LoadedColumn column, int maxLength, DbDataReader row, long number)
    {
        if (column.IsMissing(row))
        {
            return DBNull.Value;
        }

        if (column.Ordinal is not { } ordinal)
        {
            return column.Constant!;
        }

        switch (column.Kind)
        {
            case ValueKind.Text:
                var text = row.GetString(ordinal);
                return text.Length <= maxLength ? text : throw ValueCheck.CreateError(
                    column, number, FormattableString.Invariant($"the text has {text.Length} characters, and the column has the type {column.TypeName}"), "Alter the column to a longer type.");
            case ValueKind.Integer:
                return row.GetInt64(ordinal);
            case ValueKind.Decimal:
                var value = row.GetDecimal(ordinal);
                ValueCheck.Check(value, column, number);
                return value;
            case ValueKind.Date:
                return row.GetFieldValue<DateOnly>(ordinal);
            case ValueKind.DateTime:
                return row.GetDateTime(ordinal);
            case ValueKind.Guid:
                return row.GetGuid(ordinal);
            case ValueKind.Flag:
                return row.GetBoolean(ordinal) ? True : False;
            default:
                throw new InvalidOperationException($"The kind {column.Kind} is unknown.");
        }
    }
}
