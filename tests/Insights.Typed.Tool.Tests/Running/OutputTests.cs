using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The streams and formats of results and messages.</summary>
public sealed class OutputTests
{
    private const char Escape = '\u001b';

    [Fact]
    public async Task Without_a_terminal_there_is_no_color_and_no_line_break()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("query", "run", "SELECT SubscriptionId, SKU, CustomerName, CustomerMarket, PartnerName, SubscriptionStatus FROM DynamicsUsage TIMESPAN LIFETIME", "--preview")).AssertExit(0);
        var refresh = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.DoesNotContain(Escape, run.Output + run.Error + refresh.Output + refresh.Error);
        Assert.Equal(62, run.Lines.Length);
    }

    [Fact]
    public async Task Numbers_in_a_table_are_aligned_to_the_right()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("query", "run", "SELECT Name, Seats, Id FROM Usage TIMESPAN LIFETIME", "--preview")).AssertExit(0);

        var heading = run.Lines[0];
        var end = heading.IndexOf("Seats", StringComparison.Ordinal) + "Seats".Length;
        Assert.All(run.Lines[1..^1], line => Assert.True(char.IsDigit(line[end - 1]) && line[end] == ' ', line));
        Assert.Contains(run.Lines[1..^1], line => line[end - 5] == ' ');
        Assert.All(run.Lines[1..^1], line => Assert.NotEqual(' ', line[0]));
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("1", false)]
    public async Task On_a_terminal_there_are_colors_unless_disabled(string? noColor, bool isColorful)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool { IsTerminal = true, Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };
        if (noColor is not null)
        {
            tool.Environment["NO_COLOR"] = noColor;
        }

        var run = (await tool.RunAsync("schema", "refresh")).AssertExit(0);

        Assert.Equal(isColorful, run.Output.Contains($"{Escape}[32m+ Usage: The dataset has a file now.", StringComparison.Ordinal));
        Assert.Contains("+ Usage: The dataset has a file now.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_terminal_progress_is_shown_next_to_the_results()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = new TestTool { IsTerminal = true, Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };

        var run = (await tool.RunAsync("query", "run", "SELECT Name FROM Usage TIMESPAN LIFETIME", "--json")).AssertExit(0);

        Assert.NotEmpty(run.Error);
        Assert.Equal(JsonValueKind.Array, run.Json.GetProperty("rows").ValueKind);
        Assert.DoesNotContain(Escape, run.Output);
    }

    [Theory]
    [InlineData("schema", "refresh")]
    [InlineData("schema", "check")]
    [InlineData("schema", "check", "--wrong")]
    [InlineData("query", "run", "SELECT A FROM B")]
    [InlineData("query", "explain", "nothing")]
    [InlineData("query", "verify", "nowhere.json")]
    [InlineData("report", "list")]
    [InlineData("report", "download", "x")]
    [InlineData("local", "--schemas", "nowhere")]
    [InlineData("completion", "dosshell")]
    [InlineData("nothing")]
    public async Task A_failure_is_one_document_too_with_JSON(params string[] arguments)
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync([.. arguments, "--json"])).AssertExit(1);

        Assert.False(string.IsNullOrEmpty(run.Json.GetProperty("error").GetString()));
        Assert.NotEmpty(run.Error);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task A_completion_script_exists_for_each_shell(string shell)
    {
        using var tool = new TestTool();

        var run = (await tool.RunAsync("completion", shell)).AssertExit(0);

        Assert.Contains("[suggest:", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("insights schema ", "check refresh")]
    [InlineData("insights report d", "delete download")]
    [InlineData("insights schema check --f", "--folder --for-build --from")]
    [InlineData("insights schema check --dataset ", "Sales Usage")]
    public async Task Completion_suggests_what_is_valid_at_a_position(string line, string expected)
    {
        using var tool = new TestTool();
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("schemas/Sales.json", Service.Sales);

        var run = (await tool.RunAsync($"[suggest:{line.Length}]", line)).AssertExit(0);

        Assert.Equal(expected.Split(' '), run.Lines.Intersect(expected.Split(' ')).Order(StringComparer.Ordinal));
    }
}
