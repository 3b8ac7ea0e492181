using System.Text.RegularExpressions;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Tests.Docs;

/// <summary>The page about schema files shows valid files, and the build output for invalid ones.</summary>
public sealed partial class SchemaPageTests
{
    private static readonly string Page = File.ReadAllText(DocumentedCode.GetPath("schemas/README.md"));

    [Fact]
    public void A_build_reports_the_message_of_the_page()
    {
        var files = DocumentedCode.Parse(Page).Where(code => code.Language == "json").ToList();

        Assert.NotEmpty(files);
        Assert.All(files, file =>
        {
            var build = TestProject.Create(
                new SchemaText($"schemas/{DatasetName().Match(file.Code).Groups[1].Value}.json", file.Code),
                new SchemaText("shipped/Sales.json", """{ "datasetName": "Sales", "selectableColumns": ["OrderId", "Amount"] }""")).Build().AssertCompiles();
            Assert.Equal(file.ExpectedOutput ?? "", string.Concat(build.Result.Diagnostics.Select(d => d + "\n")));
            Assert.Contains("class SalesColumns", string.Concat(build.Generated.Values), StringComparison.Ordinal);
        });
    }

    /// <summary>As in the JSON schema that editors read.</summary>
    [Fact]
    public void Every_field_and_every_type_is_on_the_page()
    {
        using var described = System.Text.Json.JsonDocument.Parse(File.ReadAllText(DocumentedCode.GetPath("schemas/dataset.schema.json")));
        var definitions = described.RootElement.GetProperty("definitions");
        var fields = Names(definitions.GetProperty("dataset")).Where(name => name != "typed")
            .Concat(Names(definitions.GetProperty("typed")).Select(name => "typed." + name))
            .Concat(Names(definitions.GetProperty("column")))
            .Concat(Names(definitions.GetProperty("systemQuery")))
            .Concat(definitions.GetProperty("column").GetProperty("properties").GetProperty("type").GetProperty("enum").EnumerateArray().Select(type => type.GetString()!));

        Assert.All(fields, field => Assert.Contains($"`{field}`", Page, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_type_is_on_the_page_about_reading()
    {
        var page = File.ReadAllText(DocumentedCode.GetPath("src/Insights.Typed/Reading/README.md"));

        Assert.All(ColumnTypes.All, type => Assert.Contains($"\n| `{type.Name}` | `{type.CSharpName.Replace("global::System.", "", StringComparison.Ordinal)}`", page, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Names(System.Text.Json.JsonElement definition) => definition.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    [GeneratedRegex("\"datasetName\": \"(\\w+)\"", RegexOptions.CultureInvariant)]
    private static partial Regex DatasetName();
}
