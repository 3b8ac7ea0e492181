using System.Diagnostics;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>The memory of a program that exports many accounts.</summary>
public sealed class AccountMemoryTests
{
    /// <summary>The real program, with as many accounts at the same time: only their number differs.</summary>
    [Fact]
    public async Task The_memory_does_not_grow_with_the_number_of_accounts()
    {
        Assert.SkipUnless(Soak.Factor > 1 && OperatingSystem.IsLinux(), "The memory of long runs is part of INSIGHTS_SOAK on Linux.");
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Usage, Service.Sales);

        var few = await MeasurePeakAsync(service, accounts: 20);
        var many = await MeasurePeakAsync(service, accounts: 20 * Math.Min(10, Soak.Factor));

        TestContext.Current.SendDiagnosticMessage("Peak memory: {0:N0} and {1:N0} kB.", few, many);
        Assert.True(many < few * 1.2, $"{few} kB, then {many} kB.");
    }

    /// <summary>The largest resident memory of a run, in kB. All accounts are that of one service.</summary>
    private static async Task<long> MeasurePeakAsync(Service service, int accounts)
    {
        using var folder = new TempFolder();
        var list = string.Join(", ", Enumerable.Range(1, accounts).Select(i => $$"""{ "name": "partner-{{i}}", "accessTokenVariable": "TOKEN" }"""));
        folder.Write("insights.export.json", $$"""{ "target": { "type": "folder", "path": "data" }, "datasets": "all", "dateRange": "LIFETIME", "accounts": [{{list}}] }""");
        var environment = new Dictionary<string, string> { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["TOKEN"] = service.AccessToken };
        using var process = Process.Start(DotNet.CreateStartInfo(folder.Path, environment, DotNet.Tool, "export", "run"))!;
        var running = DotNet.WaitForExitAsync(process, TestContext.Current.CancellationToken);
        var peak = 0L;
        while (!process.HasExited)
        {
            try
            {
                process.Refresh();
                peak = Math.Max(peak, process.PeakWorkingSet64 / 1024);
            }
            catch (InvalidOperationException) when (process.HasExited)
            {
                // It has ended between the two statements.
            }

            await Task.Yield();
        }

        (await running).AssertExit(0);
        return peak;
    }
}
