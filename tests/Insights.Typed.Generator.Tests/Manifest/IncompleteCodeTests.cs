namespace Insights.Typed.Generator.Tests.Manifest;

/// <summary>Incomplete code must not remove the generated types from a build with a manifest.</summary>
public sealed class IncompleteCodeTests
{
    private static readonly TestProject Project =
        ManifestFile.Project(Samples.Usage, Samples.Sales).WithSource("/app/Shared.cs", WrittenQueries.Shared);

    private static readonly string[] Pieces =
    [
        ".Select(", ".Select()", ".Select(() => 1)", "=> ", "(", ")", "{", "}", "from x in ", " select ", " orderby select ", ".Where(x => ", ".Where()", ".Take()", "?.", "!", "..", "[", "]", "new ", "<", ">",
        "is { } ", "switch { ", "Datasets.", "Datasets.Usage.Select", "SystemQueries.", "InsightsQuery.FromText(", "InsightsQuery.FromText()", "\"", "\"\"\"", "/*", "//", "#if X", "\n", "(InsightsQuery)", " as ", "foreach (var q in ", "out var q", "\ud83d", "_", "@", "record ", "class ", "=", "??", ", ",
    ];

    [Theory]
    [InlineData("using Insights.Typed;\nvar a = Datasets.Usage.Select(() => 1);\n")]
    [InlineData("using Insights.Typed;\nvar a = Datasets.Usage.Select(x, y);\n")]
    [InlineData("using Insights.Typed;\nvar a = from x in Datasets.Usage orderby select x;\n")]
    [InlineData("using Insights.Typed;\nvar a = from x in Datasets.Usage orderby x.Name, select x;\n")]
    [InlineData("using Insights.Typed;\nvar a = Datasets.Usage.Where().OrderBy().Take().During().Select();\n")]
    [InlineData("using Insights.Typed;\nvar a = Datasets.Usage.Select(delegate { return 1; });\n")]
    [InlineData("using Insights.Typed;\nvar a = Datasets.Usage.Select(() => \"all\");\nstatic class Own { public static string Select(this UsageQuery query, System.Func<string> make) => make(); }\n")]
    public void It_does_not_stop_the_generator(string program) => AssertGenerates(program);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Truncated_and_randomly_changed_programs_do_not_stop_the_generator(int seed)
    {
        var random = new Random(seed);
        var completeText = WrittenQueries.Program(random, lines: 12);
        for (var i = 0; i < Soak.Times(20); i++)
        {
            AssertGenerates(Mutate(completeText, random));
        }
    }

    private static string Mutate(string text, Random random)
    {
        if (random.Next(4) == 0)
        {
            return text[..random.Next(text.Length)];
        }

        for (var changes = random.Next(1, 5); changes > 0; changes--)
        {
            var position = random.Next(text.Length);
            text = random.Next(2) == 0
                ? text.Insert(position, Pieces[random.Next(Pieces.Length)])
                : text.Remove(position, Math.Min(random.Next(1, 30), text.Length - position));
        }

        return text;
    }

    private static void AssertGenerates(string program)
    {
        var result = Project.WithSource("/app/Program.cs", program).BuildEdited().Result;

        Assert.True(result.Exception is null, $"{result.Exception}\n{program}");
        Assert.Contains(result.GeneratedSources, source => source.HintName == "Usage.g.cs");
        Assert.Contains(result.GeneratedSources, source => source.HintName == "Insights.Queries.g.cs");
    }
}
