using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>A host whose requests can go wrong.</summary>
/// <param name="TellsInEnvelope">Whether it tells errors in the API's envelope, rather than as text.</param>
/// <param name="Faults">What is to go wrong.</param>
/// <param name="Clock">The service's clock.</param>
/// <param name="Stopping">Ends what waits.</param>
internal sealed record FaultSite(bool TellsInEnvelope, LocalServiceFaults Faults, TimeProvider Clock, CancellationToken Stopping)
{
    /// <summary>Carries a request out, unless something is to go wrong with it.</summary>
    public async Task RunAsync(HttpContext context, InsightsOperation? operation, Func<Task> carryOut)
    {
        if (operation is not { } known || Faults.Take(known) is not { } fault)
        {
            await carryOut().ConfigureAwait(false);
            return;
        }

        try
        {
            await fault.HappenAsync(new FaultyExchange(context, this, carryOut)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || Stopping.IsCancellationRequested)
        {
            // The client has given up, or the service stops. What was not carried out to its end must not look like an answer.
            context.Abort();
        }
    }
}

/// <summary>Marks a download whose file is to be another one first.</summary>
internal sealed record FileChange;

/// <summary>Marks a request for executions of which the latest is to fail first.</summary>
internal sealed record ExecutionFailure;
