using Insights.Typed.Generator.Projections;
using Steps = Insights.Typed.Generator.InsightsGenerator.Steps;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>The many ordinary calls of <c>Select</c> are skipped by their text alone, before anything is bound.</summary>
public sealed class OrdinarySelectTests
{
    private const string Members = """
        private static readonly List<string> list = ["a"];
        private static readonly Order order = new();
        private static string[] Texts => ["a"];
        private static IQueryable<string> Queryable { get; } = new[] { "a" }.AsQueryable();
        private static IEnumerable<string> Get() => list;
        private static int Length(string text) => text.Length;
        private sealed class Order { public List<Line> Lines { get; } = []; public Dictionary<string, Line> Datasets { get; } = []; }
        private sealed record Line(string Name, int Count);
        """;

    public static TheoryData<string> Ordinary =>
    [
        "list.Select(x => x.Length)",
        "list.Where(x => x.Length > 1).OrderBy(x => x).Take(3).Distinct().Select(x => x.Length)",
        "order.Lines.Select(x => x.Name)",
        "order.Lines.Where(x => x.Count > 1).Select(x => new { x.Name, x.Count })",
        "order.Datasets.Select(x => x.Key)",
        "order.Datasets.Values.Select(x => x.Name)",
        "order?.Lines.Select(x => x.Name)",
        "Texts.Select(x => x.Length)",
        "Program.Texts.Select(x => x.Length)",
        "Queryable.Select(x => x.Length)",
        "Queryable.Where(x => x != \"\").Select(x => x.Length)",
        "Get().Select(x => x.Length)",
        "Get().ToList().Select(x => x.Length)",
        "\"text\".Select(c => c)",
        "new[] { 1, 2 }.Select(x => x + 1)",
        "new List<int>().Select(x => x)",
        "Enumerable.Range(0, 3).Select(i => i)",
        "Enumerable.Select(list, x => x.Length)",
        "list.Select(Length)",
        "list.Select((x, i) => i)",
        "list.Select(delegate (string x) { return x.Length; })",
        "list.GroupBy(x => x.Length).Select(g => g.Key)",
        "list.SelectMany(x => x).Select(c => c)",
        "from x in list select x.Length",
        "from x in Texts where x.Length > 1 orderby x select x",
        "list[0].Select(c => c)",
        "(list).Select(x => x)",
        "list!.Select(x => x)",
        "((IEnumerable<string>)list).Select(x => x)",
        "(DateTime.Now.Year > 1 ? list : null)!.Select(x => x)",
        "default(List<string>)!.Select(x => x)",
        "AppDomain.CurrentDomain.GetAssemblies().Select(a => a.FullName)",
    ];

    public static TheoryData<string> OrdinaryBodies =>
    [
        "var local = list; return local.Select(x => x.Length);",
        "var local = list.Where(x => x != \"\"); return local.Select(x => x.Length);",
        "List<string> local = [\"a\"]; return local.Select(x => x.Length);",
        "IEnumerable<string> local = list; return local.Take(1).Select(x => x.Length);",
        "string[]? local = null; return local!.Select(x => x.Length);",
        "dynamic local = list; return Enumerable.Select((List<string>)local, x => x.Length);",
        "var (first, second) = (list, list); return first.Select(x => x.Length);",
        "return list is { } found ? found.Select(x => x.Length) : null;",
        "foreach (var line in new[] { order.Lines }) { return line.Select(x => x.Name); } return null;",
        "object Of(IEnumerable<string> texts) => texts.Select(x => x.Length); return Of(list);",
        "Func<string[], object> f = texts => texts.Select(x => x.Length); return f([]);",
        "IEnumerable<string> Texts2() => list; return Texts2().Select(x => x.Length);",
    ];

    [Theory]
    [MemberData(nameof(Ordinary))]
    public void An_expression_does_not_pass(string expression) => AssertIgnored($"return {expression};");

    [Theory]
    [MemberData(nameof(OrdinaryBodies))]
    public void A_variable_does_not_pass(string body) => AssertIgnored(body);

    [Fact]
    public void A_query_of_a_dataset_is_a_candidate()
    {
        var project = CreateProject("return Insights.Typed.Datasets.Usage.Select(x => x.Name);");

        Assert.Equal(1, Candidates(project));
        Assert.Single(project.Build().Values(Steps.SelectCalls));
    }

    private static void AssertIgnored(string body)
    {
        var project = CreateProject(body);

        Assert.Equal(0, Candidates(project));
        Assert.Empty(project.BuildEdited().AssertCompiles().Values(Steps.SelectCalls));
    }

    private static int Candidates(TestProject project) => project.Sources
        .Sum(tree => tree.GetRoot().DescendantNodes().Count(node => SelectCandidate.FromSyntax(node, CancellationToken.None) is not null));

    private static readonly TestProject Empty = TestProject.Create(Samples.Usage) with { RecordsSteps = true };

    private static TestProject CreateProject(string body) => Empty.WithSource(
        "Program.cs",
        $$"""
        #pragma warning disable CS8602
        internal static class Program
        {
            {{Members}}
            internal static object? Run() { {{body}} }
        }
        """);
}
