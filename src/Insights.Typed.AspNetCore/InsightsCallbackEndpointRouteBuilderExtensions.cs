using System.Diagnostics.CodeAnalysis;
using Insights.Typed.AspNetCore;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the address at which Partner Insights tells that a report's file is ready.</summary>
/// <remarks>
/// <para>
/// The service calls <c>POST {CallbackUrl}/{reportId}</c> or <c>GET {CallbackUrl}?reportId={reportId}</c>, as the report's
/// <c>CallbackMethod</c> says; both are mapped. It sends no proof of who it is, so anyone can call: the id is checked for
/// its form only, bodies are not read (above 4 KiB they are refused with 413), and a callback is to be taken as a hint to
/// ask the service for the report's executions, never as news by itself. Whether the service repeats a callback that was
/// not answered well is not documented, so look by yourself now and then too.
/// </para>
/// <para>
/// A <c>CallbackUrl</c> had better have no slash at its end and no query string: how the service puts the id behind those
/// is not documented.
/// </para>
/// <para>
/// What is returned takes conventions for both: <c>RequireRateLimiting</c>, <c>RequireHost</c>, <c>RequireAuthorization</c>
/// and their like. An unguessable part in the address, which then is a secret, keeps most strangers out.
/// </para>
/// </remarks>
public static class InsightsCallbackEndpointRouteBuilderExtensions
{
    /// <summary>Maps callbacks to a handler.</summary>
    /// <param name="endpoints">Where to map them.</param>
    /// <param name="pattern">The path of the report's <c>CallbackUrl</c>, such as <c>/insights/ready</c>.</param>
    /// <param name="handler">
    /// What to do; the token is cancelled when the caller hangs up. The caller is answered when it is done: with 204, unless
    /// the handler has set a status or answered; what it throws goes its usual way, to an answer of 500. An id that is
    /// missing, too long or of an odd form is answered with 400 and never comes here.
    /// </param>
    /// <returns>What conventions can be added to, for both methods.</returns>
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

    /// <summary>Maps callbacks to those who wait for them with the container's <see cref="ReportCallbacks"/>.</summary>
    /// <param name="endpoints">Where to map them.</param>
    /// <param name="pattern">The path of the report's <c>CallbackUrl</c>, such as <c>/insights/ready</c>.</param>
    /// <returns>What conventions can be added to, for both methods.</returns>
    /// <remarks>Whether anyone waits for a report is not told: all ids of a good form are answered with 204.</remarks>
    /// <exception cref="InvalidOperationException"><c>services.AddInsightsCallbacks()</c> has not been called.</exception>
    public static IEndpointConventionBuilder MapInsightsCallback(this IEndpointRouteBuilder endpoints, [StringSyntax("Route")] string pattern)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var callbacks = endpoints.ServiceProvider.GetService<ReportCallbacks>()
            ?? throw new InvalidOperationException($"There is no {nameof(ReportCallbacks)} in the container: call services.AddInsightsCallbacks() first, or give {nameof(MapInsightsCallback)} a handler.");
        return endpoints.MapInsightsCallback(pattern, (callback, _) =>
        {
            callbacks.Publish(callback.ReportId);
            return Task.CompletedTask;
        });
    }
}
