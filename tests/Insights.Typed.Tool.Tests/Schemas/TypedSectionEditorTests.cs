using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>Types that are declared in a file with another formatting.</summary>
public sealed class TypedSectionEditorTests
{
    private static readonly ColumnDeclaration Integer = ColumnDeclaration.Create("Seats", ColumnType.Integer);

    private static readonly string[] Parts = ["description", "columns", "metrics", "systemQuery"];

    [Theory]
    [InlineData(null, "{\n    \"columns\": {\n      \"Seats\": { \"type\": \"integer\" }\n    }\n  }")]
    [InlineData("{}", "{\n    \"columns\": {\n      \"Seats\": { \"type\": \"integer\" }\n    }\n  }")]
    [InlineData("{ \"columns\": { } }", "{ \"columns\": {\n      \"Seats\": { \"type\": \"integer\" }\n    } }")]
    [InlineData("{ \"columns\": { \"Id\": { \"type\": \"guid\" } } }", "{ \"columns\": { \"Id\": { \"type\": \"guid\" }, \"Seats\": { \"type\": \"integer\" } } }")]
    [InlineData("{ \"Columns\": { \"seats\": { \"description\": \"Nombre d'élèves 😀\", \"type\": \"text\" } }, \"x\": 1 }", "{ \"Columns\": { \"seats\": { \"type\": \"integer\", \"description\": \"Nombre d'élèves 😀\" } }, \"x\": 1 }")]
    [InlineData("{ \"description\": \"é { } \\\" columns\" }", "{ \"description\": \"é { } \\\" columns\", \"columns\": {\n      \"Seats\": { \"type\": \"integer\" }\n    } }")]
    [InlineData("{\n    \"columns\": {\n      \"Id\": { \"type\": \"guid\" }\n    }\n  }", "{\n    \"columns\": {\n      \"Id\": { \"type\": \"guid\" },\n      \"Seats\": { \"type\": \"integer\" }\n    }\n  }")]
    public void A_declaration_is_added_or_replaced_and_the_rest_stays(string? typed, string expected) =>
        Assert.Equal(expected, TypedSectionEditor.Declare(typed, isMetric: false, Integer));

    [Fact]
    public void Generated_files_declare_new_types_and_keep_the_rest()
    {
        var random = new Random(14);
        for (var i = 0; i < 500; i++)
        {
            var before = Generate(random);
            var section = random.Next(2) == 0 ? "columns" : "metrics";
            var name = $"C{random.Next(6)}";
            var text = before.ToJsonString(new() { WriteIndented = random.Next(2) == 0 });

            var after = JsonNode.Parse(TypedSectionEditor.Declare(text, section == "metrics", Integer with { Name = name }))!.AsObject();

            Assert.Equal("integer", (string?)after[section]![name]!["type"]);
            var expected = before.DeepClone().AsObject();
            var declared = (expected[section] ??= new JsonObject()).AsObject();
            var description = declared[name]?["description"]?.DeepClone();
            declared[name] = description is null ? new JsonObject { ["type"] = "integer" } : new JsonObject { ["type"] = "integer", ["description"] = description };
            Assert.True(JsonNode.DeepEquals(expected, after), $"{text}\n{after}");
        }
    }

    /// <summary>A property of the old type that stayed would be an error or a warning in the next build.</summary>
    [Theory]
    [InlineData("""{ "samples": ["1", "2"], "description": "d" }""")]
    [InlineData("""{ "type": "text", "Samples": ["1", "2"], "nullable": true, "description": "d" }""")]
    [InlineData("""{ "type": "flag", "true": "Y", "false": "N", "description": "d" }""")]
    [InlineData("""{ "type": "date", "format": "d.M.yyyy", "description": "d" }""")]
    [InlineData("""{ "description": "d" }""")]
    public void A_declaration_of_any_other_type_replaces_all_that_belongs_to_the_old_one(string declared)
    {
        foreach (var type in ColumnTypes.All)
        {
            var declaration = ColumnDeclaration.Create("Seats", type.Type) with { BooleanFormat = type.Kind == ValueKind.Flag ? new BooleanFormat("1", "0") : null };
            var typed = TypedSectionEditor.Declare($$"""{ "columns": { "Seats": {{declared}} } }""", isMetric: false, declaration);

            var document = SchemaDocument.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["Seats"], "typed": {{typed}} }""");

            Assert.Empty(document.File.Problems);
            var read = Assert.Single(document.Parts[0].ReadDeclarations().Columns);
            Assert.Equal(declaration with { Description = "d", Position = read.Position }, read);
        }
    }

    private static JsonObject Generate(Random random)
    {
        var typed = new JsonObject();
        foreach (var part in Parts.Where(_ => random.Next(2) == 0))
        {
            typed[part] = part is "columns" or "metrics" ? new JsonObject(Enumerable.Range(0, 6).Where(_ => random.Next(2) == 0).Select(n => KeyValuePair.Create(
                $"C{n}", (JsonNode?)(random.Next(2) == 0 ? new JsonObject { ["type"] = "flag", ["true"] = "Y", ["false"] = "N", ["nullable"] = true } : new JsonObject { ["type"] = "date", ["description"] = "{é\"}\n" })))) : "\"}{é";
        }

        return typed;
    }
}
