using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Insights.Typed.Contracts;
using Insights.Typed.Errors;
using Insights.Typed.Language;
using Insights.Typed.Telemetry;
using Insights.Typed.Tokens;

namespace Insights.Typed.Transport;

/// <summary>Sends requests to the service with a token, and reads the envelopes of its responses.</summary>
internal sealed partial class ServiceConnection(
    InsightsClientOptions options, TokenCache tokens, HttpMessageInvoker http, ServiceRetry retry, ClientTelemetry telemetry)
{
    private readonly ServiceClock clock = new(options.TimeProvider);
    private readonly Uri baseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new Uri(options.BaseAddress.AbsoluteUri + "/");

    /// <summary>Gets the service's current time; the client's before the first response.</summary>
    public DateTimeOffset Now => clock.Now ?? options.TimeProvider.GetUtcNow();

    /// <summary>Gets the current timestamp of the clock that limits retries.</summary>
    public long Timestamp => telemetry.Timestamp;

    /// <summary>Converts a timestamp of the client's clock to the service's clock; null if the service's responses contain no time.</summary>
    /// <param name="timestamp">The timestamp, by the clock of the options.</param>
    public DateTimeOffset? ToServiceTime(long timestamp) => clock.Now - options.TimeProvider.GetElapsedTime(timestamp);

    /// <summary>Requests a list with one page.</summary>
    public Task<Envelope<T>> SendAsync<T>(ServiceRequest request, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
        where T : InsightsResource
        => SendAsync(request, serviceResponse => ReadEnvelope(request, serviceResponse, type), cancellationToken);

    /// <summary>Requests a single item.</summary>
    public Task<T> SendForOneAsync<T>(ServiceRequest request, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
        where T : InsightsResource
        => SendAsync(
            request,
            serviceResponse =>
            {
                var envelope = ReadEnvelope(request, serviceResponse, type);
                return envelope.Value is [var single, ..]
                    ? single
                    : throw ServiceExceptions.CreateInvalid(request, serviceResponse, $"The service's response to '{request.Operation}' has an empty 'value'. Its message: {(envelope.Message is { } message ? UntrustedText.Sanitize(message, serviceResponse.Token) : "none")}");
            },
            cancellationToken);

    /// <summary>
    /// Deletes a resource. Only a response in the service's envelope confirms the deletion; after any other response it is
    /// retried, and a resource that no longer exists is not an error then.
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
            // The resource no longer exists, as requested.
        }
    }

    /// <summary>Sends a request and reads a successful response, with retries after transient failures.</summary>
    /// <param name="request">The request.</param>
    /// <param name="read">Reads the body. Throws <see cref="JsonException"/> if it cannot.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <param name="onFailed">Called after each failed attempt; may be null.</param>
    public async Task<TResult> SendAsync<TResult>(
        ServiceRequest request, Func<ServiceResponse, TResult> read, CancellationToken cancellationToken, Action<InsightsException>? onFailed = null)
    {
        using var operation = telemetry.Start(request.Definition);
        try
        {
            return await retry.ExecuteAsync(
                request,
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
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            (exception as InsightsException)?.SetOperation(request.Operation, request.QueryText);
            if (exception is not InsightsServiceException refusal || (!IsEmptyList(request, refusal) && request.IsExpectedRefusal?.Invoke(refusal) != true))
            {
                operation.Failed(exception);
            }

            throw;
        }
    }

    private static TResult Read<TResult>(ServiceRequest request, ServiceResponse response, Func<ServiceResponse, TResult> read)
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

    private static Envelope<T> ReadEnvelope<T>(ServiceRequest request, ServiceResponse response, JsonTypeInfo<Envelope<T>> type)
        where T : InsightsResource
    {
        var envelope = LenientEnvelope.Read(response.Body, type)
            ?? throw ServiceExceptions.CreateInvalid(request, response, $"The service's response to '{request.Operation}' is null.");
        if (!envelope.HasValue)
        {
            throw new JsonException("It has no 'value'.");
        }

        foreach (var item in envelope.Value ?? [])
        {
            if (item is null)
            {
                throw ServiceExceptions.CreateInvalid(request, response, $"The service's response to '{request.Operation}' is not the documented JSON: 'value' contains null.");
            }

            item.IsDataRedacted = envelope.DataRedacted == true;
        }

        return envelope;
    }

    /// <summary>Returns the address of a link; null if it is not an address.</summary>
    private Uri? Resolve(string address) => Uri.TryCreate(baseAddress, address, out var resolved) ? resolved : null;

    /// <summary>Checks the address. A link to another host is not followed, because the request contains the token.</summary>
    private Uri GetAddress(ServiceRequest request)
    {
        var address = Resolve(request.Address)
            ?? throw new InsightsException($"'{request.Operation}' was redirected to an invalid address.") { Failure = new(ErrorKind.InvalidResponse) };
        return address.Scheme == baseAddress.Scheme && address.Authority == baseAddress.Authority
            ? address
            : throw new InsightsException($"'{request.Operation}' was redirected to another host, {UntrustedText.Sanitize(address.Host, UntrustedText.MaxNameLength)}, and not followed: the token is for {baseAddress.Host} only.")
            {
                Failure = new(ErrorKind.ForeignAddress),
            };
    }
}
