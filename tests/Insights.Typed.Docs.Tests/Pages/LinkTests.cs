using System.Text.RegularExpressions;

namespace Insights.Typed.Docs.Tests.Pages;

/// <summary>Every link refers to an existing file, and to an existing heading if it has a fragment.</summary>
public sealed partial class LinkTests
{
    /// <summary>What the library is for. Other sites are not linked, since the tests cannot check such a link.</summary>
    private const string PartnerInsights = "https://learn.microsoft.com/partner-center/insights/partner-center-insights";

    public static TheoryData<string> PagesWithLinks => [.. Page.All.Values.Where(page => GetLinks(page).Any()).Select(page => page.Path)];

    [Theory]
    [MemberData(nameof(PagesWithLinks))]
    public void Every_link_has_a_target(string path)
    {
        var page = Page.All[path];
        Assert.All(GetLinks(page), link =>
        {
            if (link == PartnerInsights)
            {
                return;
            }

            Assert.DoesNotContain("://", link, StringComparison.Ordinal);
            var (file, heading) = link.Split('#') is [var before, var after] ? (before, after) : (link, null);
            var target = file.Length == 0 ? path : Resolved(path, file);
            Assert.True(Page.Exists(target), $"{path}: {target} does not exist");
            Assert.True(heading is null || Headings(Page.All[target]).Contains(heading), $"{path}: {target} has no heading #{heading}");
        });
    }

    /// <summary>Sites that show packages show only their page.</summary>
    [Fact]
    public void The_page_of_a_package_links_to_no_other_page()
    {
        var pages = Page.All.Values.Where(page => page.Path.Split('/') is ["src", _, "README.md"]).ToList();

        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.All(GetLinks(page), link => Assert.StartsWith("#", link, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> GetLinks(Page page) => Link().Matches(page.Prose).Select(match => match.Groups[1].Value);

    private static IEnumerable<string> Headings(Page page) => Heading().Matches(page.Prose)
        .Select(match => IgnoredInAnchor().Replace(match.Groups[1].Value, "").Replace(' ', '-').ToLowerInvariant());

    private static string Resolved(string page, string link) => Path
        .GetRelativePath(Page.Root, Path.GetFullPath(Path.Combine(Page.Root, Path.GetDirectoryName(page)!, link)))
        .Replace('\\', '/');

    [GeneratedRegex(@"\]\(([^)]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]", RegexOptions.CultureInvariant)]
    private static partial Regex IgnoredInAnchor();
}
