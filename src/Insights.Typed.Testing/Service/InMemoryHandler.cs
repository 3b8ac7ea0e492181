namespace Insights.Typed.Testing.Service;

/// <summary>Handles requests to the service in memory, in place of a connection.</summary>
internal sealed class InMemoryHandler(InMemoryService service) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var response = await service.RespondAsync(request, body, cancellationToken).ConfigureAwait(false);
        response.RequestMessage = request;
        return response;
    }
}
