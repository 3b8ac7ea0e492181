using System.Net;
using System.Runtime.CompilerServices;
using Insights.Typed.Contracts;
using Insights.Typed.Tokens;
using Insights.Typed.Transport;

namespace Insights.Typed.Client.Items;

/// <summary>Lists executions in every status that is known.</summary>
/// <remarks>
/// The service finds only executions in a status that the request names, and one of its programs documents a status that the others can have, too:
/// <see cref="ExecutionStatus.Failed"/>. So each request names it. If the service refuses it twice, and accepts the documented statuses in between, it does not know it, and the requests
/// name the documented ones only.
/// </remarks>
internal sealed class ExecutionList(ServiceConnection service, InsightsProgram program)
{
    private readonly string documented = Join(program.ExecutionStatuses);
    private readonly string known = Join(program.ExecutionStatuses.Append(ExecutionStatus.Failed.Name!).Distinct(StringComparer.OrdinalIgnoreCase));

    private volatile bool isAccepted = program.ExecutionStatuses.Contains(ExecutionStatus.Failed.Name!, StringComparer.OrdinalIgnoreCase);
    private volatile bool isRefused;

    /// <summary>Requests executions in every status.</summary>
    /// <param name="createRequest">Creates a request from the statuses that it names, as the service reads them.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async IAsyncEnumerable<ReportExecution> GetAsync(Func<string, ServiceRequest> createRequest, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (executions, hasFirst) = isRefused && !isAccepted
            ? await StartAsync(createRequest(documented), cancellationToken).ConfigureAwait(false)
            : await StartKnownAsync(createRequest, cancellationToken).ConfigureAwait(false);
        await using (executions.ConfigureAwait(false))
        {
            for (var hasNext = hasFirst; hasNext; hasNext = await executions.MoveNextAsync().ConfigureAwait(false))
            {
                yield return executions.Current;
            }
        }
    }

    private static string Join(IEnumerable<string> statuses) => string.Join(';', statuses);

    /// <summary>Sends the first request of a list, and reads its first execution.</summary>
    private async Task<(IAsyncEnumerator<ReportExecution> Executions, bool HasFirst)> StartAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var executions = service.SendForPagesAsync(request, InsightsJson.Default.EnvelopeReportExecution, cancellationToken).GetAsyncEnumerator(cancellationToken);
        return (executions, await executions.MoveNextAsync().ConfigureAwait(false));
    }

    /// <summary>Starts the list of the known statuses; of the documented ones if the service refuses that.</summary>
    private async Task<(IAsyncEnumerator<ReportExecution> Executions, bool HasFirst)> StartKnownAsync(Func<string, ServiceRequest> createRequest, CancellationToken cancellationToken)
    {
        // A 500, which is an outage rather than a refusal, stays a failure in logs and traces.
        var request = createRequest(known) with { OperationStarted = service.Timestamp, IsExpectedRefusal = refusal => IsRefusedStatus(refusal) && !refusal.IsTransient };
        InsightsServiceException firstRefusal;
        try
        {
            var started = await StartAsync(request, cancellationToken).ConfigureAwait(false);

            // An empty list does not prove that the service knows the status: it can be refused before it is read.
            isAccepted |= started.HasFirst;
            return started;
        }
        catch (InsightsServiceException exception) when (IsRefusedStatus(exception))
        {
            firstRefusal = exception;
        }

        // A transient refusal has been retried.
        var fallback = await StartAsync(
            createRequest(documented) with { OperationStarted = request.OperationStarted, IsSingleAttempt = firstRefusal.IsTransient }, cancellationToken).ConfigureAwait(false);
        return await TryStartAgainAsync(request with { IsSingleAttempt = true }, cancellationToken).ConfigureAwait(false) ?? fallback;
    }

    /// <summary>
    /// Requests the known statuses again, after the service has accepted the documented ones: the first refusal can have had another reason, such as an outage that has ended. Only a second
    /// refusal is remembered. Returns null if the list is refused, empty or not available.
    /// </summary>
    private async Task<(IAsyncEnumerator<ReportExecution> Executions, bool HasFirst)?> TryStartAgainAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var started = await StartAsync(request, cancellationToken).ConfigureAwait(false);
            isAccepted |= started.HasFirst;
            return started.HasFirst ? started : null;
        }
        catch (InsightsServiceException exception) when (IsRefusedStatus(exception))
        {
            isRefused = true;
            return null;
        }
        catch (InsightsException exception) when (exception.IsTransient && !CallerCallback.HasThrown(exception))
        {
            return null;
        }
    }

    /// <summary>The service documents 400 for an unknown value in other fields, and both 400 and 500 for a time in another format. It documents neither for a status.</summary>
    private bool IsRefusedStatus(InsightsServiceException exception) =>
        !isAccepted && exception.StatusCode is (HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError);
}
