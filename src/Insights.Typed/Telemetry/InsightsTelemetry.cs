namespace Insights.Typed;

/// <summary>
/// The names under which every <see cref="InsightsClient"/> of the process can be watched. What it tells is listed in
/// <c>TELEMETRY.md</c> beside this file; none of it holds a token, a link to a report, or the text of a query.
/// </summary>
public static class InsightsTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: what to give to <c>AddSource</c> for traces.</summary>
    public const string ActivitySourceName = "Insights.Typed";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: what to give to <c>AddMeter</c> for metrics.</summary>
    public const string MeterName = "Insights.Typed";

    /// <summary>The category of everything that is logged to <see cref="InsightsClientOptions.LoggerFactory"/>.</summary>
    public const string LogCategory = "Insights.Typed.InsightsClient";
}
