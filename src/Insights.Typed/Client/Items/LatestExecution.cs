using System.Runtime.CompilerServices;

namespace Insights.Typed.Client.Items;

/// <summary>Chooses the latest execution, for a service that ignores that only this one was requested. The service documents no order.</summary>
internal static class LatestExecution
{
    /// <summary>Returns a sequence of the latest execution; of several with the same time, the first in the service's order.</summary>
    public static async IAsyncEnumerable<ReportExecution> SelectAsync(IAsyncEnumerable<ReportExecution> executions, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ReportExecution? latest = null;
        await foreach (var execution in executions.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (latest is null || ReportExecution.TimeComparer.Compare(execution, latest) > 0)
            {
                latest = execution;
            }
        }

        if (latest is not null)
        {
            yield return latest;
        }
    }
}
