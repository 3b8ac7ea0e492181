using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>The latest requests, for tests to look at.</summary>
internal sealed class RequestLog
{
    private const int Kept = 10_000;

    private readonly ConcurrentQueue<LocalServiceRequest> requests = [];

    public IReadOnlyList<LocalServiceRequest> All => [.. requests];

    /// <param name="request">The request.</param>
    /// <param name="withQuery">Whether what follows the question mark may be shown; in a download link it is a secret.</param>
    public void Add(HttpRequest request, bool withQuery)
    {
        requests.Enqueue(new LocalServiceRequest(request.Method, request.Path + (withQuery ? request.QueryString.ToString() : ""))
        {
            CorrelationId = Header("MS-CorrelationId"),
            RequestId = Header("MS-RequestId"),
            ValidatesMfa = bool.TryParse(Header("ValidateMfa"), out var validates) && validates,
        });
        while (requests.Count > Kept)
        {
            requests.TryDequeue(out _);
        }

        string? Header(string name) => request.Headers.TryGetValue(name, out var value) ? value.ToString() : null;
    }
}
