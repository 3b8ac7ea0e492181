using System.Net;
using Insights.Typed.Compression;
using Insights.Typed.Errors;

namespace Insights.Typed.Transport;

/// <summary>What came back for a request, with all of its body.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; null where it is longer than may be read.</param>
/// <param name="MediaType">Its stated type; null where none is stated.</param>
/// <param name="From">The host that it came from.</param>
/// <param name="RedirectedTo">The host that the request is to be sent to instead; null where it is none other.</param>
/// <param name="CorrelationId">The id by which the service's support finds the request.</param>
/// <param name="RetryAfter">How long the service asks to be left alone.</param>
internal sealed record ServiceAnswer(
    HttpStatusCode Status, byte[]? Body, string? MediaType, string From, string? RedirectedTo, string? CorrelationId, TimeSpan? RetryAfter)
{
    /// <summary>The token that the request carried. A secret: what is said of the response must not repeat it.</summary>
    public string? Token { get; init; }

    /// <summary>The program that responded, for what to check after a refusal.</summary>
    public InsightsProgram Program { get; init; } = InsightsProgram.PartnerInsights;

    /// <summary>The id of this one request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the service accepts the token as obtained with multifactor authentication; null where it does not say.</summary>
    public bool? IsMfaCompliant { get; init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>What the body is, where it is not what the service documents.</summary>
    public string Told => Body is null ? "an answer that is too long to be read" : ResponseContent.Describe(Body, MediaType);

    /// <summary>Whether the body is JSON from its first to its last character, of whatever shape.</summary>
    public bool IsWholeJson => ResponseContent.IsJson(Body, isComplete: true);

    public static async Task<ServiceAnswer> ReadAsync(
        HttpResponseMessage response, RequestIds requestIds, Uri requestUri, int maxBytes, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = requestIds.WithIdsOf(response);
        var body = await BodyAsync(response, maxBytes, cancellationToken).ConfigureAwait(false);

        // A handler that follows redirects leaves the last address here. Of it and of where it leads only the host is
        // kept: an address can hold what is nobody's business.
        var address = response.RequestMessage?.RequestUri ?? requestUri;
        return new ServiceAnswer(
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

    /// <summary>The body, decompressed; null where it is longer than may be read.</summary>
    private static async Task<byte[]?> BodyAsync(HttpResponseMessage response, int maxBytes, CancellationToken cancellationToken)
    {
        var coding = ContentCodings.ReadFrom(response, out var name)
            ?? throw new InsightsException($"The service answered with something compressed with '{name}'; it was asked for gzip, deflate or no compression.");
        try
        {
            var body = coding == ContentCoding.Identity || response.Content.Headers.ContentLength == 0
                ? await PlainBodyAsync(response, maxBytes, cancellationToken).ConfigureAwait(false)
                : await DecompressedBodyAsync(response, coding, maxBytes, cancellationToken).ConfigureAwait(false);

            // The mark is none of the text, and no JSON to the platform's reader.
            return body.AsSpan().StartsWith("\uFEFF"u8) ? body![3..] : body;
        }
        catch (CompressedDataException exception)
        {
            throw new InsightsException($"The service's answer is broken: {exception.Message}.", exception) { Failure = FailureClassifier.BrokenResponse };
        }
        catch (InvalidDataException exception)
        {
            throw new InsightsException("The service's answer is broken: a handler of this client decompresses it, and found its data damaged.", exception) { Failure = FailureClassifier.BrokenResponse };
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
