using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>The JSON schema for editors agrees with the reader.</summary>
public sealed class EditorSchemaTests
{
    private static readonly JsonElement Definitions =
        JsonDocument.Parse(TestFiles.ReadText("schemas/dataset.schema.json")).RootElement.GetProperty("definitions");

    [Fact]
    public void It_lists_exactly_the_types() =>
        Assert.Equal(
            ColumnTypes.All.Select(type => type.Name),
            GetProperties("column").Single(p => p.Name == "type").Value.GetProperty("enum").EnumerateArray().Select(e => e.GetString()));

    [Fact]
    public void It_accepts_exactly_the_formats_of_dates()
    {
        string[] parts = ["d", "dd", "ddd", "M", "MM", "yy", "yyyy", ""];
        string[] separators = ["/", "-", ".", " "];
        var formats =
            from first in parts
            from second in parts
            from third in parts
            from separator in separators
            from secondSeparator in separators
            select first + separator + second + secondSeparator + third;
        var pattern = GetProperties("column").Single(p => p.Name == "format").Value.GetProperty("pattern").GetString()!;

        Assert.All(formats, format => Assert.True(DateFormat.IsValid(format) == Regex.IsMatch(format, pattern, RegexOptions.ECMAScript), format));
    }

    [Theory]
    [InlineData("typed", "{ \"§\": {} }", "'typed'")]
    [InlineData("column", "{ \"columns\": { \"A\": { \"§\": {} } } }", "'A'")]
    [InlineData("systemQuery", "{ \"systemQueries\": [{ \"§\": {} }] }", "'systemQueries'")]
    public void It_lists_exactly_the_additions(string definition, string typed, string where)
    {
        Assert.False(Definitions.GetProperty(definition).GetProperty("additionalProperties").GetBoolean());
        var message = Messages(typed.Replace('§', '?')).Single(m => m.StartsWith(where + " has no property '?'; ", StringComparison.Ordinal));

        // For an unknown property, the reader lists the known ones.
        Assert.Equal(
            $"{where} has no property '?'; it has {string.Join(", ", GetProperties(definition).Select(p => p.Name))}.",
            message);
    }

    [Fact]
    public void It_accepts_the_response_of_the_service()
    {
        using var response = JsonDocument.Parse(DocumentedResponse.ReadText(DocumentedResponse.Datasets));
        var sent = response.RootElement.GetProperty("value")[0].EnumerateObject().Select(p => p.Name);

        // The article is about Partner Insights. One of the sibling programs sends one more property.
        Assert.Equal(DatasetProperties.ServicePart, [.. sent, DatasetProperties.Aggregations]);
        Assert.Equal([DatasetProperties.SchemaReference, .. DatasetProperties.ServicePart, DatasetProperties.Additions], GetProperties("dataset").Select(p => p.Name));
        Assert.False(Definitions.GetProperty("dataset").TryGetProperty("additionalProperties", out _));
        Assert.False(Definitions.GetProperty("response").TryGetProperty("additionalProperties", out _));
    }

    /// <summary>A tooltip can say more about the file.</summary>
    [Fact]
    public void A_property_of_the_service_has_the_description_and_the_form_of_the_table() => Assert.All(
        DatasetProperties.All.Zip(GetProperties("dataset").Where(property => DatasetProperties.ServicePart.Contains(property.Name))),
        pair =>
        {
            var (property, described) = (pair.First, pair.Second.Value);
            Assert.Equal(property.Name, pair.Second.Name);
            Assert.StartsWith(property.Description, described.GetProperty("description").GetString(), StringComparison.Ordinal);
            Assert.Equal(
                property.Form switch
                {
                    DatasetPropertyForm.Name => "string",
                    DatasetPropertyForm.Names => "array null",
                    DatasetPropertyForm.Mapping => "object null",
                    DatasetPropertyForm.WholeNumber => "integer null",
                },
                described.GetProperty("type") is { ValueKind: JsonValueKind.Array } types ? string.Join(' ', types.EnumerateArray()) : described.GetProperty("type").GetString());
        });

    [Fact]
    public void Every_property_has_a_description_for_its_tooltip()
    {
        foreach (var property in Definitions.EnumerateObject().SelectMany(d => GetProperties(d.Name)))
        {
            var described = property.Value.TryGetProperty("$ref", out var reference)
                ? Definitions.GetProperty(reference.GetString()!["#/definitions/".Length..])
                : property.Value;
            Assert.EndsWith(".", described.GetProperty("description").GetString(), StringComparison.Ordinal);
        }
    }

    private static List<JsonProperty> GetProperties(string definition) =>
        Definitions.GetProperty(definition).TryGetProperty("properties", out var properties) ? [.. properties.EnumerateObject()] : [];

    private static IEnumerable<string> Messages(string typed) =>
        SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["A"], "typed": {{typed}} }""").Problems.Select(p => p.Message);
}
