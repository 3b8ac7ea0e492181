using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>A query that is known as text only.</summary>
internal sealed class TextQuery(string text, QueryHead head, IReadOnlyList<ReaderColumn> columns)
    : Query<RowTexts>(new QueryClauses(head.DatasetName), [.. columns])
{
    /// <summary>With columns of which no types are known: all values are texts that can be missing.</summary>
    public TextQuery(string text, QueryHead head)
        : this(text, head, [.. head.Names.Select(name => new ReaderColumn(name, ColumnType.Text, isNullable: true))])
    {
    }

    internal override RowProjector<RowTexts> CreateProjector() => new WholeRowProjector<RowTexts>(new RowTextsReader(Columns, SelectedNames));

    private protected override string WriteText() => text;
}

/// <summary>Reads every selected column as text, once it fits its type.</summary>
internal sealed class RowTextsReader(IReadOnlyList<ReaderColumn> columns, IReadOnlyList<string> names) : RowReader<RowTexts>([.. columns], reusesRow: false)
{
    private readonly TypeCheck check = new(columns);

    protected override void NewRows(Span<RowTexts> rows)
    {
        foreach (ref var row in rows)
        {
            row = new RowTexts(names);
        }
    }

    protected override void Read(RecordBatch records, ReadOnlySpan<RowTexts> rows)
    {
        check.Read(records);
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
