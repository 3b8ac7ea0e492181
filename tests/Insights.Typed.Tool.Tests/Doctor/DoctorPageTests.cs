using System.Reflection;
using System.Text.RegularExpressions;
using Insights.Typed.Tool.Doctor;
using Insights.Typed.Tool.Drift;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>The doctor's page shows the output of the doctor.</summary>
public sealed partial class DoctorPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(
        typeof(DoctorPageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "Repository").Value!, "src/Insights.Typed.Tool/DOCTOR.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task The_output_on_the_page_is_the_output_of_the_command()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response => response.Headers["isMfaCompliant"] = "true");
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage
            .Replace("\"Market\"", "\"CustomerMarket\"", StringComparison.Ordinal)
            .Replace("\"type\": \"guid\"", "\"type\": \"integer\"", StringComparison.Ordinal));

        var run = (await tool.RunAsync("doctor")).AssertExit(3);

        Assert.Equal(
            Spaces().Replace(Block().Match(Page).Groups["text"].Value, " "),
            Spaces().Replace(run.Output.Replace($":{relay.BaseAddress.Port}", ":5000", StringComparison.Ordinal), " "));
    }

    [Fact]
    public void Exactly_the_problems_are_on_the_page_with_their_severities()
    {
        var problems = typeof(Problem).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => (Problem)property.GetValue(null)!)
            .Concat(Enum.GetValues<ChangeKind>().Select(kind => Problem.From(new SchemaChange(kind, "D", null, ""), isProjectFile: true)))
            .Select(problem => $"{problem.Id}: {problem.Severity.ToString().ToLowerInvariant()}");

        Assert.Equal(problems.Order(StringComparer.Ordinal), Row().Matches(Page).Select(row => $"{row.Groups["id"].Value}: {row.Groups["severity"].Value}").Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("^```text\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(?<id>[a-z-]+)` \| (?<severity>error|warning|note) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    /// <summary>The columns' widths follow from the longest cell, which is wider than a page.</summary>
    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
