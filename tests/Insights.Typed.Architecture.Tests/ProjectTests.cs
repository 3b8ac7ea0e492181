using System.Text.RegularExpressions;
using Insights.Typed.Architecture.Tests.Source;

namespace Insights.Typed.Architecture.Tests;

/// <summary>Projects reference each other as the table in ARCHITECTURE.md says. Add a reference there first.</summary>
public sealed partial class ProjectTests
{
    private static readonly Dictionary<string, string> Table = Row().Matches(File.ReadAllText(Path.Combine(SourceProject.Root, "ARCHITECTURE.md")))
        .ToDictionary(row => row.Groups["project"].Value, row => row.Groups["references"].Value, StringComparer.Ordinal);

    public static TheoryData<string> Projects => [.. SourceProject.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_the_projects_on_the_page(string name) => Assert.Equal(
        Named().Matches(Table[name]).Select(match => match.Groups[1].Value).Select(reference => reference == "Insights.Typed" ? reference : $"Insights.Typed.{reference}"),
        SourceProject.Open(name).References);

    [Fact]
    public void The_page_lists_each_project() => Assert.Equal(SourceProject.Names, Table.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_tests_and_benchmarks_see_internal_members(string name) => Assert.All(
        SourceProject.Open(name).Friends,
        friend => Assert.Matches(@"\.(Tests|Benchmarks)$|\.TestKit(\.|$)", friend));

    [GeneratedRegex(@"^\| `(?<project>Insights\.Typed[\w.]*)` \|[^|]*\| (?<references>[^|]*) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
