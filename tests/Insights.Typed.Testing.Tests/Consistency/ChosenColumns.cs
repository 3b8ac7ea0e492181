using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Reading;

// Where the random queries look for it: they are those of the client's tests, which read values where this reads text.
namespace Insights.Typed.Client.Tests.Properties;

/// <summary>Stands in for the reader that the generator writes for one <c>Select</c>: reads every column as the text it arrives as.</summary>
internal sealed class ChosenColumns<TRow>(IReadOnlyList<object> columns)
    : RowReader<TRow>([.. columns.Select(column => new ReaderColumn(GeneratedDataset.NameOf(column), ColumnType.Text, isNullable: true))], reusesRow: false)
    where TRow : class, new()
{
    private readonly ConditionalWeakTable<TRow, object?[]> texts = [];

    /// <summary>The texts of the record that a row was made for.</summary>
    public object?[] ValuesOf(TRow row) => texts.TryGetValue(row, out var found) ? found : throw new ArgumentException("The row is not of this reader.", nameof(row));

    protected override void NewRows(Span<TRow> rows)
    {
        foreach (ref var row in rows)
        {
            row = new TRow();
        }
    }

    protected override void Read(RecordBatch records, ReadOnlySpan<TRow> rows)
    {
        for (var row = 0; row < records.Count; row++)
        {
            texts.Add(rows[row], new object?[columns.Count]);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var column = records.Column(i);
            foreach (var row in rows[..column.Count])
            {
                ValuesOf(row)[i] = column.TextOrNull();
            }
        }
    }
}
