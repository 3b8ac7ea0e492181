using global::NightlyExport;
using global::NightlyExport.Display;
using Insights.Typed.LocalService;
using Spectre.Console;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>Progress on a terminal. The other tests read it as lines.</summary>
public sealed class DisplayTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task On_a_terminal_a_bar_shows_the_progress_and_the_result_is_returned()
    {
        await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { RowsPerDataset = 500 }, Cancel);
        await using var client = new InsightsClient(InsightsCredential.FromToken(service.AccessToken), new InsightsClientOptions { BaseAddress = service.BaseAddress, PollInterval = TimeSpan.FromMilliseconds(10) });
        using var written = new StringWriter();
        var display = new BarDisplay(AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, Interactive = InteractionSupport.Yes, Out = new AnsiConsoleOutput(written) }));

        var rows = await display.ShowProgressAsync("2026-03-11", progress => client
            .RunAsync(Consumption.Query, new ReportRunOptions { Progress = progress }, Cancel).CountAsync(Cancel).AsTask());
        display.WriteLine("2026-03-11: all there");

        Assert.InRange(rows, 1, 500);
        Assert.Contains("2026-03-11", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("100%", written.ToString(), StringComparison.Ordinal);
        Assert.Contains("2026-03-11: all there", written.ToString(), StringComparison.Ordinal);
    }
}
