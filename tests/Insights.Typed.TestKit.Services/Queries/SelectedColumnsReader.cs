using System.Runtime.CompilerServices;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.TestKit.Services;

/// <summary>Replaces the generated reader of one <c>Select</c>: reads columns that are chosen at run time.</summary>
/// <param name="columns">The columns.</param>
/// <param name="readAsText">Whether each value is the text of the file, instead of a typed value.</param>
public sealed class SelectedColumnsReader<TRow>(IReadOnlyList<object> columns, bool readAsText)
    : RowReader<TRow>([.. columns.Select(column => new ReaderColumn(GeneratedDataset.GetName(column), GetColumnType(column, readAsText), isNullable: true))], reusesRow: false)
    where TRow : class, new()
{
    private readonly ConditionalWeakTable<TRow, object?[]> values = [];

    /// <summary>The values of the record for which a row was created.</summary>
    public object?[] GetValues(TRow row) => values.TryGetValue(row, out var rowValues) ? rowValues : throw new ArgumentException("The row was not created by this reader.", nameof(row));

    protected override void InitializeRows(Span<TRow> rows)
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
            var column = records.GetColumn(i);
            foreach (var row in rows[..column.Count])
            {
                GetValues(row)[i] = ReadValue(ref column, GetColumnType(columns[i], readAsText));
            }
        }
    }

    private static object? ReadValue(ref FieldColumn column, ColumnType type) => type switch
    {
        ColumnType.Text => column.TextOrNull(),
        ColumnType.Integer => column.IntegerOrNull(),
        ColumnType.Decimal => column.DecimalOrNull(),
        ColumnType.Guid => column.GuidOrNull(),
        ColumnType.Date => column.DateOrNull(),
        ColumnType.DateTime => column.DateTimeOrNull(),
        ColumnType.Flag => column.FlagOrNull(),
    };

    private static ColumnType GetColumnType(object column, bool readAsText) => readAsText ? ColumnType.Text : column switch
    {
        QueryColumn<long> => ColumnType.Integer,
        QueryColumn<decimal> => ColumnType.Decimal,
        QueryColumn<Guid> => ColumnType.Guid,
        DateColumn => ColumnType.Date,
        TextColumn or BooleanColumn => ColumnType.Text,
        _ => throw new ArgumentException($"No type of the test kit has columns of the class {column.GetType()}.", nameof(column)),
    };
}
