using System.Text.RegularExpressions;
using Insights.Typed.Architecture.Tests.Source;

namespace Insights.Typed.Architecture.Tests;

/// <summary>Projects reference each other as the table in ARCHITECTURE.md says. Add a reference there first.</summary>
public sealed partial class ProjectTests
{
    private static readonly Dictionary<string, string> Table = Row().Matches(File.ReadAllText(Path.Combine(SourceProject.Root, "ARCHITECTURE.md")))
        .ToDictionary(row => row.Groups["project"].Value, row => row.Groups["references"].Value, StringComparer.Ordinal);

    private const string SlashedFolder = @"$([System.String]::Copy('%(RecursiveDir)').Replace('\','/'))";

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

    /// <summary>On Windows MSBuild writes backslashes in RecursiveDir, and code finds a resource by slashes.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void The_name_of_a_resource_has_slashes_on_each_system(string name) => Assert.All(
        SourceProject.Open(name).Definition.Descendants("EmbeddedResource").Select(item => (string?)item.Attribute("LogicalName") ?? ""),
        logicalName => Assert.DoesNotContain("%(RecursiveDir)", logicalName.Replace(SlashedFolder, "", StringComparison.Ordinal), StringComparison.Ordinal));

    [GeneratedRegex(@"^\| `(?<project>Insights\.Typed[\w.]*)` \|[^|]*\| (?<references>[^|]*) \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
