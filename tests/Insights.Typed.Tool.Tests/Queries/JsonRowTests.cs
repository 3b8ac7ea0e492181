using System.Text;
using System.Text.Json;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary>The JSON types of the rows of <c>query run --json</c>.</summary>
public sealed class JsonRowTests
{
    private const string Seats = """
        {
          "datasetName": "Seats",
          "selectableColumns": ["Product", "Sold", "Price", "Renews", "Used", "Day"],
          "availableMetrics": ["TotalSold"],
          "availableDateRanges": ["LIFETIME"],
          "typed": {
            "columns": {
              "Sold": { "type": "integer", "nullable": true },
              "Price": { "type": "decimal" },
              "Renews": { "type": "flag", "true": "Y", "false": "N" },
              "Used": { "type": "flag", "true": "1", "false": "0", "nullable": true },
              "Day": { "type": "date" }
            }
          }
        }
        """;

    private const string Query = "SELECT product, sold, Price, Renews, Used, Day FROM Seats TIMESPAN LIFETIME";

    [Theory]
    [InlineData]
    [InlineData("--no-check")]
    public async Task The_tool_writes_numbers_and_Booleans_by_the_types_of_the_schema_files(params string[] options)
    {
        await using var service = await Service.StartAsync(Seats);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Seats.json", Seats);
        string[] query = ["query", "run", Query, "--preview", .. options];

        var run = await DotNet.RunAsync(tool.Folder.Path, tool.Environment, [DotNet.Tool, .. query, "--json"]);
        var report = (await tool.RunAsync(["query", "run", Query, "--json", .. options])).AssertExit(0);

        Assert.Equal(run.AssertExit(0).Output, report.Output);
        var rows = run.Json.GetProperty("rows").EnumerateArray().ToList();
        var csv = (await tool.RunAsync([.. query, "--csv"])).AssertExit(0).Lines;
        Assert.Equal(csv.Skip(1), rows.Select(row => string.Join(',', csv[0].Split(',').Select(name => GetText(name, row.GetProperty(name))))));
        Assert.All(rows, row => Assert.Equal((JsonValueKind.String, JsonValueKind.String), (row.GetProperty("product").ValueKind, row.GetProperty("Day").ValueKind)));
        Assert.Equal([JsonValueKind.Number, JsonValueKind.Null], GetKinds("sold"));
        Assert.Equal([JsonValueKind.Number], GetKinds("Price"));
        Assert.Equal([JsonValueKind.True, JsonValueKind.False], GetKinds("Renews"));
        Assert.Equal([JsonValueKind.True, JsonValueKind.False, JsonValueKind.Null], GetKinds("Used"));

        IEnumerable<JsonValueKind> GetKinds(string name) => rows.Select(row => row.GetProperty(name).ValueKind).Distinct().Order();

        static string GetText(string column, JsonElement value) => (column, value.ValueKind) switch
        {
            (_, JsonValueKind.Number) => value.GetRawText(),
            ("Renews", JsonValueKind.True) => "Y",
            ("Renews", JsonValueKind.False) => "N",
            (_, JsonValueKind.True) => "1",
            (_, JsonValueKind.False) => "0",
            _ => value.GetString() ?? "",
        };
    }

    [Fact]
    public async Task A_metric_is_a_number()
    {
        await using var service = await Service.StartAsync(Seats);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Seats.json", Seats);

        var run = (await tool.RunAsync("query", "run", "SELECT Product, TotalSold FROM Seats TIMESPAN LIFETIME", "--json")).AssertExit(0);

        Assert.All(run.Json.GetProperty("rows").EnumerateArray(), row => Assert.Equal(JsonValueKind.Number, row.GetProperty("TotalSold").ValueKind));
    }

    [Theory]
    [InlineData("""{ "datasetName": "Other", "selectableColumns": ["Sold"], "availableDateRanges": ["LIFETIME"] }""")]
    [InlineData("""{ "type": "object" }""")]
    [InlineData("""{ "datasetName": "Seats", "selectableColumns": ["Product"], "availableDateRanges": ["LIFETIME"] }""")]
    public async Task A_column_that_no_schema_file_has_is_text(string file)
    {
        await using var service = await Service.StartAsync(Seats);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/file.json", file);

        var run = (await tool.RunAsync("query", "run", "SELECT Price, Renews FROM Seats TIMESPAN LIFETIME", "--json", "--no-check")).AssertExit(0);

        Assert.Empty(run.Error);
        Assert.All(run.Json.GetProperty("rows").EnumerateArray().SelectMany(row => row.EnumerateObject()), cell => Assert.Equal(JsonValueKind.String, cell.Value.ValueKind));
    }

    [Theory]
    [InlineData("Sold", "9223372036854775808", "9223372036854775808")]
    [InlineData("Price", "-0.10000000000000000000000000000000000000000000000001", "-0.10000000000000000000000000000000000000000000000001")]
    [InlineData("Price", "1.50E+400", "1.50E+400")]
    [InlineData("Price", "0", "0")]
    [InlineData("Price", "007", "\"007\"")]
    [InlineData("Price", "+1", "\"+1\"")]
    [InlineData("Price", ".5", "\".5\"")]
    [InlineData("Price", "1.", "\"1.\"")]
    [InlineData("Price", "1,234", "\"1,234\"")]
    [InlineData("Price", " 1", "\" 1\"")]
    [InlineData("Price", "1\n", "\"1\\n\"")]
    [InlineData("Price", "١", "\"١\"")]
    [InlineData("Price", "NaN", "\"NaN\"")]
    [InlineData("Price", "true", "\"true\"")]
    [InlineData("Price", null, "null")]
    [InlineData("Renews", "y", "true")]
    [InlineData("Renews", "No", "false")]
    [InlineData("Renews", "maybe", "\"maybe\"")]
    [InlineData("Product", "12", "\"12\"")]
    [InlineData("Product", null, "null")]
    public void A_value_keeps_its_digits_and_is_text_if_it_does_not_match_its_type(string column, string? value, string expected)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonText.Options with { Indented = false }))
        {
            json.WriteStartObject();
            new JsonColumn(column, Service.Read(Seats).Columns.Single(c => c.Name == column)).Write(json, value);
            json.WriteEndObject();
        }

        Assert.Equal($$"""{"{{column}}":{{expected}}}""", Encoding.UTF8.GetString(bytes.ToArray()));
    }
}
