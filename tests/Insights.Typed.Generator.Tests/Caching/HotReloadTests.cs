using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Insights.Typed.Generator.Tests.Caching;

/// <summary>
/// Hot reload replaces the edited methods of a running program, and keeps its static instances and other methods. Both stay
/// correct if generated code with a given name never changes.
/// </summary>
public sealed partial class HotReloadTests
{
    private const int Edits = 10;

    private static readonly string[] Datasets = ["Usage", "Sales"];
    private static readonly string[] Columns = ["Id", "Name", "Seats", "Used", "Note", "Month", "Trial", "Total", "Customers"];
    private static readonly string[] SalesColumns = ["Name", "Amount"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 3 * Soak.Factor)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Code_of_one_name_is_the_same_after_every_edit(int seed)
    {
        var random = new Random(seed);
        var queries = Enumerable.Range(0, 6).Select(_ => Query(random)).ToList();
        var project = CreateProject(queries);
        var build = project.Build();
        var known = Contents(build);
        for (var edit = 0; edit < Edits; edit++)
        {
            Edit(queries, random);
            project = CreateProject(queries);
            build = project.Build(build);
            foreach (var (name, text) in Contents(build))
            {
                Assert.Equal(known.GetValueOrDefault(name, text), text);
                known[name] = text;
            }

            Assert.Equal(project.Build().Generated, build.Generated);
        }

        build.AssertCompiles();
    }

    [Theory]
    [InlineData("x => x.Seats", "x => x.Used")]
    [InlineData("x => x.Seats", "x => x.Seats + x.Used")]
    [InlineData("x => x.Seats", "x => x.Customers")]
    [InlineData("x => (x.Name, x.Note)", "x => (x.Name, x.Name)")]
    [InlineData("x => x.Seats", "x => new Func<long>(() => x.Seats)")]
    public void A_changed_projection_has_new_names(string before, string after)
    {
        var names = Names(CreateProject([$"Datasets.Usage.Select({before})"]).Build().AssertCompiles());
        var changed = Names(CreateProject([$"Datasets.Usage.Select({after})"]).Build().AssertCompiles());

        Assert.Equal(2, names.Count);
        Assert.Equal(2, changed.Count);
        Assert.Empty(names.Intersect(changed));
    }

    [Theory]
    [InlineData("\"Seats\": { \"type\": \"integer\" }", "\"Seats\": { \"type\": \"decimal\" }")]
    [InlineData("\"Seats\": { \"type\": \"integer\" }", "\"Seats\": { \"type\": \"integer\", \"nullable\": true }")]
    [InlineData("\"true\": \"Y\"", "\"true\": \"1\"")]
    [InlineData("\"type\": \"date\"", "\"type\": \"date\", \"format\": \"dd/MM/yyyy\"")]
    [InlineData("\"selectableColumns\": [\"Id\", \"Name\"", "\"selectableColumns\": [\"Name\", \"Id\"")]
    public void A_changed_column_has_new_readers(string before, string after)
    {
        var schema = Samples.Usage.Text!.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Samples.Usage.Text, schema);
        var project = CreateProject(["Datasets.Usage.Select(x => (x.Id, x.Seats, x.Trial, x.Month))"]);
        var was = ReaderNames(project.Build().AssertCompiles());
        var now = ReaderNames(project.WithSchema(new(Samples.Usage.Path, schema)).Build().AssertCompiles());

