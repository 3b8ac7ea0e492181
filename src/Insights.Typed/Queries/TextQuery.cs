using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A query that is known as text only.</summary>
internal sealed class TextQuery(string text, QueryHead head, IReadOnlyList<ReaderColumn> columns)
    : InsightsQuery<TextRow>(new QueryClauses(head.DatasetName), [.. columns])
{
    /// <summary>With columns of which no types are known: all values are texts that can be missing.</summary>
    public TextQuery(string text, QueryHead head)
        : this(text, head, [.. head.Names.Select(name => new ReaderColumn(name, ColumnType.Text, isNullable: true))])
    {
    }

    internal override RowProjector<TextRow> CreateProjector() => new FullRowProjector<TextRow>(new TextRowReader(Columns, SelectedNames));

    private protected override string WriteText() => text;
}

/// <summary>Reads every selected column as text, once it fits its type.</summary>
internal sealed class TextRowReader(IReadOnlyList<ReaderColumn> columns, IReadOnlyList<string> names) : RowReader<TextRow>([.. columns], reusesRow: false)
{
    private readonly ColumnTypeCheck check = new(columns);

    protected override void InitializeRows(Span<TextRow> rows)
    {
        foreach (ref var row in rows)
        {
            row = new TextRow(names);
        }
    }

    protected override void Read(RecordBatch records, ReadOnlySpan<TextRow> rows)
    {
        check.Read(records);
        for (var number = 0; number < names.Count; number++)
        {
            var column = records.GetColumn(number);
            foreach (var row in rows[..column.Count])
            {
                row.Set(number, column.TextOrNull());
            }
        }
    }
}
