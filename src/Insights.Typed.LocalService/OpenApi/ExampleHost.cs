using System.Text.Json.Nodes;
using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.OpenApi;

/// <summary>The host of the emulator that records examples: each query has one row, and no file exists.</summary>
internal sealed class ExampleHost : EmulationHost
{
    public override Task<QueryRows> RunAsync(BoundQuery query, DateWindow window, long maximumRows, CancellationToken cancellationToken) =>
        Task.FromResult<QueryRows>(new ExampleRows([.. query.Select.Select(column => column.Schema)]));

    public override (Uri Location, Uri SecureLink) CreateLinks(EmulatedExecution execution, DateTime expiry)
    {
        var location = $"https://files.example/reports/{execution.FileName}";
        return (new Uri(location), new Uri($"{location}?se={ServiceTime.ToText(expiry)}&sig=signature"));
    }

    private sealed class ExampleRows(IReadOnlyList<ColumnSchema> columns) : QueryRows
    {
        private bool hasRow;

        public override IReadOnlyList<ColumnSchema> Columns => columns;

        public override bool Read() => !hasRow && (hasRow = true);

        public override string? GetText(int ordinal) => GetJson(ordinal)!.ToString();

        public override JsonValue? GetJson(int ordinal)
        {
            var column = columns[ordinal];
            return column.Kind switch
            {
                ValueKind.Integer => JsonValue.Create(10),
                ValueKind.Decimal => JsonValue.Create(12.5m),
                ValueKind.Date => JsonValue.Create("2026-01-31"),
                ValueKind.DateTime => JsonValue.Create("2026-01-31T00:00:00Z"),
                ValueKind.Guid => JsonValue.Create("00000000-0000-0000-0000-000000000001"),
                ValueKind.Flag => JsonValue.Create(column.BooleanFormat!.True),
                ValueKind.Text => JsonValue.Create(column.Samples.Count > 0 ? column.Samples[0] : $"the {column.Name}"),
            };
        }
    }
}
