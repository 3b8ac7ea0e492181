using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>What the doctor found, as its JSON says it.</summary>
internal sealed class Diagnosis(ToolRun run)
{
    private readonly List<JsonElement> checks = [.. run.Json.GetProperty("checks").EnumerateArray()];

    public int ExitCode => run.ExitCode;

    /// <summary>The kinds of problems, without notes.</summary>
    public List<string> Problems => [.. All.Where(finding => Text(finding, "severity") is "error" or "warning").Select(finding => Text(finding, "problem")!)];

    private IEnumerable<JsonElement> All => checks.SelectMany(check => check.GetProperty("findings").EnumerateArray());

    public static async Task<Diagnosis> OfAsync(TestTool tool, params string[] arguments) => new(await tool.RunAsync(["doctor", "--json", .. arguments]));

    public string Result(string check) => Text(checks.Single(c => Text(c, "check") == check), "result")!;

    public string? Summary(string check) => Text(checks.Single(c => Text(c, "check") == check), "summary");

    public (string Severity, string Message, string Fix) Only(string problem)
    {
        Assert.True(Problems.Contains(problem) || All.Any(finding => Text(finding, "problem") == problem), $"Found {string.Join(", ", Problems)}.\n{run.Output}");
        var finding = All.Single(f => Text(f, "problem") == problem);
        return (Text(finding, "severity")!, Text(finding, "message")!, Text(finding, "fix")!);
    }

    private static string? Text(JsonElement item, string name) => item.GetProperty(name).GetString();
}
