using System.ComponentModel;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A query that is known as text only, with columns whose types are known. Supports the tool; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TypedQueryText
{
    /// <summary>The query: its rows are texts, as of <see cref="InsightsQuery.FromText"/>, and a value that does not fit its column's type is an error, or a reason to reject its row.</summary>
    /// <param name="text">The text.</param>
    /// <param name="columns">What it selects, in its order.</param>
    /// <exception cref="ArgumentException">The text does not start as a query does, or selects something else.</exception>
    public static InsightsQuery<TextRow> Create(string text, IReadOnlyList<ReaderColumn> columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        ArgumentNullException.ThrowIfNull(columns);
        var head = QueryHead.Parse(text);
        return head.Names.SequenceEqual(columns.Select(column => column.Name), StringComparer.OrdinalIgnoreCase)
            ? new TextQuery(text, head, columns)
            : throw new ArgumentException("The columns are not those that the text selects.", nameof(columns));
    }
}

/// <summary>Decodes the columns of records by their types, and keeps nothing of it but what does not fit.</summary>
internal sealed class ColumnTypeCheck(IReadOnlyList<ReaderColumn> columns)
{
    private readonly (int Number, Cells Cells)[] typed =
        [.. columns.Select((column, number) => (column, number)).Where(c => c.column.Type != ColumnType.Text).Select(c => (c.number, Cells.Create(c.column)))];

    public void Read(RecordBatch records)
    {
        foreach (var (number, cells) in typed)
        {
            cells.Read(records.GetColumn(number));
        }
    }
}
