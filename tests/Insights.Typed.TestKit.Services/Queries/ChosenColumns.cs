using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.TestKit.Services;

/// <summary>Replaces the reader that the generator writes for one <c>Select</c>: reads columns that are chosen at run time.</summary>
/// <param name="columns">The columns.</param>
/// <param name="asText">Whether each value is the text of the file, in place of a typed value.</param>
public sealed class ChosenColumns<TRow>(IReadOnlyList<object> columns, bool asText)
    : RowReader<TRow>([.. columns.Select(column => new ReaderColumn(GeneratedDataset.NameOf(column), KindOf(column, asText), isNullable: true))], reusesRow: false)
    where TRow : class, new()
{
    private readonly ConditionalWeakTable<TRow, object?[]> values = [];

    /// <summary>The values of the record that a row was made for.</summary>
    public object?[] ValuesOf(TRow row) => values.TryGetValue(row, out var found) ? found : throw new ArgumentException("The row is not of this reader.", nameof(row));

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
            values.Add(rows[row], new object?[columns.Count]);
        }

        for (var i = 0; i < columns.Count; i++)
        {
            var column = records.Column(i);
            foreach (var row in rows[..column.Count])
            {
                ValuesOf(row)[i] = Value(ref column, KindOf(columns[i], asText));
            }
        }
    }

    private static object? Value(ref FieldColumn column, ColumnType kind) => kind switch
    {
        ColumnType.Integer => column.IntegerOrNull(),
        ColumnType.Decimal => column.DecimalOrNull(),
        ColumnType.Guid => column.GuidOrNull(),
        ColumnType.Date => column.DateOrNull(),
        _ => column.TextOrNull(),
    };

    private static ColumnType KindOf(object column, bool asText) => asText ? ColumnType.Text : column switch
    {
        Column<long> => ColumnType.Integer,
        Column<decimal> => ColumnType.Decimal,
        Column<Guid> => ColumnType.Guid,
        DateColumn => ColumnType.Date,
        _ => ColumnType.Text,
    };
}
