using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Contracts;
using Insights.Typed.Errors;

namespace Insights.Typed.Transport;

/// <content>Lists and rows, which the service can return in several pages.</content>
internal sealed partial class ServiceConnection
{
    /// <summary>
    /// The maximum number of pages of a list (our choice): reading must end even if the service's pages do not, and 10,000 pages
    /// contain more queries and reports than an account has.
    /// </summary>
    private const int MaxPages = 10_000;

    /// <summary>Requests the items of a list, and each next page when the previous ones are read.</summary>
    public async IAsyncEnumerable<T> SendForPagesAsync<T>(
        ServiceRequest request, JsonTypeInfo<Envelope<T>> type, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : InsightsResource
    {
        await foreach (var page in SendForPagesAsync(request, response => ReadEnvelope(request, response, type), page => page.NextLink, cancellationToken).ConfigureAwait(false))
        {
            foreach (var item in page.Value ?? [])
            {
                yield return item;
            }
        }
    }

    /// <summary>Requests a page, and each next one when the previous ones are read.</summary>
    /// <param name="request">The request for the first page.</param>
    /// <param name="read">Reads the body of a page. Throws <see cref="System.Text.Json.JsonException"/> if it cannot.</param>
    /// <param name="getNextLink">Gets the link to the next page; null or empty at the end.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public async IAsyncEnumerable<TPage> SendForPagesAsync<TPage>(
        ServiceRequest request,
        Func<ServiceResponse, TPage> read,
        Func<TPage, string?> getNextLink,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        HashSet<Uri?>? visited = null;
        while (true)
        {
            TPage page;
            try
            {
                page = await SendAsync(request, read, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (IsEmptyList(request, exception))
            {
                yield break;
            }

            yield return page;
            if (getNextLink(page) is not { Length: > 0 } nextLink)
            {
                yield break;
            }

            var current = Resolve(request.Address);
            visited ??= [current];

            // A page that the service announced must exist: without it the list is not complete. What applies to the first request does not apply to it.
            request = request with
            {
                Address = NextPage.GetAddress(baseAddress, current, nextLink),
                EmptyListMessage = null,
                IsSingleAttempt = false,
                OperationStarted = null,
                IsExpectedRefusal = null,
            };
            if (visited.Count >= MaxPages)
            {
                throw CreateException($"The service's response to '{request.Operation}' has more than {MaxPages} pages, so the client stopped reading it.");
            }

            if (!visited.Add(Resolve(request.Address)))
            {
                throw CreateException($"The pages of the service's response to '{request.Operation}' form a cycle: one of them links to a page that was read before.");
            }
        }

        InsightsException CreateException(string message) =>
            new(message) { Operation = request.Operation, QueryText = request.QueryText, Failure = new(ErrorKind.InvalidResponse) };
    }

    /// <summary>Also compares the reason: a wrong address and an unknown id have the status 404, too.</summary>
    private static bool IsEmptyList(ServiceRequest request, InsightsServiceException exception) =>
        request.EmptyListMessage is { } emptyListMessage
        && exception.StatusCode == HttpStatusCode.NotFound
        && exception.ServiceMessage?.Contains(emptyListMessage, StringComparison.OrdinalIgnoreCase) == true;
}
