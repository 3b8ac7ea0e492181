using Insights.Typed.Errors;

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

    /// <summary>Returns the value of <c>error.type</c> that spans and measurements have for an exception.</summary>
    /// <param name="exception">What a call of the client threw.</param>
    /// <returns>A status such as <c>429</c>, one of the words listed in <c>TELEMETRY.md</c>, or the full name of the exception's type.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static string GetErrorType(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return ErrorKind.Get(exception);
    }
}
