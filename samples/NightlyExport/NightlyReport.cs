using System.Globalization;
using Insights.Typed;
using Microsoft.Extensions.Options;
using NightlyExport.Display;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>The one report on the service that this program looks after.</summary>
internal sealed class NightlyReport(
    InsightsClient insights, IOptions<InsightsClientOptions> client, TimeProvider time, ExportSettings settings, CallbackAddress callback, ExportDatabase database, IDisplay display)
{
    private static readonly TimeSpan TwoInTheMorning = TimeSpan.FromHours(2);

    /// <summary>
    /// The report that the database knows, or one of its name, or a new one. The transaction is open from the first look to
    /// the id's being kept, so that of two programs on one database only one schedules. One that is killed between scheduling
    /// and keeping finds its report by name when it is back.
    /// </summary>
    public async Task<(ScheduledReport<Consumption> Report, long Number)> FindOrScheduleAsync(CancellationToken cancellationToken)
    {
        using var transaction = database.Begin();
        if (transaction.FindReport(settings.ReportName) is { } saved)
        {
            if (await insights.GetReportsAsync(reportId: saved.ReportId, cancellationToken: cancellationToken).AnyAsync(cancellationToken))
            {
                display.WriteLine($"Going on with the report {saved.ReportId}.");
                var known = await insights.GetScheduledReportAsync(Consumption.Query, saved.ReportId, cancellationToken: cancellationToken);
                WarnIfCallbacksGoElsewhere(known.Report);
                return (known, saved.Number);
            }

            display.WriteLine($"The service does not have the report {saved.ReportId} any more.");
        }

        var report = await FindByNameAsync(cancellationToken) ?? await ScheduleAsync(cancellationToken);
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

    private async Task<ScheduledReport<Consumption>> ScheduleAsync(CancellationToken cancellationToken)
    {
        var report = await insights.CreateScheduledReportAsync(
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

    /// <summary>The address stays as it was when the report was scheduled. An update could change it, and would start the schedule anew.</summary>
    private void WarnIfCallbacksGoElsewhere(InsightsReport report)
    {
        if (report.CallbackUrl is { Length: > 0 } callbackUrl && callbackUrl != callback.Find()?.AbsoluteUri)
        {
            display.WriteLine($"The service calls back at {callbackUrl}, where this program does not expect it: nights are found by the clock.");
        }
    }

    /// <summary>The service wants some hours' notice; a few minutes more are for the request to arrive.</summary>
    private DateTimeOffset FirstNight()
    {
        var earliest = time.GetUtcNow() + client.Value.MinimumStartNotice + TimeSpan.FromMinutes(5);
        var night = new DateTimeOffset(earliest.UtcDateTime.Date + TwoInTheMorning, TimeSpan.Zero);
        return night < earliest ? night.AddDays(1) : night;
    }
}
