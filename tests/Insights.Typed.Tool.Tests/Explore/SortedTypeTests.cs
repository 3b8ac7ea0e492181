using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Tests.Inference;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>A column is sorted by what its type reads, not by the text.</summary>
public sealed class SortedTypeTests
{
    private const int Rows = 40;

    [Fact]
    public async Task Each_type_is_sorted_by_its_values()
    {
        var random = new Random(37);
        var columns = ColumnTypes.All.Where(info => info.Type != ColumnType.Text)
            .SelectMany(_ => Enumerable.Range(0, 3), (info, number) => TypedColumn.Create(random, info, $"{info.Type}{number}"))
            .ToList();
        var schema = $$"""
            { "datasetName": "Usage", "selectableColumns": [{{string.Join(", ", columns.Select(column => $"\"{column.Name}\"").Prepend("\"Row\""))}}],
              "availableMetrics": [], "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { {{string.Join(", ", columns.Select(column => $"\"{column.Name}\": {DeclarationWriter.Write(column.Declaration)}"))}} } } }
            """;
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, schema);
        using var file = new ReplacedFile(service, string.Concat(Enumerable.Range(-1, Rows + 1).Select(row => string.Join(',', columns.Select(column => column.GetField(row)).Prepend(row < 0 ? "Row" : Format(row))) + "\n")));
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Usage.json", schema), handler: file);
        var run = await page.RunAsync($"SELECT Row, {string.Join(", ", columns.Select(column => column.Name))} FROM Usage TIMESPAN LIFETIME");

        foreach (var column in columns)
        {
            var sorted = await page.GetAsync($"/api/runs/{run.GetProperty("id").GetString()}/rows?sort={column.Name}");
            Assert.Equal(Enumerable.Range(0, Rows).OrderBy(column.GetKey).Select(Format), sorted.GetProperty("rows").EnumerateArray().Select(row => row[0].GetString()));
        }
    }

    private static string Format(int row) => row.ToString(CultureInfo.InvariantCulture);

    private sealed record TypedColumn(string Name, ColumnTypeInfo Info, ColumnDeclaration Declaration, GeneratedColumn Column)
    {
        public static TypedColumn Create(Random random, ColumnTypeInfo info, string name)
        {
            while (true)
            {
                var column = GeneratedColumn.Create(random, info.Type);

                // Where the order of day and month is ambiguous, several declarations are proposed.
                if (TypeInference.Infer(new DeclaredColumn("Usage", name, false, null, false, null), column.WrittenValues).Proposal is { } declaration && declaration.Type == info.Type)
                {
                    return new TypedColumn(name, info, declaration, column);
                }
            }
        }

        public string GetField(int row) => row < 0 ? Name : $"\"{Column.WrittenValues[row % Column.WrittenValues.Length]}\"";

        /// <summary>Gets what a row is ordered by.</summary>
        public object GetKey(int row)
        {
            var index = row % Column.Values.Length;
            return Info.Kind.IsNumber() ? Convert.ToDecimal(Column.Values[index], CultureInfo.InvariantCulture)
                : Info.Kind.IsTime() ? Column.Values[index]
                : Column.WrittenValues[index].ToUpperInvariant();
        }
    }
}
