using System.Diagnostics;

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
    public async Task Half_of_the_credentials_are_not_taken_for_none()
    {
        var (exitCode, _, errors) = await RunAsync(new() { ["INSIGHTS_TENANT_ID"] = "tenant" });

        Assert.NotEqual(0, exitCode);
        Assert.Contains("needs INSIGHTS_CLIENT_ID, INSIGHTS_CLIENT_SECRET, INSIGHTS_USER_NAME, INSIGHTS_PASSWORD as well", errors, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Errors)> RunAsync(Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "QuickStart.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("INSIGHTS_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
