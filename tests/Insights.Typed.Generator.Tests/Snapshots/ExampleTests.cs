using System.Net;
using System.Text.RegularExpressions;

namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>The documentation of generated methods has examples, which an editor shows.</summary>
public sealed partial class ExampleTests
{
    /// <summary>Each example compiles without a warning in a file of a user, with the names of its dataset.</summary>
    [Fact]
    public void Every_example_compiles()
    {
        var project = TestProject.Create([Samples.EveryType, Samples.Sales, EdgeCaseSamples.Names, .. TestFiles.ShippedNames.Where(name => name != "dataset.schema").Select(TestFiles.Shipped)]);
        var examples = project.Build().Generated.Values.SelectMany(file => Example().Matches(file)).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).ToList();

        project.WithSource("Program.cs", $"using Insights.Typed;\n\ninternal static class Program\n{{\n    internal static readonly object[] All = [{string.Join(", ", examples)}];\n}}\n").Build().AssertCompiles();
        Assert.Contains("Datasets.DynamicsUsage.Where(x => x.AvailableSeats > 10)", examples);
        Assert.Contains("Datasets.EveryType.During(t => t.LastMonth).Aggregated(p => p.Daily)", examples);
    }

    [Theory]
    [InlineData("Where(")]
    [InlineData("OrderBy(")]
    [InlineData("OrderByDescending(")]
    [InlineData("Take(")]
    [InlineData("Distinct(")]
    [InlineData("During(")]
    [InlineData("Aggregated(")]
    [InlineData("Select<TResult>(")]
    [InlineData("ThenBy(")]
    [InlineData("ThenByDescending(")]
    public void Each_clause_has_an_example(string method)
    {
        var lines = TestProject.Create(Samples.EveryType).Build().Generated["EveryType.g.cs"].Split('\n').Select(line => line.Trim()).ToList();
        var declaration = lines.FindIndex(line => line.StartsWith("public ", StringComparison.Ordinal) && line.Contains($" {method}", StringComparison.Ordinal));

        Assert.Contains($".{method.Split('<', '(')[0]}(", lines[declaration - 2], StringComparison.Ordinal);
        Assert.StartsWith("/// <example>", lines[declaration - 2], StringComparison.Ordinal);
    }

    [GeneratedRegex("<example><code>(.*)</code></example>")]
    private static partial Regex Example();
}
