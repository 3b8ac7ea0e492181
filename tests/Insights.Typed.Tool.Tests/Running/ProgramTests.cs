using Insights.Typed.Language;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Running;

/// <summary>The option <c>--program</c>, or INSIGHTS_PROGRAM, chooses the address and the shipped datasets of every command.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("marketplace", "ISVUsage", "OfferName")]
    [InlineData("Marketplace", "ISVUsage", "OfferName")]
    [InlineData("apps-and-games", "Acquisitions", "TitleName")]
    public async Task Queries_are_checked_with_the_datasets_of_the_program(string program, string dataset, string column)
    {
        using var tool = new TestTool();
        var query = $"SELECT {column} FROM {dataset}";

        (await tool.RunAsync("query", "check", query, "--program", program)).AssertExit(0);
        Assert.NotEqual(0, (await tool.RunAsync("query", "check", query)).ExitCode);

        tool.Environment["INSIGHTS_PROGRAM"] = program;
        (await tool.RunAsync("query", "check", query)).AssertExit(0);
    }

    [Fact]
    public async Task The_service_of_a_program_is_compared_with_the_shipped_files_of_that_program()
    {
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Program = LocalServiceProgram.Marketplace }, TestContext.Current.CancellationToken);
        using var tool = new TestTool { Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };

        (await tool.RunAsync("schema", "check", "--program", "marketplace")).AssertExit(0);
        (await tool.RunAsync("schema", "check")).AssertExit(3);
        (await tool.RunAsync("schema", "refresh", "--program", "marketplace")).AssertExit(0);
        Assert.Contains("\"systemQueries\"", tool.Folder.Read("schemas/ISVUsage.json"), StringComparison.Ordinal);
        (await tool.RunAsync("query", "run", "SELECT OfferName FROM ISVUsage LIMIT 1", "--program", "marketplace", "--preview")).AssertExit(0);
    }

    [Fact]
    public async Task An_unknown_program_is_reported_with_those_that_exist()
    {
        using var tool = new TestTool();

        var run = await tool.RunAsync("query", "check", "SELECT A FROM B", "--program", "market");
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("--program: the program 'market' does not exist; the programs are partner-insights, marketplace, apps-and-games.", run.Error, StringComparison.Ordinal);

        tool.Environment["INSIGHTS_PROGRAM"] = "marketplac";
        var variable = await tool.RunAsync("query", "check", "SELECT A FROM B");
        Assert.NotEqual(0, variable.ExitCode);
        Assert.Contains("INSIGHTS_PROGRAM: the program 'marketplac' does not exist; the programs are partner-insights, marketplace, apps-and-games. Did you mean 'marketplace'?", variable.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_states_the_end_of_the_address_of_each_program()
    {
        using var tool = new TestTool();

        var help = (await tool.RunAsync("schema", "check", "--help")).AssertExit(0).Output;

        Assert.All(ServiceProgram.All, program => Assert.Contains(program.Path.Split('/')[^2] + "/", help, StringComparison.Ordinal));
    }
}