        Assert.Contains(was, name => name.StartsWith("UsageAllColumns_", StringComparison.Ordinal));
        Assert.Contains(was, name => name.StartsWith("UsageReader_", StringComparison.Ordinal));
        Assert.DoesNotContain(now, name => name.StartsWith("Usage", StringComparison.Ordinal) && was.Contains(name));
    }

    [Fact]
    public void Another_namespace_has_new_readers()
    {
        var project = TestProject.Create(Samples.Usage);
        var was = ReaderNames(project.Build());
        var now = ReaderNames((project with { Options = new(("InsightsNamespace", "Other")) }).Build());

        Assert.Equal(was.Count, now.Count);
        Assert.DoesNotContain(now, was.Contains);
    }

    [Fact]
    public void The_order_of_calls_and_files_affects_locations_only()
    {
        var random = new Random(1);
        var queries = Enumerable.Range(0, 20).Select(_ => Query(random)).ToList();
        var project = queries.Select((q, i) => (Path: $"Queries{i}.cs", Text: Source([q], $"Queries{i}"))).ToList();
        var forward = project.Aggregate(TestProject.Create(Samples.Usage, Samples.Sales), (p, file) => p.WithSource(file.Path, file.Text)).Build().AssertCompiles();
        var backward = Enumerable.Reverse(project).Aggregate(TestProject.Create(Samples.Usage, Samples.Sales), (p, file) => p.WithSource(file.Path, file.Text)).Build().AssertCompiles();
        queries.Reverse();

        Assert.Equal(forward.Generated, backward.Generated);
        Assert.Equal(WithoutLocations(forward), WithoutLocations(CreateProject(queries).Build().AssertCompiles()));
    }

    private static void Edit(List<string> queries, Random random)
    {
        var at = random.Next(queries.Count + 1);
        switch (at == queries.Count ? 0 : random.Next(4))
        {
            case 0:
                queries.Insert(at, Query(random));
                break;
            case 1:
                queries.RemoveAt(at);
                break;
            case 2:
                queries[at] = Query(random);
                break;
            default:
                var moved = queries[at];
                queries.RemoveAt(at);
                queries.Insert(random.Next(queries.Count + 1), moved);
                break;
        }
    }

    private static string Query(Random random)
    {
        var dataset = Datasets[random.Next(Datasets.Length)];
        var columns = dataset == "Usage" ? Columns : SalesColumns;
        var read = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => $"x.{columns[random.Next(columns.Length)]}");
        var text = $"string.Concat({string.Join(" + \",\" + ", read)})";
        return $"Datasets.{dataset}.Select(x => {(random.Next(3) == 0 ? $"new Func<string>(() => {text})" : text)})";
    }

    private static TestProject CreateProject(IReadOnlyList<string> queries) =>
        TestProject.Create(Samples.Usage, Samples.Sales).WithSource("Queries.cs", Source(queries, "Queries"));

    private static string Source(IReadOnlyList<string> queries, string type) => $$"""
        using Insights.Typed;

        internal static class {{type}}
        {
        {{string.Join("\n", queries.Select((q, i) => $"    public static InsightsQuery Query{i}() => {q};"))}}
        }
        """;

    /// <summary>The source of everything that has a hash in its name, without the locations of calls.</summary>
    private static Dictionary<string, string> Contents(Build build) => build.Result.GeneratedSources
        .SelectMany(source => source.SyntaxTree.GetRoot().DescendantNodes().OfType<MemberDeclarationSyntax>())
        .Select(member => (Name: member is TypeDeclarationSyntax type ? type.Identifier.Text : (member as MethodDeclarationSyntax)?.Identifier.Text, Member: member))
        .Where(member => member.Name is not null && HashedName().IsMatch(member.Name))
        .ToDictionary(
            member => member.Name!,
            member => member.Member is MethodDeclarationSyntax method ? method.WithAttributeLists([]).ToString() : member.Member.ToString(),
            StringComparer.Ordinal);

    /// <summary>The names of those that belong to projections.</summary>
    private static List<string> Names(Build build) =>
        [.. Contents(build).Keys.Where(name => !name.Contains("AllColumns", StringComparison.Ordinal) && !name.StartsWith("__Shared_", StringComparison.Ordinal))];

    private static List<string> ReaderNames(Build build) => [.. Contents(build).Keys.Where(name => !name.StartsWith("Select", StringComparison.Ordinal))];

    private static IEnumerable<string> WithoutLocations(Build build) => build.Generated
        .OrderBy(file => file.Key, StringComparer.Ordinal)
        .Select(file => string.Join('\n', file.Value.Split('\n').Where(line => !line.Contains("InterceptsLocation(", StringComparison.Ordinal))));

    [GeneratedRegex("_[0-9a-f]{16}$")]
    private static partial Regex HashedName();
}
