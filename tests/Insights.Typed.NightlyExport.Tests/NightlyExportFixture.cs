using Insights.Typed.LocalService;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>A service whose nights pass when a test advances the clock, and the sample as a program that exports from it.</summary>
internal sealed class NightlyExportFixture : IAsyncDisposable
{
    /// <summary>Enough rows for a progress line in the middle of a night.</summary>
    public const int ManyRows = 30_000;

    /// <summary>A part of that line, and of the last line of a night.</summary>
    public const string PartialLoadLine = "rows so far";
    public const string CompletedLoadLine = "rows loaded";

    /// <summary>Longer than all nights of a test: a test moves the clock while a program is about to use a link.</summary>
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(1000);

    private readonly ManualTimeProvider time;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-nightly-");
    private int nights;

    private NightlyExportFixture(InsightsLocalService service, ManualTimeProvider time)
    {
        Service = service;
        this.time = time;
        Client = new InsightsClient(service.BaseAddress, InsightsCredential.FromToken(service.AccessToken));
    }

    public InsightsLocalService Service { get; }

    /// <summary>A separate client for reading the state of the service.</summary>
    public InsightsClient Client { get; }

    public string DatabasePath => Path.Combine(folder.FullName, "nightly.db");

    public static async Task<NightlyExportFixture> StartAsync(int rows, int seed = 1)
    {
        // The sample schedules by the service's clock, some hours ahead of this time, which is fixed.
        var time = new ManualTimeProvider { Now = DateTime.UtcNow };
        var options = new LocalServiceOptions { Seed = seed, RowsPerDataset = rows, TimeProvider = time, LinkLifetime = LinkLifetime };
        return new NightlyExportFixture(await InsightsLocalService.StartAsync(options, TestContext.Current.CancellationToken), time);
    }

    /// <summary>Starts the sample on the existing database. It exports three nights, and polls continuously.</summary>
    public RunningProgram Start(params string[] arguments) => StartWithoutLimit(["--Nights", "3", .. arguments]);

    /// <summary>Starts it to run until it is stopped.</summary>
    public RunningProgram StartWithoutLimit(params string[] arguments) => RunningProgram.Start(
        "NightlyExport",
        ["--Insights:WatchInterval", "00:00:00.05", "--Insights:RetryDelay", "00:00:00.01", .. arguments],
        new() { ["INSIGHTS_BASE_ADDRESS"] = Service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = Service.AccessToken },
        folder.FullName);

    /// <summary>Starts it, and kills it at a line of its output. Returns the output so far.</summary>
    public async Task<string> KillAtLineAsync(string line)
    {
        await using var program = Start();
        return await program.ReadOutputUntilContainsAsync(line);
    }

    public async Task<long> FileLengthAsync()
    {
        var execution = await Client.GetLatestExecutionAsync((await ReportAsync()).ReportId, TestContext.Current.CancellationToken);
        return await Client.DownloadAsync(execution!, Stream.Null, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>The only report of the service.</summary>
    public async Task<InsightsReport> ReportAsync() =>
        Assert.Single(await Client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Lets the next execution complete.</summary>
    public async Task AdvanceToNextNightAsync() => time.Now = (await ReportAsync()).StartTime!.Value.UtcDateTime.AddDays(nights++).AddSeconds(1);

    /// <summary>Advances the clock of the service.</summary>
    public void Advance(TimeSpan duration) => time.Advance(duration);

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Service.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
