using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Typed.Generator.Tests.Schemas;

/// <summary>For any corrupted schema file, the generator does not throw, and the code that it still generates compiles.</summary>
public sealed partial class CorruptedFileTests
{
    /// <summary>The files are the same in every run; the environment variable INSIGHTS_SOAK=N tries N times as many.</summary>
    private static readonly int Files = 250 * Soak.Factor;

    /// <summary>With unusual names, so that an edit can cause a name conflict.</summary>
    private const string ValidSchema =
        """
        { "value": [{ "datasetName": "D", "selectableColumns": ["A", "get_A", "DRow", "class", "A-B"], "availableMetrics": ["M"],
          "availableDateRanges": ["LAST_MONTH", "D_DATE_RANGES"], "minimumRecurrenceInterval": 24,
          "typed": { "source": "s", "description": "<d>\n&", "columns": { "A": { "type": "flag", "true": "Y", "false": "N" },
            "A-B": { "type": "date", "nullable": true, "description": "x" }, "class": { "type": "guid" } },
            "metrics": { "M": { "type": "integer", "description": "m" } } } },
          { "datasetName": "DQuery", "selectableColumns": ["A"] }] }
        """;

    private static readonly string[] Insertions =
    [
        "null", "true", "0", "-1", "1e400", "\"\"", "\"\\ud800\"", "\"x\\u0000\"", "\"SELECT\"", "\"é😀\"", "[]", "{}", "}", "]", ",", ":", "\\", "\"", "\r\n", "\u2028", "\ud83d", "//",
        "A", "a", "D", "_", "-", ".", "_0", "1", "Row", "Query", "Datasets", "get_", "set_", "op_Equality", "__column0", "__metrics", "__Metrics", "__Text", "Equals", "</summary>", "*/", "#error",
        "\"datasetName\"", "\"Datasets\"", "\"A\",", "\"typed\"", "\"flag\"", "\"text\"", "\"decimal\"", "\"datetime\"",
    ];

    [Fact]
    public void A_corrupted_file_never_throws_and_generated_code_compiles()
    {
        var random = new Random(20);
        var project = TestProject.Create(new SchemaText("corrupted.json", ValidSchema));
        var build = project.Build().AssertCompiles();
        var compiled = new HashSet<string>(StringComparer.Ordinal);
        Assert.Equal(2, build.Generated.Count);

        for (var i = 0; i < Files; i++)
        {
            var corrupted = Corrupt(ValidSchema, random);
            build = project.WithSchema(new SchemaText("corrupted.json", corrupted)).Build(build);

            Assert.True(build.Result.Exception is null, $"{build.Result.Exception}\n{corrupted}");
            Assert.True(build.Generated.Count + build.Result.Diagnostics.Length > 0, corrupted);
            Assert.All(build.Result.Diagnostics, d => Assert.StartsWith("INS", d.Id, StringComparison.Ordinal));
            if (compiled.Add(string.Concat(build.Generated.Values)))
            {
                Assert.True(build.Diagnostics.IsEmpty, $"{string.Join('\n', build.Diagnostics)}\n{corrupted}");
            }
        }

        Assert.True(compiled.Count > Files / 4, $"Only {compiled.Count} of the files resulted in different code.");
    }

    private static string Corrupt(string text, Random random)
    {
        for (var edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            var position = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 12), text.Length - position);
            text = random.Next(16) switch
            {
                0 => text.Remove(position, length),
                1 => text.Insert(position, text.Substring(position, length)),
                2 => text[..position],
                3 => WithFlippedBit(text, position, random.Next(7)),
                4 => text.Remove(position, length).Insert(position, Insertions[random.Next(Insertions.Length)]),
                _ => InName(text, random),
            };
        }

        return text;
    }

    /// <summary>Most random edits break the JSON and have no further effect; edits of a name do.</summary>
    private static string InName(string text, Random random)
    {
        var names = Name().Matches(text);
        if (names.Count == 0)
        {
            return text;
        }

        var name = names[random.Next(names.Count)];
        var insertion = Insertions[random.Next(Insertions.Length)].Trim('"', ',');
        return random.Next(3) switch
        {
            0 => text.Remove(name.Index, name.Length).Insert(name.Index, insertion),
            1 => text.Insert(name.Index, insertion),
            _ => text.Insert(name.Index + name.Length, insertion),
        };
    }

    [GeneratedRegex("""(?<=")[^"]*(?="[\],:} ])""")]
    private static partial Regex Name();

    private static string WithFlippedBit(string text, int position, int bit)
    {
        var corrupted = new StringBuilder(text);
        corrupted[position] = (char)(corrupted[position] ^ (1 << bit));
        return corrupted.ToString();
    }
}
