using System.Runtime.CompilerServices;
using Insights.Typed.Reading;

namespace Insights.Typed.Client.Tests.Properties;

/// <summary>Stands in for the reader that the generator writes for one <c>Select</c>: reads columns that are chosen at run time.</summary>
internal sealed class ChosenColumns<TRow>(IReadOnlyList<object> columns)
    : RowReader<TRow>([.. columns.Select(column => new ReaderColumn(GeneratedDataset.NameOf(column), KindOf(column), isNullable: true))], reusesRow: false)
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
            for (var row = 0; row < column.Count; row++)
            {
                ValuesOf(rows[row])[i] = Value(column, row, KindOf(columns[i]));
            }
        }
    }

    private static object? Value(FieldColumn column, int row, ColumnKind kind) => kind switch
    {
        ColumnKind.Integer => column.IntegerOrNull(row),
        ColumnKind.Decimal => column.DecimalOrNull(row),
        ColumnKind.Guid => column.GuidOrNull(row),
        ColumnKind.Date => column.DateOrNull(row),
        _ => column.TextOrNull(row),
    };

    private static ColumnKind KindOf(object column) => column switch
    {
        Column<long> => ColumnKind.Integer,
        Column<decimal> => ColumnKind.Decimal,
        Column<Guid> => ColumnKind.Guid,
        DateColumn => ColumnKind.Date,
        _ => ColumnKind.Text,
    };
}
