using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Reading;

/// <summary>The declaration that is written is the declaration that is read.</summary>
public sealed class DeclarationTests
{
    private static readonly string[] Texts = ["", "Y", "a \"quoted\" text", "C:\\", "Größe 日本😀", "line\nbreak\t", "</script>", "{ } [ ]"];
    private static readonly string[] Literals = ["Y", "N", "1", "0", "Oui", "Æ"];

    [Fact]
    public void Generated_declarations_are_read_as_they_were_written()
    {
        var random = new Random(41);
        for (var i = Soak.Times(500); i > 0; i--)
        {
            var isMetric = random.Next(3) == 0;
            var declaration = Create(random, isMetric);
            var text = Write(declaration, isMetric);

            var document = SchemaDocument.Read("d.json", text);

            Assert.True(document.File.Problems.Count == 0, $"{text}: {string.Join(' ', document.File.Problems.Select(problem => problem.Message))}");
            var (columns, metrics) = document.Parts[0].ReadDeclarations();
            var read = Assert.Single(isMetric ? metrics : columns);
            Assert.True(declaration == (read with { Position = declaration.Position }), text);
        }
    }

    [Fact]
    public void The_table_has_the_properties_that_are_written()
    {
        var random = new Random(43);
        var written = Enumerable.Range(0, 500).SelectMany(_ => GetNames(DeclarationWriter.Write(Create(random, isMetric: false)))).Distinct();

        Assert.Equal(DeclarationProperties.All.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_declaration_without_properties_is_an_empty_object() =>
        Assert.Equal("{}", DeclarationWriter.Write(ColumnDeclaration.Create("A", ColumnType.Text) with { Type = null }));

    private static string Write(ColumnDeclaration declaration, bool isMetric) => $$"""
        { "datasetName": "D", "selectableColumns": ["A"], "availableMetrics": ["M"],
          "typed": { "{{DeclarationProperties.GetSection(isMetric)}}": { "{{declaration.Name}}": {{DeclarationWriter.Write(declaration)}} } } }
        """;

    private static ColumnDeclaration Create(Random random, bool isMetric)
    {
        var types = Enum.GetValues<ColumnType>();
        ColumnType? type = random.Next(5) == 0 ? null : types[random.Next(types.Length)];
        var kind = (type ?? ColumnDeclaration.GetDefaultType(isMetric)).GetKind();
        string[] literals = [.. Literals];
        random.Shuffle(literals);
        return ColumnDeclaration.Create(isMetric ? "M" : "A", ColumnType.Text) with
        {
            Type = type,
            IsNullable = random.Next(3) switch { 0 => null, 1 => true, _ => false },
            BooleanFormat = kind == ValueKind.Flag ? new BooleanFormat(literals[0], literals[1]) : null,
            DateFormat = kind.IsTime() && random.Next(2) == 0 ? Choose(random, [.. DateFormat.All]) : null,
            Samples = kind == ValueKind.Text && random.Next(2) == 0 ? Enumerable.Range(0, random.Next(1, 4)).Select(_ => Choose(random, Texts)).ToEquatableArray() : default,
            Description = random.Next(2) == 0 ? Choose(random, Texts) : null,
        };
    }

    private static List<string> GetNames(string json)
    {
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.EnumerateObject().Select(property => property.Name)];
    }

    private static string Choose(Random random, string[] values) => values[random.Next(values.Length)];
}
