using System.Collections.Concurrent;

namespace Insights.Typed.DependencyInjection.Tests.Harness;

/// <summary>A user's handler, which records the requests.</summary>
internal sealed class RecordingHandler(ConcurrentQueue<string> paths) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        paths.Enqueue(request.RequestUri!.AbsolutePath);
        return base.SendAsync(request, cancellationToken);
    }
}
