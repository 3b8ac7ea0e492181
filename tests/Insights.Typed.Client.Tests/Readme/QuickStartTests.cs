
namespace Insights.Typed.Client.Tests.Readme;

public sealed class QuickStartTests
{
    [Fact]
    public async Task QuickStart_shows_queries_and_rows_and_succeeds()
    {
        var (exitCode, output, errors) = await RunAsync([]);

        Assert.Equal(("", 0), (errors, exitCode));
        Assert.Contains("local service", output, StringComparison.Ordinal);
        Assert.Contains("SELECT DISTINCT SubscriptionId FROM DynamicsUsage\n", output, StringComparison.Ordinal);
        Assert.Contains("ORDER BY AssignedSeats DESC LIMIT 5 TIMESPAN LAST_6_MONTHS\n", output, StringComparison.Ordinal);
        Assert.Contains("Germany", output, StringComparison.Ordinal);
        Assert.Equal(3 + 5 + 5 + 3, output.Split('\n').Count(line => line.StartsWith('│')));
    }

    [Fact]
    public async Task Incomplete_credentials_are_an_error()
    {
        var (exitCode, _, errors) = await RunAsync(new() { ["INSIGHTS_TENANT_ID"] = "tenant" });

        Assert.NotEqual(0, exitCode);
        Assert.Contains("requires INSIGHTS_CLIENT_ID, INSIGHTS_CLIENT_SECRET, INSIGHTS_USER_NAME, INSIGHTS_PASSWORD", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INSIGHTS_BASE_ADDRESS also requires INSIGHTS_ACCESS_TOKEN", "INSIGHTS_BASE_ADDRESS=http://127.0.0.1:1/")]
    [InlineData("INSIGHTS_BASE_ADDRESS also requires INSIGHTS_ACCESS_TOKEN", "INSIGHTS_BASE_ADDRESS=http://127.0.0.1:1/", "INSIGHTS_ACCESS_TOKEN= ")]
    [InlineData("Set either INSIGHTS_ACCESS_TOKEN or INSIGHTS_TENANT_ID", "INSIGHTS_ACCESS_TOKEN=token", "INSIGHTS_TENANT_ID=tenant")]
    [InlineData("INSIGHTS_BASE_ADDRESS is not an address", "INSIGHTS_ACCESS_TOKEN=token", "INSIGHTS_BASE_ADDRESS=here")]
    public async Task A_token_requires_an_address_and_excludes_credentials(string expectedText, params string[] environment)
    {
        var (exitCode, _, errors) = await RunAsync(environment.Select(e => e.Split('=')).ToDictionary(e => e[0], e => e[1]));

        Assert.NotEqual(0, exitCode);
        Assert.Contains(expectedText, errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> environment)
    {
        await using var program = RunningProgram.Start("QuickStart", [], environment);
        return await program.WaitForExitAsync();
    }
}
