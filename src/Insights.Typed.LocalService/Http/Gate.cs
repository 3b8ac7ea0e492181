using Insights.Typed.Emulation;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>What every request to the API passes: it needs the token, and whatever is refused is told in the envelope.</summary>
internal sealed class Gate(Func<string, Caller?> callerOf, CallerRules rules, RequestLog log, FaultSite site)
{
    private const string Scheme = "Bearer ";

    /// <summary>Programs in use send the token in this header instead, without a scheme.</summary>
    private const string Ticket = "X-AadUserTicket";

    /// <summary>Support asks for these ids; what a client sends comes back under the same name.</summary>
    private static readonly string[] Ids = ["MS-CorrelationId", "MS-RequestId"];

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        log.Add(context.Request, withQuery: true);

        foreach (var id in Ids)
        {
            if (context.Request.Headers.TryGetValue(id, out var sent))
            {
                context.Response.Headers[id] = sent;
            }
        }

        try
        {
            if (TokenOf(context.Request) is not { } token || callerOf(token) is not { } caller)
            {
                throw new RefusalException(StatusCodes.Status401Unauthorized, RefusalMessage.For(StatusCodes.Status401Unauthorized));
            }

            if (caller.HasUser && bool.TryParse(context.Request.Headers["ValidateMfa"], out var validates) && validates)
            {
                context.Response.Headers["isMfaCompliant"] = caller.HasMfa ? "true" : "false";
            }

            rules.Check(caller);
            await site.RunAsync(context, OperationMark.Find(context), () => next(context)).ConfigureAwait(false);
            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed } unrouted)
            {
                throw new RefusalException(unrouted.StatusCode, $"there is no operation {context.Request.Method} {context.Request.Path}");
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is left to answer.
        }
        catch (RefusalException refusal)
        {
            await context.WriteAsync(refusal.ToResponse()).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad)
        {
            await context.WriteAsync(EmulatedResponse.CreateRefusal(bad.StatusCode, bad.Message)).ConfigureAwait(false);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // The real service keeps the cause to itself. This one runs for the person who asks.
            await context.WriteAsync(EmulatedResponse.CreateRefusal(
                StatusCodes.Status500InternalServerError, $"internal error, correlation id {context.TraceIdentifier}: {fault.Message}")).ConfigureAwait(false);
        }
    }

    private static string? TokenOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        return authorization.StartsWith(Scheme, StringComparison.Ordinal) ? authorization[Scheme.Length..]
            : authorization.Length == 0 && request.Headers[Ticket].ToString() is { Length: > 0 } ticket ? ticket
            : null;
    }
}
