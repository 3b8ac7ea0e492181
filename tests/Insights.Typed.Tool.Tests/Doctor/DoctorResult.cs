using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>The findings of the doctor, from its JSON.</summary>
internal sealed class DoctorResult(ToolRun run)
{
    private readonly List<JsonElement> checks = [.. run.Json.GetProperty("checks").EnumerateArray()];

    public int ExitCode => run.ExitCode;

    /// <summary>The kinds of problems, without notes.</summary>
    public List<string> Problems => [.. All.Where(finding => GetText(finding, "severity") is "error" or "warning").Select(finding => GetText(finding, "problem")!)];

    private IEnumerable<JsonElement> All => checks.SelectMany(check => check.GetProperty("findings").EnumerateArray());

    public static async Task<DoctorResult> RunAsync(TestTool tool, params string[] arguments) => new(await tool.RunAsync(["doctor", "--json", .. arguments]));

    public string GetResult(string check) => GetText(checks.Single(c => GetText(c, "check") == check), "result")!;

    public string? GetAuthorityError(string problem) => GetText(All.Single(finding => GetText(finding, "problem") == problem), "authorityError");

    public string? GetSummary(string check) => GetText(checks.Single(c => GetText(c, "check") == check), "summary");

    public (string Severity, string Message, string Fix) GetFinding(string problem)
    {
        Assert.True(Problems.Contains(problem) || All.Any(finding => GetText(finding, "problem") == problem), $"Found {string.Join(", ", Problems)}.\n{run.Output}");
        var finding = All.Single(f => GetText(f, "problem") == problem);
        return (GetText(finding, "severity")!, GetText(finding, "message")!, GetText(finding, "fix")!);
    }

    private static string? GetText(JsonElement item, string name) => item.GetProperty(name).GetString();
}
