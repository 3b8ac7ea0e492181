namespace Insights.Typed.DependencyInjection;

/// <summary>Sends each request through the handler that the factory has at that time, so that a long-lived client keeps none beyond its lifetime.</summary>
internal sealed class FactoryHandler(IHttpMessageHandlerFactory factory, string name) : HttpMessageHandler
{
    private static readonly HttpRequestOptionsKey<HttpMessageHandler> HandlerKey = new("Insights.Typed.SentThrough");

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var handler = factory.CreateHandler(name);

        // The factory disposes of an expired handler once nothing refers to it. A report may be read for much longer than
        // that; so the response, which refers to its request, is to hold on to the handler.
        request.Options.Set(HandlerKey, handler);
        DuplicateCreationHandler.Mark(request);

        // Its handlers belong to the factory, and so the invoker is not disposed of.
        return new HttpMessageInvoker(handler, disposeHandler: false).SendAsync(request, cancellationToken);
    }
}
