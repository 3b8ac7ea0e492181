using System.Net;
using System.Runtime.CompilerServices;
using Insights.Typed.Contracts;
using Insights.Typed.Transport;

namespace Insights.Typed.Client.Items;

/// <summary>Lists executions in every status that is known.</summary>
/// <remarks>
/// The service finds only executions in a status that the request names, and one of its programs documents a status that the others can have, too:
/// <see cref="ExecutionStatus.Failed"/>. So each request names it. If the service does not know it, the requests name the documented statuses only.
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
        if (isAccepted || !isRefused)
        {
            var executions = Send(createRequest(known) with { IsExpectedRefusal = IsRefusedStatus }, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (executions.ConfigureAwait(false))
            {
                if (await TryReadFirstAsync(executions).ConfigureAwait(false) is { } hasFirst)
                {
                    // An empty list does not prove that the service knows the status: it can be refused before it is read.
                    isAccepted |= hasFirst;
                    for (var hasNext = hasFirst; hasNext; hasNext = await executions.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield return executions.Current;
                    }

                    yield break;
                }
            }
        }

        await foreach (var execution in Send(createRequest(documented), cancellationToken).ConfigureAwait(false))
        {
            isRefused = true;
            yield return execution;
        }

        isRefused = true;
    }

    private static string Join(IEnumerable<string> statuses) => string.Join(';', statuses);

    private IAsyncEnumerable<ReportExecution> Send(ServiceRequest request, CancellationToken cancellationToken) =>
        service.SendForPagesAsync(request, InsightsJson.Default.EnvelopeReportExecution, cancellationToken);

    /// <summary>Reads the first execution. Returns null if the service may have refused the status that the program does not document.</summary>
    private async Task<bool?> TryReadFirstAsync(IAsyncEnumerator<ReportExecution> executions)
    {
        try
        {
            return await executions.MoveNextAsync().ConfigureAwait(false);
        }
        catch (InsightsServiceException exception) when (IsRefusedStatus(exception))
        {
            return null;
        }
    }

    /// <summary>The service documents 400 for an unknown value in other fields, and both 400 and 500 for a time in another format. It documents neither for a status.</summary>
    private bool IsRefusedStatus(InsightsServiceException exception) =>
        !isAccepted && exception.StatusCode is (HttpStatusCode.BadRequest or HttpStatusCode.InternalServerError);
}
