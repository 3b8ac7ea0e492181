using System.Text;
using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed.Tool.Tests.Inference;

/// <summary>Reads a column's values as the library reads a report, with a declared type.</summary>
internal static class InferredTypeReader
{
    public static async Task<List<object?>> ReadAsync(string declaration, IEnumerable<string> values)
    {
        var column = CreateColumn(JsonDocument.Parse(declaration).RootElement);
        using var file = new MemoryStream(Encoding.UTF8.GetBytes($"Value\n{string.Concat(values.Select(text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"))}"));
        return await ReportFileReader.ReadAsync(new ValueQuery(column), file, cancellationToken: TestContext.Current.CancellationToken)
            .Select(row => row.Value)
            .ToListAsync(TestContext.Current.CancellationToken);
    }

    private static (ReaderColumn Column, ColumnType Kind) CreateColumn(JsonElement declared)
    {
        var kind = Enum.Parse<ColumnType>(declared.GetProperty("type").GetString()!, ignoreCase: true);
        return declared.TryGetProperty("format", out var format)
            ? (new ReaderColumn("Value", kind, isNullable: false, format.GetString()!), kind)
            : declared.TryGetProperty("true", out var yes)
                ? (new ReaderColumn("Value", kind, isNullable: false, yes.GetString()!, declared.GetProperty("false").GetString()!), kind)
                : (new ReaderColumn("Value", kind, isNullable: false), kind);
    }

    private sealed class ValueRow
    {
        public object? Value { get; set; }
    }

    private sealed class ValueQuery((ReaderColumn Column, ColumnType Kind) column) : DatasetQuery<ValueRow>("D", null, new ValueReader(column.Column, column.Kind));

    private sealed class ValueReader(ReaderColumn column, ColumnType kind) : RowReader<ValueRow>([column], reusesRow: false)
    {
        protected override void InitializeRows(Span<ValueRow> rows)
        {
            foreach (ref var row in rows)
            {
                row = new ValueRow();
            }
        }

        protected override void Read(RecordBatch records, ReadOnlySpan<ValueRow> rows)
        {
            var values = records.GetColumn(0);
            for (var i = 0; i < values.Count; i++)
            {
                rows[i].Value = kind switch
                {
                    ColumnType.Text => values.Text(),
                    ColumnType.Integer => values.Integer(),
                    ColumnType.Decimal => values.Decimal(),
                    ColumnType.Date => values.Date(),
                    ColumnType.DateTime => values.DateTime(),
                    ColumnType.Guid => values.Guid(),
                    ColumnType.Flag => values.Flag(),
                    _ => throw new InvalidOperationException($"{kind} is not read here."),
                };
            }
        }
    }
}
