using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The time range of a query's data, as the arguments of a tool.</summary>
internal static class QueryTimes
{
    public const string StartDescription = "The start of the data, which overrides TIMESPAN, such as 2026-01-31 or 2026-01-31T00:00:00Z.";
    public const string EndDescription = "The end of the data, which overrides TIMESPAN.";

    /// <exception cref="ToolException">A text is not a time, or the end is before the start.</exception>
    public static (DateTimeOffset? Start, DateTimeOffset? End) Parse(string? startTime, string? endTime)
    {
        var range = (Start: Parse(startTime), End: Parse(endTime));
        return range.End < range.Start ? throw new ToolException("endTime is before startTime.") : range;
    }

    /// <exception cref="ToolException">The text is not a time.</exception>
    public static DateTimeOffset? Parse(string? text) => string.IsNullOrWhiteSpace(text) ? null
        : QueryTime.TryParse(text, out var time) ? time
        : throw new ToolException(QueryTime.CreateError(text));
}
