using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>What every request to the API passes: it needs the token, and whatever is refused is told in the envelope.</summary>
internal sealed class Gate(string accessToken, RequestLog log, LocalServiceFaults faults, TimeProvider clock)
{
    private readonly byte[] expected = Encoding.UTF8.GetBytes($"Bearer {accessToken}");

    public async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        log.Add(context.Request, withQuery: true);

        // By its own clock, which the web server does not know.
        context.Response.Headers.Date = clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        try
        {
            if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers.Authorization.ToString()), expected))
            {
                throw Refusal.Unauthorized();
            }

            await FaultyExchange.RunAsync(context, OperationMark.Of(context), faults, clock, () => next(context)).ConfigureAwait(false);
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
            await context.AnswerAsync<JsonObject>([], refusal.Message, refusal.StatusCode).ConfigureAwait(false);
        }
        catch (BadHttpRequestException bad)
        {
            await context.AnswerAsync<JsonObject>([], bad.Message, bad.StatusCode).ConfigureAwait(false);
        }
        catch (Exception fault) when (!context.Response.HasStarted)
        {
            // The real service keeps the cause to itself. This one runs for the person who asks.
            await context.AnswerAsync<JsonObject>(
                [], $"internal error, correlation id {context.TraceIdentifier}: {fault.Message}", StatusCodes.Status500InternalServerError).ConfigureAwait(false);
        }
    }
}
