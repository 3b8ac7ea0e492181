namespace Insights.Typed.DependencyInjection;

/// <summary>Sends each request through the factory's current handler, so that a long-lived client keeps no handler beyond its lifetime.</summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<HttpMessageHandler> HandlerKey = new("Insights.Typed.SentThrough");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var handler = factory.CreateHandler(name);

        // The factory disposes of an expired handler when it is no longer referenced. Reading a report can take longer;
        // so the response, which references its request, keeps a reference to the handler.
        request.Options.Set(HandlerKey, handler);
        DuplicateCreationHandler.Mark(request);

        // The factory owns the handlers, so the invoker is not disposed.
        return new HttpMessageInvoker(handler, disposeHandler: false).SendAsync(request, cancellationToken);
    }
}
