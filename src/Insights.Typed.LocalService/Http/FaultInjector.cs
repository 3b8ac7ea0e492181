using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Injects faults into the requests of a host.</summary>
/// <param name="UsesErrorEnvelope">true to report errors in the API's envelope; false to report them as text.</param>
/// <param name="Faults">The faults.</param>
/// <param name="Clock">The service's clock.</param>
/// <param name="StoppingToken">A token to cancel waiting requests.</param>
internal sealed record FaultInjector(bool UsesErrorEnvelope, LocalServiceFaults Faults, TimeProvider Clock, CancellationToken StoppingToken)
{
    /// <summary>Processes a request, or applies its fault.</summary>
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
            // The client canceled the request, or the service stops. An incomplete response must not look complete.
            context.Abort();
        }
    }
}

/// <summary>Marks a download whose file must be replaced first.</summary>
internal sealed record FileChangeFeature;

/// <summary>Marks a request for executions whose latest execution must fail first.</summary>
internal sealed record ExecutionFailureFeature;
