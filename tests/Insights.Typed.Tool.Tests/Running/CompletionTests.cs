using System.Diagnostics;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>Completion in a repository of a stranger: no name of a file runs as a command.</summary>
public sealed class CompletionTests
{
    private const string Attack = "$(touch hacked)";

    [Fact]
    public async Task A_file_whose_name_no_dataset_can_have_is_not_suggested()
    {
        const string Line = "insights schema check --dataset ";
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write($"schemas/{Attack}.json", Service.Sales);
        tool.Folder.Write("schemas/`touch hacked`.json", Service.Sales);

        var run = (await tool.RunAsync($"[suggest:{Line.Length}]", Line)).AssertExit(0);

        Assert.Contains("Usage", run.Lines);
        Assert.DoesNotContain(run.Lines, line => line.Contains("hacked", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Usage", "UsageToo", @"\$\(touch\ hacked\)", "a\\ b")]
    [InlineData("Us", "Usage", "UsageToo")]
    [InlineData("UsageT", "UsageToo")]
    [InlineData("*")]
    public async Task The_script_for_bash_evaluates_no_suggestion(string word, params string[] expected)
    {
        await AssertCompletionsAsync("\n", word, expected);

        // On Windows, where the tool ends lines so, Git has a bash.
        await AssertCompletionsAsync("\r\n", word, expected);
    }

    private static async Task AssertCompletionsAsync(string lineEnding, string word, string[] expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "This system has no bash.");
        using var tool = new TestTool();
        tool.Folder.Write("complete.bash", (await tool.RunAsync("completion", "bash")).AssertExit(0).Output);
        tool.Folder.Write("suggestions", $"Usage\nUsageToo\n{Attack}\na b\n".Replace("\n", lineEnding, StringComparison.Ordinal));
        tool.Folder.Write("test.bash", $$"""
            insights() { cat suggestions; }
            source complete.bash
            COMP_WORDS=(insights schema check --dataset '{{word}}') COMP_CWORD=4 COMP_LINE='insights schema check --dataset {{word}}' COMP_POINT=32
            _insights_complete
            printf '%s\n' "${COMPREPLY[@]}"
            """);
        using var process = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "test.bash"])
        {
            WorkingDirectory = tool.Folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;

        var run = await DotNet.WaitForExitAsync(process, TestContext.Current.CancellationToken);

        Assert.Equal("", run.AssertExit(0).Error);
        Assert.Equal(expected, run.Lines);
        Assert.False(File.Exists(tool.Folder["hacked"]));
    }
}
