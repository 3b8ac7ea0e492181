using System.ComponentModel;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>Creates queries that are known only as text, with columns whose types are known. Supports the tool; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedQueryText
{
    /// <summary>Creates the query: its rows contain strings, as those of <see cref="InsightsQuery.FromText(string)"/>, and a value that does not fit its column's type is an error, or a reason to reject its row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">The selected columns, in the order of the text.</param>
    /// <exception cref="ArgumentException">The text does not start as a query, or selects other columns.</exception>
    public static InsightsQuery<TextRow> Create(string text, IReadOnlyList<ReaderColumn> columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentNullException.ThrowIfNull(columns);
        var head = QueryHead.Parse(text);
        return head.Names.SequenceEqual(columns.Select(column => column.Name), StringComparer.OrdinalIgnoreCase)
            ? new TextQuery(text, head, columns)
            : throw new ArgumentException("The columns differ from those that the text selects.", nameof(columns));
    }
}

/// <summary>Decodes the columns of records by their types, and keeps only the first value that does not fit.</summary>
internal sealed class ColumnTypeCheck(IReadOnlyList<ReaderColumn> columns)
{
    private readonly (int Number, Cells Cells)[] typed =
        [.. columns.Select((column, number) => (column, number)).Where(c => c.column.Type != ColumnType.Text).Select(c => (c.number, FieldColumn.CreateCells(c.column)))];

    public void Read(RecordBatch records)
    {
        foreach (var (number, cells) in typed)
        {
            cells.Read(records.GetColumn(number));
        }
    }
}
