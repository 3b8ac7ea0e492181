using System.Globalization;
using System.Text.Json;
using Insights.Typed.LocalService;

namespace Insights.Typed.Explore.Page.Tests.Harness;

/// <summary>A process of <c>insights explore</c> for a local service whose data and clock the test decides.</summary>
internal sealed class ServedPage : IAsyncDisposable
{
    private readonly InsightsLocalService service;
    private readonly RunningProgram program;

    private ServedPage(InsightsLocalService service, RunningProgram program, Uri address)
    {
        this.service = service;
        this.program = program;
        Address = address;
    }

    /// <summary>The address of the page, with the token.</summary>
    public Uri Address { get; }

    public LocalServiceFaults Faults => service.Faults;

    /// <param name="options">The options of the service.</param>
    /// <param name="schemas">The folder of the only schema files; null for those of the program.</param>
    public static async Task<ServedPage> StartAsync(LocalServiceOptions options, string? schemas = null)
    {
        var service = await InsightsLocalService.StartAsync(options, TestContext.Current.CancellationToken);
        var program = RunningProgram.Start(
            "insights",
            ["explore", "--no-browser", "--json", "--program", options.Program.ToString(), .. schemas is null ? [] : (string[])["--folder", schemas, "--no-shipped"]],
            new() { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
            Repository.GetPath("samples/QuickStart"));
        var json = await program.ReadOutputUntilContainsAsync("}");
        return new ServedPage(service, program, new Uri(JsonDocument.Parse(json).RootElement.GetProperty("address").GetString()!));
    }

    /// <summary>A client of the service, with its clock.</summary>
    public InsightsClient CreateClient(TimeProvider time) => new(
        InsightsCredential.FromToken(service.AccessToken), new InsightsClientOptions { BaseAddress = service.BaseAddress, TimeProvider = time, RequestTimeout = AutoAdvanceTimeProvider.Never });

    /// <summary>The most memory that the process has used, in bytes; on Linux.</summary>
    public long ReadPeakMemory()
    {
        var peak = File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{program.Id}/status")).Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(peak.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) * 1024;
    }

    public async ValueTask DisposeAsync()
    {
        await program.DisposeAsync();
        await service.DisposeAsync();
    }
}
