using Insights.Typed.Tool.Output;
using ModelContextProtocol;

namespace Insights.Typed.Tool.Mcp;

/// <summary>Sends the progress of an operation to the assistant's program.</summary>
internal sealed class ProgressNotifier(IProgress<ProgressNotificationValue> progress) : IWorkProgress
{
    private int step;

    /// <remarks>The number must increase with each notification, and the total is not known: the service does not say how long a report takes.</remarks>
    public void Report(string description, double completed, double? total) =>
        progress.Report(new ProgressNotificationValue { Progress = Interlocked.Increment(ref step), Message = description });
}
