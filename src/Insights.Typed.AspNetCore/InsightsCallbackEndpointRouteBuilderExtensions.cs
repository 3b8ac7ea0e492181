using System.Diagnostics.CodeAnalysis;
using Insights.Typed.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the callbacks by which Partner Insights reports that a report's file is ready.</summary>
/// <remarks>
/// <para>
/// The service calls <c>POST {CallbackUrl}/{reportId}</c> or <c>GET {CallbackUrl}?reportId={reportId}</c>, as the report's
/// <c>CallbackMethod</c> specifies; both are mapped. The calls are not authenticated, so anyone can make one: only the format of the id is
/// checked, bodies are not read (above 4 KiB they are refused with 413), and a callback is only a hint to
/// request the report's executions from the service. The service does not document whether it repeats a callback that
/// failed, so poll it from time to time, too.
/// </para>
/// <para>
/// Use a <c>CallbackUrl</c> without a slash at its end and without a query string: the service does not document how it appends the id to
/// those.
/// </para>
/// <para>
/// The result accepts conventions for both methods: <c>RequireRateLimiting</c>, <c>RequireHost</c>, <c>RequireAuthorization</c>
/// and others. An unguessable part in the address, which is a secret then, keeps most strangers out.
/// </para>
/// </remarks>
public static class InsightsCallbackEndpointRouteBuilderExtensions
{
    /// <summary>Maps callbacks to a handler.</summary>
    /// <param name="endpoints">The endpoints to add the callbacks to.</param>
    /// <param name="pattern">The path of the report's <c>CallbackUrl</c>, such as <c>/insights/ready</c>.</param>
    /// <param name="handler">
    /// The handler; its token is canceled when the caller disconnects. The response follows the handler: 204, unless
    /// the handler has set a status or written a response; its exceptions are handled as usual, with a response of 500. An id that is
    /// missing, too long or of an invalid format receives a 400 and does not reach the handler.
    /// </param>
    /// <returns>A builder that adds conventions to both methods.</returns>
    public static IEndpointConventionBuilder MapInsightsCallback(
        this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern, Func<ReportCallback, CancellationToken, Task> handler)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(handler);
        var endpoint = new CallbackEndpoint(handler);
        var group = endpoints.MapGroup(pattern);
        group.MapPost($"/{{{CallbackEndpoint.ReportIdParameter}?}}", endpoint.PostAsync);
        group.MapGet("/", endpoint.GetAsync);
        return group.WithMetadata(new BodyLimit(), new ExcludeFromDescriptionAttribute());
    }

    /// <summary>Maps callbacks to the container's <see cref="ReportCallbacks"/>, which wakes their waiters.</summary>
    /// <param name="endpoints">The endpoints to add the callbacks to.</param>
    /// <param name="pattern">The path of the report's <c>CallbackUrl</c>, such as <c>/insights/ready</c>.</param>
    /// <returns>A builder that adds conventions to both methods.</returns>
    /// <remarks>The response does not disclose whether a subscription to a report exists: every id in a valid format receives a 204.</remarks>
    /// <exception cref="InvalidOperationException"><c>services.AddInsightsCallbacks()</c> has not been called.</exception>
    public static IEndpointConventionBuilder MapInsightsCallback(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var callbacks = endpoints.ServiceProvider.GetService<ReportCallbacks>()
            ?? throw new InvalidOperationException($"The container has no {nameof(ReportCallbacks)}: call services.AddInsightsCallbacks() first, or pass a handler to {nameof(MapInsightsCallback)}.");
        return endpoints.MapInsightsCallback(pattern, (callback, _) =>
        {
            callbacks.Publish(callback.ReportId);
            return Task.CompletedTask;
        });
    }
}
