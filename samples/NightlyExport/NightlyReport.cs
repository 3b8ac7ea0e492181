using System.Globalization;
using Insights.Typed;
using Microsoft.Extensions.Options;
using NightlyExport.Display;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>Finds or schedules the report on the service that this program exports.</summary>
internal sealed class NightlyReport(
    InsightsClient insights, IOptions<InsightsClientOptions> client, ExportSettings settings, CallbackAddress callback, ExportDatabase database, IDisplay display)
{
    private static readonly TimeSpan TwoInTheMorning = TimeSpan.FromHours(2);

    /// <summary>
    /// Gets the report whose id the database has, or one with its name, or a new one. The transaction is open until the id is
    /// stored, so that only one of two programs on one database schedules a report. A program that is killed between scheduling
    /// the report and storing its id finds the report by name at the next start.
    /// </summary>
    /// <param name="endedReportId">The id of a report that has ended, and whose nights are all loaded: it is replaced. Null for none.</param>
    /// <param name="cancellationToken">A token to stop the program.</param>
    public async Task<(ScheduledReport<Consumption> Report, long Number)> FindOrScheduleAsync(string? endedReportId, CancellationToken cancellationToken)
    {
        using var transaction = database.Begin();
        if (transaction.FindReport(settings.ReportName) is { } saved && saved.ReportId != endedReportId)
        {
            if (await insights.GetReportsAsync(reportId: saved.ReportId, cancellationToken: cancellationToken).AnyAsync(cancellationToken))
            {
                display.WriteLine($"Resuming the report {saved.ReportId}.");
                var known = await insights.GetScheduledReportAsync(Consumption.Query, saved.ReportId, cancellationToken: cancellationToken);
                WarnIfCallbacksGoElsewhere(known.Report);
                return (known, saved.Number);
            }

            display.WriteLine($"The service does not have the report {saved.ReportId} anymore.");
        }

        var found = endedReportId is null ? await FindByNameAsync(cancellationToken) : null;
        var report = found ?? await ScheduleAsync(cancellationToken);
        var number = transaction.AddReport(settings.ReportName, report.ReportId);
        transaction.Commit();
        return (report, number);
    }

    private async Task<ScheduledReport<Consumption>?> FindByNameAsync(CancellationToken cancellationToken)
    {
        var found = await insights.FindScheduledReportAsync(Consumption.Query, settings.ReportName, cancellationToken: cancellationToken);
        if (found is not null)
        {
            display.WriteLine($"Found the report {found.ReportId} by its name.");
            WarnIfCallbacksGoElsewhere(found.Report);
        }

        return found;
    }

    /// <summary>Schedules a report. If one with the name has ended, the new one has the name with a number.</summary>
    private async Task<ScheduledReport<Consumption>> ScheduleAsync(CancellationToken cancellationToken)
    {
        var report = await insights.EnsureScheduledReportAsync(
            Consumption.Query,
            new ReportSchedule
            {
                ReportName = settings.ReportName,
                StartTime = FirstNight(),
                RecurrenceInterval = 24,
                RecurrenceCount = settings.Nights,
                CallbackUrl = callback.Find(),
            },
            cancellationToken);
        display.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Scheduled the report {report.ReportId}, first for {report.Report.StartTime:yyyy-MM-dd HH:mm} UTC."));
        return report;
    }

    /// <summary>The address is the one with which the report was scheduled. An update could change it, but would restart the schedule.</summary>
    private void WarnIfCallbacksGoElsewhere(InsightsReport report)
    {
        if (report.CallbackUrl is { Length: > 0 } callbackUrl && callbackUrl != callback.Find()?.AbsoluteUri)
        {
            display.WriteLine($"The service calls back at {callbackUrl}, not at the address of this program, so this program finds nights by polling.");
        }
    }

    /// <summary>The service requires a lead time of some hours; a few extra minutes allow for the duration of the request.</summary>
    private DateTimeOffset FirstNight()
    {
        var earliest = insights.GetServiceTime() + client.Value.MinimumStartNotice + TimeSpan.FromMinutes(5);
        var night = new DateTimeOffset(earliest.UtcDateTime.Date + TwoInTheMorning, TimeSpan.Zero);
        return night < earliest ? night.AddDays(1) : night;
    }
}
