using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The command that writes the file, and the command lines that messages propose.</summary>
public sealed class ExportInitTests
{
    [Fact]
    public async Task Replacing_the_file_keeps_the_reports_of_its_entries()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage, Service.Sales);
        (await export.Tool.RunAsync("export", "init", "--force", "--dataset", "Sales")).AssertExit(0);
        export.Tool.Folder.Write("insights.export.json", export.Tool.Folder.Read("insights.export.json").Replace("\"target\"", "\"reportName\": \"Export 12ab\", \"target\"", StringComparison.Ordinal));
        await export.RunAsync();

        var init = (await export.Tool.RunAsync("export", "init", "--force", "--dataset", "Sales", "--dataset", "Usage")).AssertExit(0);
        var plan = (await export.Tool.RunAsync("export", "plan")).AssertExit(0);

        Assert.Contains("Wrote insights.export.json for 2 datasets, and insights.export.schema.json for editors. See what it would do: insights export plan\n", init.Output, StringComparison.Ordinal);
        Assert.Equal("", init.Error);
        Assert.Contains("create the report 'Export 12ab Usage ", plan.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("create the report 'Export 12ab Sales ", plan.Output, StringComparison.Ordinal);
        Assert.Contains("\"reportName\": \"Export 12ab\"", export.Tool.Folder.Read("insights.export.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replacing_a_file_that_cannot_be_read_states_that_its_reports_remain()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Configure("{");

        var init = (await export.Tool.RunAsync("export", "init", "--force")).AssertExit(0);

        Assert.Contains("its reportName is not kept", init.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.Contains("Wrote insights.export.json for 1 dataset, all that the account may read, and ", init.Output, StringComparison.Ordinal);
        (await export.Tool.RunAsync("export", "plan")).AssertExit(0);
    }

    [Fact]
    public async Task Proposed_command_lines_have_the_file()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);

        var missing = (await export.Tool.RunAsync("export", "run", "--file", "my sqlite.json")).AssertExit(1);
        var init = (await export.Tool.RunAsync("export", "init", "--file", "my sqlite.json", "--target", "sqlite")).AssertExit(0);
        var status = (await export.Tool.RunAsync("export", "status", "--file", "my sqlite.json", "--json")).AssertExit(1);
        await export.Tool.RunAsync("export", "run", "--file", "my sqlite.json");
        export.Clock.Advance(ExportFixture.FirstNight);
        var late = (await export.Tool.RunAsync("export", "status", "--file", "my sqlite.json", "--json")).AssertExit(1);

        Assert.Contains("does not exist. Create it: insights export init --file \"my sqlite.json\"", missing.Error.ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.EndsWith("See what it would do: insights export plan --file \"my sqlite.json\"\n", init.Output, StringComparison.Ordinal);
        Assert.Equal("It has no report. Create it: insights export run --file \"my sqlite.json\"", GetProblem(status.Json));
        Assert.EndsWith(" is not in the target. Run: insights export run --file \"my sqlite.json\", which stores it or says why not.", GetProblem(late.Json), StringComparison.Ordinal);
    }

    private static string? GetProblem(JsonElement status) => status.GetProperty("entries")[0].GetProperty("problem").GetString();
}
