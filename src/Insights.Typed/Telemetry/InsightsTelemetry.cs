using Insights.Typed.Errors;

namespace Insights.Typed;

/// <summary>
/// The names of the traces, metrics and logs of every <see cref="InsightsClient"/> of the process. <c>TELEMETRY.md</c> lists what is
/// reported; no part of it contains a token, a link to a report, or the text of a query.
/// </summary>
public static class InsightsTelemetry
{
    /// <summary>The name of the <see cref="System.Diagnostics.ActivitySource"/>: the argument of <c>AddSource</c> for traces.</summary>
    public const string ActivitySourceName = "Insights.Typed";

    /// <summary>The name of the <see cref="System.Diagnostics.Metrics.Meter"/>: the argument of <c>AddMeter</c> for metrics.</summary>
    public const string MeterName = "Insights.Typed";

    /// <summary>The category of all events that are logged to <see cref="InsightsClientOptions.LoggerFactory"/>.</summary>
    public const string LogCategory = "Insights.Typed.InsightsClient";

    /// <summary>Returns the value of <c>error.type</c> that spans and measurements have for an exception.</summary>
    /// <param name="exception">An exception that a method of the client threw.</param>
    /// <returns>A status such as <c>429</c>, one of the values listed in <c>TELEMETRY.md</c>, or the full name of the exception's type.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="exception"/> is null.</exception>
    public static string GetErrorType(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return ErrorKind.Get(exception);
    }
}
