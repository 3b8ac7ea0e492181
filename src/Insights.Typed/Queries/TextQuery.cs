using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A query that is known as text only.</summary>
internal sealed class TextQuery(string text, QueryHead head)
    : Query<RowTexts>(new QueryClauses(head.DatasetName), [.. head.Names.Select(name => new ReaderColumn(name, ColumnKind.Text, isNullable: true))])
{
    internal override RowProjector<RowTexts> CreateProjector() => new WholeRowProjector<RowTexts>(new RowTextsReader(Columns, SelectedNames));

    private protected override string WriteText() => text;
}

/// <summary>Reads every selected column as text.</summary>
internal sealed class RowTextsReader(IReadOnlyList<ReaderColumn> columns, IReadOnlyList<string> names) : RowReader<RowTexts>([.. columns], reusesRow: false)
{
    protected override void NewRows(Span<RowTexts> rows)
    {
        foreach (ref var row in rows)
        {
            row = new RowTexts(names);
        }
    }

    protected override void Read(RecordBatch records, ReadOnlySpan<RowTexts> rows)
    {
        for (var number = 0; number < names.Count; number++)
        {
            var column = records.Column(number);
            foreach (var row in rows[..column.Count])
            {
                row.Set(number, column.TextOrNull());
            }
        }
    }
}
