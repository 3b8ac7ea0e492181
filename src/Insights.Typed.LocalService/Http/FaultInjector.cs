using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>A host whose requests can go wrong.</summary>
/// <param name="UsesErrorEnvelope">Whether it tells errors in the API's envelope, rather than as text.</param>
/// <param name="Faults">What is to go wrong.</param>
/// <param name="Clock">The service's clock.</param>
/// <param name="StoppingToken">Ends what waits.</param>
internal sealed record FaultInjector(bool UsesErrorEnvelope, LocalServiceFaults Faults, TimeProvider Clock, CancellationToken StoppingToken)
{
    /// <summary>Carries a request out, unless something is to go wrong with it.</summary>
    public async Task RunAsync(HttpContext context, InsightsOperation? operation, Func<Task> next)
    {
        if (operation is not { } known || Faults.TakeNext(known) is not { } fault)
        {
            await next().ConfigureAwait(false);
            return;
        }

        try
        {
            await fault.ApplyAsync(new FaultContext(context, this, next)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested || StoppingToken.IsCancellationRequested)
        {
            // The client has given up, or the service stops. What was not carried out to its end must not look like an answer.
            context.Abort();
        }
    }
}

/// <summary>Marks a download whose file is to be another one first.</summary>
internal sealed record FileChangeFeature;

/// <summary>Marks a request for executions of which the latest is to fail first.</summary>
internal sealed record ExecutionFailureFeature;
