using System.Globalization;
using Insights.Typed;
using Insights.Typed.AspNetCore;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using NightlyExport.Display;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>The worker: finds its report, and loads each night's rows as they come.</summary>
internal sealed class Exporter(
    NightlyReport nightly, ExecutionLoader loader, ExportDatabase database, ReportCallbacks callbacks, IDisplay display, ExportResult result, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WaitUntilListeningAsync(stoppingToken);
            var (report, number) = await nightly.FindOrScheduleAsync(stoppingToken);
            try
            {
                await ExportAsync(report, number, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                // Told to stop: what was half loaded is rolled back, and loaded when the program is back.
            }

            Summarize(number);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Told to stop before there was anything to export.
        }
        catch (Exception exception) when (exception is InsightsException or InvalidOperationException or SqliteException)
        {
            // What could not be waited out, such as a sign-in that has ended: the message says how to repair it. A program
            // that is started again continues from here.
            await result.FailAsync(exception.Message);
        }
        catch
        {
            // Nothing that was foreseen: the host logs all of it.
            result.Fail();
            throw;
        }
        finally
        {
            host.StopApplication();
        }
    }

    /// <summary>The service is not asked to call back before there is someone to answer.</summary>
    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var started = host.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Looks when the service calls back, and by the clock; ends when the report has no night left.</summary>
    private async Task ExportAsync(ScheduledReport<Consumption> report, long number, CancellationToken cancellationToken)
    {
        using var subscription = callbacks.Subscribe(report.ReportId);
        await foreach (var execution in report.WatchAsync(after: database.FindLastExecution(number), signal: subscription.WaitAsync, cancellationToken))
        {
            var night = string.Create(CultureInfo.InvariantCulture, $"{execution.ReportGeneratedTime:yyyy-MM-dd}");
            var rows = await display.ShowProgressAsync(night, progress => loader.LoadAsync(report, number, execution, progress, cancellationToken));
            display.WriteLine(rows is null ? $"{night}: is there already" : string.Create(CultureInfo.InvariantCulture, $"{night}: {rows:N0} rows loaded"));
        }
    }

    private void Summarize(long number)
    {
        var nights = database.ListExports(number);
        display.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nights of this report: {nights.Count}, with {nights.Sum(night => night.Rows):N0} rows."));
        foreach (var (generated, rows) in nights)
        {
            display.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {generated,-10:yyyy-MM-dd}  {rows,7:N0}"));
        }
    }
}
