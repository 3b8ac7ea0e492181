using System.Globalization;
using Insights.Typed;
using Insights.Typed.AspNetCore;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using NightlyExport.Display;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>The worker: finds its report, and loads each night's rows as they arrive.</summary>
internal sealed class Exporter(
    NightlyReport nightly, ExecutionLoader loader, ExportDatabase database, ReportCallbacks callbacks, ExportSettings settings, IDisplay display, ExportResult result, IHostApplicationLifetime host) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await WaitUntilListeningAsync(stoppingToken);
            string? endedReportId = null;
            do
            {
                endedReportId = await ExportReportAsync(endedReportId, stoppingToken);
            }
            while (endedReportId is not null);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped before any night could be exported.
        }
        catch (Exception exception) when (exception is InsightsException or InvalidOperationException or SqliteException)
        {
            // A retry cannot fix this error, such as an expired sign-in: the message says how to fix it. A program
            // that is started again resumes from here.
            await result.FailAsync(exception.Message);
        }
        catch
        {
            // An unexpected error: the host logs the exception.
            result.Fail();
            throw;
        }
        finally
        {
            host.StopApplication();
        }
    }

    /// <summary>Exports the nights of a report until it ends or the program is stopped.</summary>
    /// <param name="endedReportId">The report before it; null for none.</param>
    /// <param name="stoppingToken">Is canceled when the program is stopped.</param>
    /// <returns>The id of the report if it has ended and another one must follow; otherwise, null.</returns>
    private async Task<string?> ExportReportAsync(string? endedReportId, CancellationToken stoppingToken)
    {
        var (report, number) = await nightly.FindOrScheduleAsync(endedReportId, stoppingToken);
        try
        {
            await ExportAsync(report, number, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopped: partly loaded rows are rolled back, and loaded at the next start.
        }

        var nights = Summarize(number);

        // A report without a night had ended before this program found it.
        return !stoppingToken.IsCancellationRequested && (settings.Nights is null || nights == 0) ? report.ReportId : null;
    }

    /// <summary>Waits until this program listens, before the service can call back.</summary>
    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var started = host.ApplicationStarted.Register(listening.SetResult);
        await listening.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Loads executions when the service calls back, and by polling, until the report has no further nights.</summary>
    private async Task ExportAsync(ScheduledReport<Consumption> report, long number, CancellationToken cancellationToken)
    {
        using var subscription = callbacks.Subscribe(report.ReportId);
        await foreach (var execution in report.WatchAsync(after: database.FindLastExecution(number), signal: subscription.WaitAsync, cancellationToken))
        {
            var night = string.Create(CultureInfo.InvariantCulture, $"{execution.ReportGeneratedTime:yyyy-MM-dd}");
            var rows = await display.ShowProgressAsync(night, progress => loader.LoadAsync(report, number, execution, progress, cancellationToken));
            display.WriteLine(rows is null ? $"{night}: already loaded" : string.Create(CultureInfo.InvariantCulture, $"{night}: {rows:N0} rows loaded"));
        }
    }

    private int Summarize(long number)
    {
        var nights = database.ListExports(number);
        display.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Nights of this report: {nights.Count}, with {nights.Sum(night => night.Rows):N0} rows."));
        foreach (var (generated, rows) in nights)
        {
            display.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {generated,-10:yyyy-MM-dd}  {rows,7:N0}"));
        }

        return nights.Count;
    }
}
