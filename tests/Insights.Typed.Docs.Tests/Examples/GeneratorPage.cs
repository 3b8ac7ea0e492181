using Insights.Typed.Docs.Tests.Pages;
using Insights.Typed.Language;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("generator/README.md")]
public sealed class GeneratorPage
{
    [Prints]
    internal static Task BuildUponAsync(InsightsClient insights)
    {
        // <page>
        DynamicsUsageQuery german = Datasets.DynamicsUsage.Where(x => x.CustomerMarket == "Germany");
        var busy = german.Where(x => x.ActiveSeats > 100).During(t => t.LastMonth);
        Console.WriteLine(busy.Select(x => new { x.CustomerName, x.ActiveSeats }));
        Console.WriteLine(german.OrderBy(x => x.CustomerName).ThenByDescending(x => x.Month).Select(x => x.CustomerName));
        // </page>
        return Task.CompletedTask;
    }

    [Prints]
    internal static Task CompareAsync(InsightsClient insights)
    {
        // <page>
        Console.WriteLine(Datasets.SeatsSubscriptionsAndRevenue
            .Where(x => x.IsAutoRenew && x.TotalSoldSeats > 10 && x.CustomerMarket.In("Germany", "France") && x.CustomerName.StartsWith("Con"))
            .Select(x => x.CustomerName));
        // </page>
        return Task.CompletedTask;
    }

    [Prints]
    internal static Task ReadAsync(InsightsClient insights)
    {
        // <page>
        Console.WriteLine(Datasets.DynamicsUsage.Select(x => $"{x.CustomerName}: {(x.AssignedSeats > 0 ? x.ActiveSeats * 100 / x.AssignedSeats : 0)} %"));
        // </page>
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_rule_is_listed_with_the_title_of_its_page()
    {
        var listed = Page.All["generator/README.md"].Prose.Split('\n').Where(line => line.StartsWith("| [INS", StringComparison.Ordinal));
        var rules = Page.All.Values
            .Where(page => page.Path.StartsWith("generator/docs/", StringComparison.Ordinal))
            .Select(page => page.Text.Split('\n'))
            .Select(lines => (Heading: lines[0].Split(": ", 2), Severity: lines[2].Split(',')[0].ToLowerInvariant()))
            .Select(rule => (Id: rule.Heading[0][2..], Title: rule.Heading[1], rule.Severity))
            .Select(rule => $"| [{rule.Id}](docs/{rule.Id}.md) | {rule.Severity} | {rule.Title} |");

        Assert.Equal(rules, listed);
    }

    [Fact]
    public void Each_kind_of_values_is_listed_with_its_operators()
    {
        var listed = Page.All["generator/README.md"].Prose.Split("\n## Conditions\n")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));

        Assert.Equal(
            ColumnTypes.All.DistinctBy(type => type.Kind).Select(type => $"`{type.CSharpName.Replace("global::System.", "", StringComparison.Ordinal)}`: {GetOperators(type.Kind)}"),
            listed.Select(line => line.Trim('|', ' ').Split(" | ")).Select(cells => $"{cells[0]}: {cells[2]}"));
        Assert.All(listed, line => Assert.Equal(line.Split('`')[1], line.Split('`')[3]));
    }

    [Fact]
    public void Every_method_of_a_query_is_named() => Assert.All(
        typeof(DynamicsUsageQuery).GetMethods().Where(m => m.DeclaringType == typeof(DynamicsUsageQuery) && !m.IsSpecialName).Select(m => m.Name).Distinct(),
        method => Assert.Contains($"`{method}`", Page.All["generator/README.md"].Prose, StringComparison.Ordinal));

    /// <summary>Gets the operators that columns of a kind have. The library's tests compare the columns with the same tables.</summary>
    private static string GetOperators(ValueKind kind) => string.Join(" ", ComparisonOperators.All
        .Where(@operator => kind.Supports(@operator))
        .Select(@operator => @operator.ToCSharp())
        .Concat(kind == ValueKind.Text ? WildcardMethods.All : [])
        .Select(name => $"`{name}`"));

    [Fact]
    public void As_many_schemas_are_shipped_as_the_pages_say() =>
        Assert.Equal(20, Directory.GetFiles(Path.Combine(Page.Root, "schemas"), "*.json").Count(file => !file.EndsWith(".schema.json", StringComparison.Ordinal)));
}
