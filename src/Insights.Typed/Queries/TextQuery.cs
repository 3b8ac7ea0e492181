using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A query that is known only as text.</summary>
internal sealed class TextQuery(string text, QueryHead head, IReadOnlyList<ReaderColumn> columns)
    : InsightsQuery<TextRow>(new QueryClauses(head.DatasetName), [.. columns])
{
    /// <summary>Initializes a new instance for columns without types: all values are nullable strings.</summary>
    public TextQuery(string text, QueryHead head)
        : this(text, head, [.. head.Names.Select(name => new ReaderColumn(name, ColumnType.Text, isNullable: true))])
    {
    }

    internal override RowProjector<TextRow> CreateProjector() => new FullRowProjector<TextRow>(new TextRowReader(Columns, SelectedNames));

    private protected override string WriteText() => text;
}

/// <summary>Reads every selected column as a string, after a check that it fits its type.</summary>
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
