using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Insights.Typed;

/// <summary>Sends requests to the service with a token, and takes its answers out of their envelopes.</summary>
internal sealed class ServiceConnection(InsightsClientOptions options, TokenCache tokens, HttpMessageInvoker http, ServiceRetry retry)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");
    private static readonly ProductInfoHeaderValue Product = new("Insights.Typed", typeof(ServiceConnection).Assembly.GetName().Version!.ToString(3));

    private readonly ServiceClock clock = new(options.TimeProvider);
    private readonly Uri baseAddress = options.BaseAddress.AbsoluteUri.EndsWith('/') ? options.BaseAddress : new Uri(options.BaseAddress.AbsoluteUri + "/");

    /// <summary>What the service's clock showed at a moment of our own; null where its answers tell no time.</summary>
    /// <param name="timestamp">The moment, as the clock of the options counts.</param>
    public DateTimeOffset? TimeOf(long timestamp) => clock.Now - options.TimeProvider.GetElapsedTime(timestamp);

    /// <summary>Asks for a list that has one page.</summary>
    public async Task<Envelope<T>> SendAsync<T>(ServiceRequest request, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
        where T : ServiceItem
    {
        var body = await SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            var envelope = JsonSerializer.Deserialize(body.Span, type)
                ?? throw new InsightsException($"The service answered '{request.Operation}' with null.");
            foreach (var item in envelope.Value ?? [])
            {
                if (item is null)
                {
                    throw new InsightsException($"The service answered '{request.Operation}' with something else than the JSON it documents: 'value' holds a null.");
                }

                item.DataRedacted = envelope.DataRedacted == true;
            }

            return envelope;
        }
        catch (JsonException exception)
        {
            throw new InsightsException($"The service answered '{request.Operation}' with something else than the JSON it documents: {exception.Message}", exception);
        }
    }

    /// <summary>Asks for a single thing.</summary>
    public async Task<T> SendForOneAsync<T>(ServiceRequest request, JsonTypeInfo<Envelope<T>> type, CancellationToken cancellationToken)
        where T : ServiceItem
    {
        var envelope = await SendAsync(request, type, cancellationToken).ConfigureAwait(false);
        return envelope.Value is [var one, ..]
            ? one
            : throw new InsightsException($"The service answered '{request.Operation}' with nothing in 'value'. Its message: {envelope.Message ?? "none"}");
    }

    /// <summary>Asks for a list, and for each next page when the ones before are used up.</summary>
    public async IAsyncEnumerable<T> SendForPagesAsync<T>(
        ServiceRequest request,
        JsonTypeInfo<Envelope<T>> type,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
        where T : ServiceItem
    {
        while (true)
        {
            Envelope<T> page;
            try
            {
                page = await SendAsync(request, type, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (SaysNone(request, exception))
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

            // A page that the service itself announced is there: without it the list is not whole.
            request = request with { Address = page.NextLink, NoneReason = null };
        }
    }

    /// <summary>Sends a request, and gives the body of a successful answer; again, where the first answer was no last word.</summary>
    public async Task<ReadOnlyMemory<byte>> SendAsync(ServiceRequest request, CancellationToken cancellationToken) =>
        await retry.ExecuteAsync(
            static async (state, token) => await state.Connection.SendWithTokenAsync(state.Request, token).ConfigureAwait(false),
            (Connection: this, Request: request),
            request.Method,
            cancellationToken).ConfigureAwait(false);

    /// <summary>A token that the service no longer takes is renewed once: it may have been withdrawn before its time.</summary>
    private async Task<ReadOnlyMemory<byte>> SendWithTokenAsync(ServiceRequest request, CancellationToken cancellationToken)
    {
        var address = AddressOf(request);
        try
        {
            var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                return await AttemptAsync(request, address, token, cancellationToken).ConfigureAwait(false);
            }
            catch (InsightsServiceException exception) when (exception.Status == HttpStatusCode.Unauthorized)
            {
                var renewed = await tokens.RenewAsync(token, cancellationToken).ConfigureAwait(false);
                if (renewed == token)
                {
                    throw;
                }

                return await AttemptAsync(request, address, renewed, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (HttpRequestException exception)
        {
            throw new InsightsException($"'{request.Operation}' did not get through to {baseAddress.Host}: {exception.Message}", exception) { IsTransient = true };
        }
    }

    /// <summary>The time for the service's answer starts here: a user who is signing in may need longer for the token.</summary>
    private async Task<ReadOnlyMemory<byte>> AttemptAsync(ServiceRequest request, Uri address, string token, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(options.RequestTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            return await AnswerAsync(request, address, token, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new InsightsException($"'{request.Operation}' had no answer within {options.RequestTimeout}.", exception) { IsTransient = true };
        }
    }

    private async Task<ReadOnlyMemory<byte>> AnswerAsync(ServiceRequest request, Uri address, string token, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(request.Method, address);
        message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        message.Headers.UserAgent.Add(Product);
        if (request.Body is not null)
        {
            message.Content = new ByteArrayContent(request.Body) { Headers = { ContentType = Json } };
        }

        using var response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        clock.Note(response);
        var body = await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode ? body : throw ServiceError.Of(request, response, body, options.TimeProvider.GetUtcNow());
    }

    /// <summary>By the reason too: a wrong address and an unknown id answer 404 as well.</summary>
    private static bool SaysNone(ServiceRequest request, InsightsServiceException exception) =>
        request.NoneReason is { } none
        && exception.Status == System.Net.HttpStatusCode.NotFound
        && exception.Reason?.Contains(none, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>A link that leads elsewhere is not followed: the token goes with it.</summary>
    private Uri AddressOf(ServiceRequest request)
    {
        var address = new Uri(baseAddress, request.Address);
        return address.Scheme == baseAddress.Scheme && address.Authority == baseAddress.Authority
            ? address
            : throw new InsightsException($"'{request.Operation}' was sent on to another host, {address.Host}; the token for {baseAddress.Host} does not go there.");
    }
}
