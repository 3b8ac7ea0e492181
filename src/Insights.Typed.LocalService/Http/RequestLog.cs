using System.Collections.Concurrent;
using Insights.Typed.Language;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>The latest requests, for tests.</summary>
internal sealed class RequestLog
{
    private const int MaxRequests = 10_000;

    private readonly ConcurrentQueue<LocalServiceRequest> requests = [];

    public IReadOnlyList<LocalServiceRequest> All => [.. requests];

    /// <param name="request">The request.</param>
    /// <param name="includeQuery">Whether the query string is included; in a download link it is a secret.</param>
    public void Add(HttpRequest request, bool includeQuery)
    {
        requests.Enqueue(new LocalServiceRequest(request.Method, request.Path + (includeQuery ? request.QueryString.ToString() : ""))
        {
            CorrelationId = GetHeader(RequestIdHeaders.CorrelationId),
            RequestId = GetHeader(RequestIdHeaders.RequestId),
            RequestsMfaValidation = bool.TryParse(GetHeader("ValidateMfa"), out var requestsMfaValidation) && requestsMfaValidation,
        });
        while (requests.Count > MaxRequests)
        {
            requests.TryDequeue(out _);
        }

        string? GetHeader(string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
