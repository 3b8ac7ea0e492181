using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Checks the token of every request to the API, and reports refusals in the envelope.</summary>
internal sealed class AuthenticationMiddleware(Func<string, Caller?> findCaller, CallerPolicy policy, RequestLog log, FaultInjector injector)
{
    private const string Scheme = "Bearer ";

    /// <summary>Existing programs send the token in this header instead, without a scheme.</summary>
    private const string UserTicketHeader = "X-AadUserTicket";

    /// <summary>The headers with the ids that support requests; the response returns the ids of the client.</summary>
    private static readonly string[] CorrelationHeaders = [RequestIdHeaders.CorrelationId, RequestIdHeaders.RequestId];

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var isPublic = context.GetEndpoint()?.Metadata.GetMetadata<PublicMetadata>() is not null;
        if (!isPublic)
        {
            log.Add(context.Request, includeQuery: true);
        }

        foreach (var id in CorrelationHeaders)
        {
            if (context.Request.Headers.TryGetValue(id, out var sent))
            {
                context.Response.Headers[id] = sent;
            }
        }

        try
        {
            if (isPublic)
            {
                await next(context).ConfigureAwait(false);
                return;
            }

            if (FindToken(context.Request) is not { } token || findCaller(token) is not { } caller)
            {
                throw new ServiceErrorException(StatusCodes.Status401Unauthorized, ServiceErrorMessage.FromStatusCode(StatusCodes.Status401Unauthorized));
            }

            if (caller.HasUser && bool.TryParse(context.Request.Headers["ValidateMfa"], out var requestsMfaValidation) && requestsMfaValidation)
            {
                context.Response.Headers["isMfaCompliant"] = caller.HasMfa ? "true" : "false";
            }

            policy.Check(caller);
            await injector.RunAsync(context, OperationMetadata.Find(context), () => next(context)).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed } unrouted)
            {
                throw new ServiceErrorException(unrouted.StatusCode, $"the API has no operation {context.Request.Method} {context.Request.Path}");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has closed the connection, so no response is sent.
        }
        catch (ServiceErrorException exception)
        {
            await context.WriteAsync(exception.ToResponse()).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            await context.WriteAsync(EmulatedResponse.CreateError(exception.StatusCode, exception.Message)).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // The real service does not return the cause. This service runs for the developer, who needs it.
            await context.WriteAsync(EmulatedResponse.CreateError(
                StatusCodes.Status500InternalServerError, $"internal error, correlation id {context.TraceIdentifier}: {exception.Message}")).ConfigureAwait(false);
        }
    }

    private static string? FindToken(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.Ordinal) ? authorization[Scheme.Length..]
            : authorization.Length == 0 && request.Headers[UserTicketHeader].ToString() is { Length: > 0 } ticket ? ticket
            : null;
    }
}
