using System.Text.Json;
using Insights.Typed.Contracts;

namespace Insights.Typed.Requests;

/// <summary>
/// What an update leaves alone, sent back as the service told it: whatever that is. Words and addresses that are none to
/// this client are the service's all the same, so none of the checks is theirs that a caller's own fields have to pass.
/// </summary>
internal static class ReportBodyExtensions
{
    /// <summary>The request takes a while to arrive.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Changes of a report with every field that they leave alone set to what it is already.</summary>
    public static ReportBody FillFrom(this ReportBody changes, InsightsReport current, InsightsClientOptions options) => changes with
    {
        ReportName = changes.ReportName ?? current.ReportName,
        Description = changes.Description ?? current.Description,
        StartTime = changes.StartTime ?? ReportFields.FormatTime(FindNextStart(current, options)),
        RecurrenceInterval = changes.RecurrenceInterval ?? current.RecurrenceInterval,
        RecurrenceCount = changes.RecurrenceCount ?? current.RecurrenceCount,
        Format = changes.Format ?? current.Format.Name,
        CallbackUrl = changes.CallbackUrl ?? current.CallbackUrl,
        CallbackMethod = changes.CallbackMethod ?? current.CallbackMethod,

        // What has no value is left out, as it is of the fields above; what a change replaces is not sent twice.
        AdditionalProperties = current.Unmapped?.Where(field => field.Value.ValueKind != JsonValueKind.Null && !IsChanged(field.Key, changes)).ToDictionary(),
    };

    /// <summary>Whether a change sets a field whose present value does not fit its type.</summary>
    private static bool IsChanged(string name, ReportBody changes) =>
        InsightsJson.Default.ReportBody.Properties.Any(p => !p.IsExtensionData && p.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && p.Get?.Invoke(changes) is not null);

    /// <summary>The first time of the schedule that is late enough; null where there is none.</summary>
    private static DateTimeOffset? FindNextStart(InsightsReport current, InsightsClientOptions options)
    {
        var earliest = options.TimeProvider.GetUtcNow() + options.MinimumStartNotice + Margin;
        if (current.StartTime is not { } start || start >= earliest)
        {
            return current.StartTime;
        }

        if (current.RecurrenceInterval is not (> 0 and var hours))
        {
            return null;
        }

        var interval = TimeSpan.FromHours(hours);
        return start + (interval * Math.Ceiling((earliest - start) / interval));
    }
}
