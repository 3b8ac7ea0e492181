using System.Data.Common;
using DuckDB.NET.Data;
using Insights.Typed.Export;
using Insights.Typed.Language;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>The values of a column in an array of their type.</summary>
internal abstract class ColumnValues
{
    public abstract int Count { get; }

    /// <summary>Appends the value of a row.</summary>
    public abstract void Append(IDuckDBAppenderRow appended, int row);

    public static async Task<ColumnValues[]> ReadAsync(ExportItem item)
    {
        var columns = item.Columns.Select((column, ordinal) => Create(column.Type, ordinal)).ToArray();
        await using var reader = await item.Report.OpenDataReaderAsync(item.Execution);
        while (await reader.ReadAsync())
        {
            foreach (var column in columns)
            {
                column.Add(reader);
            }
        }

        return columns;
    }

    protected abstract void Add(DbDataReader row);

    private static ColumnValues Create(ColumnType type, int ordinal) => type.GetKind() switch
    {
        ValueKind.Text => new Values<string>(ordinal, static (appended, value) => appended.AppendValue(value)),
        ValueKind.Integer => new Values<long>(ordinal, static (appended, value) => appended.AppendValue(value)),
        ValueKind.Decimal => new Values<decimal>(ordinal, static (appended, value) => appended.AppendValue(value)),
        ValueKind.Date => new Values<DateOnly>(ordinal, static (appended, value) => appended.AppendValue(value)),
        ValueKind.DateTime => new Values<DateTime>(ordinal, static (appended, value) => appended.AppendValue(value)),
        ValueKind.Guid => new Values<Guid>(ordinal, static (appended, value) => appended.AppendValue(value)),
        ValueKind.Flag => new Values<bool>(ordinal, static (appended, value) => appended.AppendValue(value)),
    };

    /// <summary>No value of the report is missing: a reader throws for one that is.</summary>
    private sealed class Values<T>(int ordinal, Action<IDuckDBAppenderRow, T> append) : ColumnValues
    {
        private readonly List<T> values = [];

        public override int Count => values.Count;

        public override void Append(IDuckDBAppenderRow appended, int row) => append(appended, values[row]);

        protected override void Add(DbDataReader row) => values.Add(row.GetFieldValue<T>(ordinal));
    }
}
