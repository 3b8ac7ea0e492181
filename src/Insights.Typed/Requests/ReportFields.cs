using System.Globalization;

namespace Insights.Typed.Requests;

/// <summary>
/// Validates a report's fields and writes them in the service's formats. Values that the service would refuse after a round trip, some of them
/// with an internal error, are rejected here with a message that states the valid values.
/// </summary>
internal static class ReportFields
{
    /// <summary>Returns the text without white space around it, which the service removes too: so a later search finds what was sent.</summary>
    public static string RequireText(string? text, string field)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, field);
        return text.Trim();
    }

    public static string? FormatTime(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string FormatStart(DateTimeOffset start, string field, InsightsClientOptions options, DateTimeOffset now)
    {
        // The service reads whole seconds, so the truncated time must be late enough.
        var startSecond = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        var earliest = now + options.MinimumStartNotice;
        return startSecond >= earliest
            ? FormatTime(startSecond)!
            : throw CreateOutOfRange(field, start, $"{field} must be at least {FormatHours(options.MinimumStartNotice)} hours from now: {FormatTime(earliest.AddTicks(TimeSpan.TicksPerSecond - 1))} or later.");
    }

    public static void ThrowIfEndBeforeStart(DateTimeOffset? start, DateTimeOffset? end, string field)
    {
        if (end < start)
        {
            throw CreateOutOfRange(field, end, $"{field} must not be before the start of the data, {FormatTime(start)}.");
        }
    }

    public static int? CheckInterval(int? hours, string field, InsightsClientOptions options) =>
        hours < options.MinimumRecurrenceInterval || hours > options.MaximumRecurrenceInterval
            ? throw CreateOutOfRange(field, hours, $"{field} must be from {options.MinimumRecurrenceInterval} to {options.MaximumRecurrenceInterval} hours.")
            : hours;

    /// <summary>Checks the minimum of the dataset, if the query's schema defines it.</summary>
    public static void CheckDatasetInterval(int? hours, string field, InsightsQuery query)
    {
        if (hours < query.Clauses.MinimumRecurrenceInterval)
        {
            throw CreateOutOfRange(field, hours, $"{field} must be at least {query.Clauses.MinimumRecurrenceInterval} hours for a report on {query.DatasetName}.");
        }
    }

    public static int? CheckCount(int? count, string field) =>
        count < 1 ? throw CreateOutOfRange(field, count, $"{field} must be at least 1.") : count;

    /// <summary>Checks the format against those of the service.</summary>
    public static string CheckFormat(ReportFormat format, string field) => format == ReportFormat.Csv || format == ReportFormat.Tsv
        ? format.Name!
        : throw CreateOutOfRange(field, format, $"{field} must be {ReportFormat.Csv} or {ReportFormat.Tsv}.");

    /// <summary>Checks the method against those of the service.</summary>
    public static string? CheckMethod(HttpMethod? method, string field) => method is null || method == HttpMethod.Get || method == HttpMethod.Post
        ? method?.Method
        : throw CreateOutOfRange(field, method, $"{field} must be {HttpMethod.Get} or {HttpMethod.Post}.");

    /// <summary>Returns the address as it is written: an added slash at its end would be duplicated by the service.</summary>
    public static string? CheckAddress(Uri? address, string field)
    {
        if (address is null || (address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
        {
            return address?.OriginalString;
        }

        throw new ArgumentException($"{field} must be an absolute HTTP or HTTPS address; '{address}' is not.", field);
    }

    public static ArgumentOutOfRangeException CreateOutOfRange(string field, object? value, string message) => new(field, value, message);

    private static string FormatHours(TimeSpan time) => time.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);
}
