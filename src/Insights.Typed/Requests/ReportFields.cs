using System.Globalization;

namespace Insights.Typed.Requests;

/// <summary>
/// Checks a report's fields and writes them as the service reads them. What it would refuse after a round trip, some of it
/// as an internal error, is refused here with what is right.
/// </summary>
internal static class ReportFields
{
    public static string RequireText(string? text, string field)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text, field);
        return text;
    }

    public static string? FormatTime(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string FormatStart(DateTimeOffset start, string field, InsightsClientOptions options)
    {
        // The service sees whole seconds, so those are what must be late enough.
        var startSecond = start.AddTicks(-(start.Ticks % TimeSpan.TicksPerSecond));
        var earliest = options.TimeProvider.GetUtcNow() + options.MinimumStartNotice;
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

    /// <summary>A rule of the dataset, where the query's schema tells it.</summary>
    public static void CheckDatasetInterval(int? hours, string field, InsightsQuery query)
    {
        if (hours < query.Clauses.MinimumRecurrenceInterval)
        {
            throw CreateOutOfRange(field, hours, $"{field} must be at least {query.Clauses.MinimumRecurrenceInterval} hours for a report on {query.DatasetName}.");
        }
    }

    public static int? CheckCount(int? count, string field) =>
        count < 1 ? throw CreateOutOfRange(field, count, $"{field} must be at least 1.") : count;

    /// <summary>The formats are the service's.</summary>
    public static string CheckFormat(ReportFormat format, string field) => format == ReportFormat.Csv || format == ReportFormat.Tsv
        ? format.Name!
        : throw CreateOutOfRange(field, format, $"{field} must be {ReportFormat.Csv} or {ReportFormat.Tsv}.");

    /// <summary>The methods are the service's.</summary>
    public static string? CheckMethod(HttpMethod? method, string field) => method is null || method == HttpMethod.Get || method == HttpMethod.Post
        ? method?.Method
        : throw CreateOutOfRange(field, method, $"{field} must be {HttpMethod.Get} or {HttpMethod.Post}.");

    /// <summary>As it is written: a slash that is added at its end is one too many once the service has added its own.</summary>
    public static string? CheckAddress(Uri? address, string field)
    {
        if (address is null || (address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)))
        {
            return address?.OriginalString;
        }

        throw new ArgumentException($"{field} must be an absolute address of HTTP or HTTPS, which '{address}' is not.", field);
    }

    public static ArgumentOutOfRangeException CreateOutOfRange(string field, object? value, string message) => new(field, value, message);

    private static string FormatHours(TimeSpan time) => time.TotalHours.ToString("0.##", CultureInfo.InvariantCulture);
}
