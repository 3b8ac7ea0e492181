using System.Text.Json;
using Insights.Typed.Contracts;
using Insights.Typed.Language;

namespace Insights.Typed.Requests;

/// <summary>
/// Completes an update with the current fields of the report, as the service returned them. The service accepts them even if
/// this client does not know their values, so they are not validated; only the caller's fields are.
/// </summary>
internal static class ReportBodyExtensions
{
    /// <summary>The margin for the time that the request takes to arrive.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Returns the changes with every unchanged field set to its current value.</summary>
    /// <exception cref="InsightsException">A field cannot be sent unchanged.</exception>
    public static ReportBody FillFrom(this ReportBody changes, InsightsReport current, InsightsClientOptions options, DateTimeOffset now) => changes with
    {
        ReportName = changes.ReportName ?? current.ReportName,
        Description = changes.Description ?? current.Description,
        StartTime = changes.StartTime ?? ReportFields.FormatTime(FindNextStart(current, options, now)),
        RecurrenceInterval = changes.RecurrenceInterval ?? current.RecurrenceInterval,
        RecurrenceCount = changes.RecurrenceCount ?? current.RecurrenceCount,
        Format = changes.Format ?? current.Format.Name,
        CallbackUrl = changes.CallbackUrl ?? current.CallbackUrl,
        CallbackMethod = changes.CallbackMethod ?? current.CallbackMethod,

        // A field without a value is omitted, as are the fields above; a field that a change replaces is not sent twice.
        AdditionalProperties = current.Unmapped?.Where(field => field.Value.ValueKind != JsonValueKind.Null && !IsChanged(field.Key, changes))
            .Select(field => RequireUnicode(field, current.ReportId)).ToDictionary(),
    };

    private static KeyValuePair<string, JsonElement> RequireUnicode(KeyValuePair<string, JsonElement> field, string reportId) => JsonText.IsName(field.Key) && JsonText.IsValid(field.Value)
        ? field
        : throw new InsightsException(
            $"The report {reportId} was not updated: its field '{UntrustedText.SanitizeName(field.Key)}' is not valid Unicode, so it cannot be sent unchanged. Change this field too, or send the changes alone, with InsightsClient.UpdateReportAsync.")
        {
            Operation = InsightsOperationNames.UpdateReport,
        };

    /// <summary>Returns a value indicating whether a change sets a field whose current value does not fit its type.</summary>
    private static bool IsChanged(string name, ReportBody changes) =>
        InsightsJson.Default.ReportBody.Properties.Any(p => !p.IsExtensionData && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && p.Get?.Invoke(changes) is not null);

    /// <summary>Returns the first time of the schedule that is late enough; null if there is none.</summary>
    private static DateTimeOffset? FindNextStart(InsightsReport current, InsightsClientOptions options, DateTimeOffset now)
    {
        var earliest = now + options.MinimumStartNotice + Margin;
        if (current.StartTime is not { } start || start >= earliest)
        {
            return current.StartTime;
        }

        if (current.RecurrenceInterval is not { } hours)
        {
            return null;
        }

        var interval = TimeSpan.FromHours(hours);
        return start + (interval * Math.Ceiling((earliest - start) / interval));
    }
}
