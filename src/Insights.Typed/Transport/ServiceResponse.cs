using System.Net;
using Insights.Typed.Compression;
using Insights.Typed.Errors;

namespace Insights.Typed.Transport;

/// <summary>A response with its complete body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null if it is longer than the limit.</param>
/// <param name="MediaType">The declared media type; null if none is declared.</param>
/// <param name="From">The host that sent the response.</param>
/// <param name="RedirectedTo">The host that the response redirects to; null if it is not a redirect to another host.</param>
/// <param name="CorrelationId">The id by which the service's support finds the request.</param>
/// <param name="RetryAfter">The delay that the service requests.</param>
internal sealed record ServiceResponse(
    HttpStatusCode Status, byte[]? Body, string? MediaType, string From, string? RedirectedTo, string? CorrelationId, TimeSpan? RetryAfter)
{
    /// <summary>Gets the token of the request. It is a secret: messages about the response must not repeat it.</summary>
    public string? Token { get; init; }

    /// <summary>Gets the program that responded, for the advice after a refusal.</summary>
    public InsightsProgram Program { get; init; } = InsightsProgram.PartnerInsights;

    /// <summary>Gets the time from sending the request to the headers of the response.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the id of the request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets a value indicating whether the service accepts the token as obtained with multifactor authentication; null if the response does not state it.</summary>
    public bool? IsMfaCompliant { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Gets a description of a body that the service does not document.</summary>
    public string Description => Body is null ? "a response that is too long to read" : ResponseContent.Describe(Body, MediaType);

    /// <summary>Gets a value indicating whether the body is complete JSON of any structure.</summary>
    public bool IsWholeJson => ResponseContent.IsJson(Body, isComplete: true);

    public static async Task<ServiceResponse> ReadAsync(
        HttpResponseMessage response, RequestIds requestIds, Uri requestUri, int maxBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = requestIds.WithIdsOf(response);
        var body = await BodyAsync(response, maxBytes, cancellationToken).ConfigureAwait(false);

        // A handler that follows redirects leaves the last address here. Only the host of it and of the redirect target is
        // kept: an address can contain confidential values.
        var address = response.RequestMessage?.RequestUri ?? requestUri;
        return new ServiceResponse(
            response.StatusCode,
            body,
            response.Content.Headers.ContentType?.MediaType,
            address.Host == requestUri.Host ? requestUri.Host : $"{address.Host}, to which the request was redirected",
            (int)response.StatusCode is >= 300 and < 400 && Uri.TryCreate(address, response.Headers.Location, out var next) ? next.Host : null,
            ids.CorrelationId,
            FailureClassifier.GetRetryAfter(response.Headers, now))
        {
            RequestId = ids.RequestId,
            IsMfaCompliant = MfaCompliance.ReadFrom(response),
        };
    }

    /// <summary>Reads the decompressed body; null if it is longer than the limit.</summary>
    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var coding = ContentCodings.ReadFrom(response, out var name)
            ?? throw new InsightsException($"The service's response is compressed with '{name}'; the client accepts gzip, deflate or no compression.");
        try
        {
            var body = coding == ContentCoding.Identity || response.Content.Headers.ContentLength == 0
                ? await PlainBodyAsync(response, maxBytes, cancellationToken).ConfigureAwait(false)
                : await DecompressedBodyAsync(response, coding, maxBytes, cancellationToken).ConfigureAwait(false);

            // The byte order mark is not part of the text, and the platform's reader does not accept it.
            return body.AsSpan().StartsWith("\uFEFF"u8) ? body![3..] : body;
        }
        catch (CompressedDataException exception)
        {
            throw new InsightsException($"The service's response is damaged: {exception.Message}.", exception) { Failure = FailureClassifier.BrokenResponse };
        }
        catch (InvalidDataException exception)
        {
            throw new InsightsException("The service's response is damaged: a handler of this client failed to decompress it.", exception) { Failure = FailureClassifier.BrokenResponse };
        }
    }

    private static async Task<byte[]?> PlainBodyAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(maxBytes, cancellationToken).ConfigureAwait(false);
            return await response.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException exception) when (exception.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return null;
        }
    }

    private static async Task<byte[]?> DecompressedBodyAsync(
        HttpResponseMessage response, ContentCoding coding, int maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using var decompressed = new DecompressingStream(content, coding);
            using var body = new MemoryStream();
            var chunk = new byte[16 * 1024];
            for (int read; (read = await decompressed.ReadAsync(chunk, cancellationToken).ConfigureAwait(false)) > 0;)
            {
                if (body.Length + read > maxBytes)
                {
                    return null;
                }

                body.Write(chunk, 0, read);
            }

            return body.ToArray();
        }
        catch (IOException exception)
        {
            throw new HttpRequestException(exception.Message, exception);
        }
    }
}
