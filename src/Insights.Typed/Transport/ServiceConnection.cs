using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Contracts;
using Insights.Typed.Errors;
using Insights.Typed.Language;
using Insights.Typed.Telemetry;
using Insights.Typed.Tokens;

namespace Insights.Typed.Transport;

/// <summary>Sends requests to the service with a token, and takes its answers out of their envelopes.</summary>
internal sealed partial class ServiceConnection(
    InsightsClientOptions options, TokenCache tokens, HttpMessageInvoker http, ServiceRetry retry, ClientTelemetry telemetry)
{
    /// <summary>
    /// How many pages a list may have (our choice): a service whose pages never end must end the reading, and 10,000 pages
    /// hold more queries and reports than an account has.
    /// </summary>
    private const int MaxPages = 10_000;

    private readonly ServiceClock clock = new(options.TimeProvider);
    private readonly Uri baseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new Uri(options.BaseAddress.AbsoluteUri + "/");

    /// <summary>What the service's clock showed at a moment of our own; null where its answers tell no time.</summary>
    /// <param name="timestamp">The moment, as the clock of the options counts.</param>
    public DateTimeOffset? ToServiceTime(long timestamp) => clock.Now - options.TimeProvider.GetElapsedTime(timestamp);

    /// <summary>Asks for a list that has one page.</summary>
    public Task<Envelope<T>> SendAsync<T>(ServiceRequest request, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
        where T : InsightsResource
        => SendAsync(request, serviceResponse => ReadEnvelope(request, serviceResponse, type), cancellationToken);

    /// <summary>Asks for a single thing.</summary>
    public Task<T> SendForOneAsync<T>(ServiceRequest request, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
        where T : InsightsResource
        => SendAsync(
            request,
            serviceResponse =>
            {
                var envelope = ReadEnvelope(request, serviceResponse, type);
                return envelope.Value is [var single, ..]
                    ? single
                    : throw ServiceExceptions.CreateInvalid(request, serviceResponse, $"The service answered '{request.Operation}' with nothing in 'value'. Its message: {(envelope.Message is { } message ? UntrustedText.Sanitize(message, serviceResponse.Token) : "none")}");
            },
            cancellationToken);

    /// <summary>Asks for a list, and for each next page when the ones before are used up.</summary>
    public async IAsyncEnumerable<T> SendForPagesAsync<T>(
        ServiceRequest request,
        JsonTypeInfo<Envelope<T>> type,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        where T : InsightsResource
    {
        HashSet<Uri?>? visited = null;
        while (true)
        {
            Envelope<T> page;
            try
            {
                page = await SendAsync(request, type, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (IsEmptyList(request, exception))
            {
                yield break;
            }

            foreach (var item in page.Value ?? [])
            {
                yield return item;
            }

            if (string.IsNullOrEmpty(page.NextLink))
            {
                yield break;
            }

            var current = Resolve(request.Address);
            visited ??= [current];

            // A page that the service itself announced is there: without it the list is not whole.
            request = request with { Address = NextPage.GetAddress(baseAddress, current, page.NextLink), EmptyListMessage = null };
            if (visited.Count >= MaxPages)
            {
                throw new InsightsException($"The service's response to '{request.Operation}' has more than {MaxPages} pages, so they are not read any further.")
                {
                    Operation = request.Operation,
                    Failure = new(ErrorKind.InvalidResponse),
                };
            }

            if (!visited.Add(Resolve(request.Address)))
            {
                throw new InsightsException($"The pages of the service's answer to '{request.Operation}' lead in a circle: one of them names one as its next that has been read before.")
                {
                    Operation = request.Operation,
                    Failure = new(ErrorKind.InvalidResponse),
                };
            }
        }
    }

    /// <summary>
    /// Deletes something. Only an answer in the service's envelope says that this was done; after any other it is tried
    /// again, and then that it is gone is no error.
    /// </summary>
    public async Task DeleteAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var isPossiblyDeleted = false;
        try
        {
            await SendAsync(
                request,
                serviceResponse =>
                {
                    if (serviceResponse.Status != HttpStatusCode.NoContent)
                    {
                        ServiceExceptions.RequireEnvelope(serviceResponse);
                    }

                    return true;
                },
                cancellationToken,
                failure => isPossiblyDeleted |= failure.Failure.IsPossiblyProcessed).ConfigureAwait(false);
        }
        catch (InsightsServiceException exception) when (isPossiblyDeleted && exception.StatusCode == HttpStatusCode.NotFound)
        {
            // Gone is what was wanted.
        }
    }

    /// <summary>Sends a request, and reads a successful answer; again, where the first answer was no last word.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Makes of the body what it means. Where it cannot, it throws <see cref="JsonException"/>.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="onFailed">Told of each try that failed; may be null.</param>
    public async Task<TResult> SendAsync<TResult>(
        ServiceRequest request, Func<ServiceAnswer, TResult> read, CancellationToken cancellationToken, Action<InsightsException>? onFailed = null)
    {
        using var operation = telemetry.Start(request.Operation, request.Method);
        try
        {
            return await retry.ExecuteAsync(
                request.IsSingleAttempt,
                static async (state, token) =>
                {
                    try
                    {
                        var serviceResponse = await state.Connection.SendWithTokenAsync(state.Request, state.Operation, token).ConfigureAwait(false);
                        return Read(state.Request, serviceResponse, state.Read);
                    }
                    catch (InsightsException exception)
                    {
                        state.Failed?.Invoke(exception);
                        throw;
                    }
                },
                (Connection: this, Request: request, Operation: operation, Read: read, Failed: onFailed),
                request.Method,
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            (exception as InsightsException)?.SetOperation(request.Operation, request.QueryText);
            if (exception is not InsightsServiceException serviceException || !IsEmptyList(request, serviceException))
            {
                operation.Failed(exception);
            }

            throw;
        }
    }

    private static TResult Read<TResult>(ServiceRequest request, ServiceAnswer response, Func<ServiceAnswer, TResult> read)
    {
        try
        {
            return read(response);
        }
        catch (JsonException exception)
        {
            throw ServiceExceptions.CreateUnreadable(request, response, exception);
        }
    }

    private static Envelope<T> ReadEnvelope<T>(ServiceRequest request, ServiceAnswer response, JsonTypeInfo<Envelope<T>> type)
        where T : InsightsResource
    {
        var envelope = LenientEnvelope.Read(response.Body, type)
            ?? throw ServiceExceptions.CreateInvalid(request, response, $"The service answered '{request.Operation}' with null.");
        if (!envelope.HasValue)
        {
            throw new JsonException("It has no 'value'.");
        }

        foreach (var item in envelope.Value ?? [])
        {
            if (item is null)
            {
                throw ServiceExceptions.CreateInvalid(request, response, $"The service answered '{request.Operation}' with something else than the JSON it documents: 'value' holds a null.");
            }

            item.IsDataRedacted = envelope.DataRedacted == true;
        }

        return envelope;
    }

    /// <summary>By the reason too: a wrong address and an unknown id answer 404 as well.</summary>
    private static bool IsEmptyList(ServiceRequest request, InsightsServiceException exception) =>
        request.EmptyListMessage is { } emptyListMessage
        && exception.StatusCode == HttpStatusCode.NotFound
        && exception.ServiceMessage?.Contains(emptyListMessage, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Where an address leads; null where it is none.</summary>
    private Uri? Resolve(string address) => Uri.TryCreate(baseAddress, address, out var resolved) ? resolved : null;

    /// <summary>A link that leads elsewhere is not followed: the token goes with it.</summary>
    private Uri GetAddress(ServiceRequest request)
    {
        var address = Resolve(request.Address)
            ?? throw new InsightsException($"'{request.Operation}' was sent on to what is no address.") { Failure = new(ErrorKind.InvalidResponse) };
        return address.Scheme == baseAddress.Scheme && address.Authority == baseAddress.Authority
            ? address
            : throw new InsightsException($"'{request.Operation}' was sent on to another host, {UntrustedText.Sanitize(address.Host, UntrustedText.MaxNameLength)}; the token for {baseAddress.Host} does not go there.")
            {
                Failure = new(ErrorKind.ForeignAddress),
            };
    }
}
