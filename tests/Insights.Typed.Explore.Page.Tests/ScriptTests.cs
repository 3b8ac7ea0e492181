namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The scripts of the page.</summary>
public sealed class ScriptTests
{
    [Fact]
    public void No_script_writes_or_reads_the_clauses_of_a_query()
    {
        var page = Repository.GetPath("src/Insights.Typed.Explore/Page");
        var scripts = Directory.EnumerateFiles(page, "*.js", SearchOption.AllDirectories)
            .Where(path => !Path.GetRelativePath(page, path).StartsWith("vendor", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(scripts);
        Assert.All(scripts, path => Assert.DoesNotContain("TIMESPAN", File.ReadAllText(path), StringComparison.OrdinalIgnoreCase));
    }
}
