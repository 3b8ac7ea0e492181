using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Docs.Tests.Examples;

/// <summary>The page's example, which writes a line for each span of a client.</summary>
[ExamplesOf("src/Insights.Typed/Telemetry/TELEMETRY.md")]
internal static class TelemetryPage
{
    internal static async Task ObserveAsync(InsightsCredential credential, ILoggerFactory loggerFactory)
    {
        // <page>
        await using var insights = new InsightsClient(credential, new InsightsClientOptions { LoggerFactory = loggerFactory });

        using var spans = new ActivityListener
        {
            ShouldListenTo = source => source.Name == InsightsTelemetry.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => Console.WriteLine($"{span.DisplayName}: {span.Duration}"),
        };
        ActivitySource.AddActivityListener(spans);
        // </page>
    }
}
