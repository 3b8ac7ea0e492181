using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>A request that something is to go wrong with.</summary>
/// <param name="context">The request and its answer.</param>
/// <param name="tellsInEnvelope">Whether errors are told in the API's envelope, rather than as text.</param>
/// <param name="clock">The service's clock.</param>
/// <param name="carryOut">What would happen otherwise.</param>
internal sealed class FaultyExchange(HttpContext context, bool tellsInEnvelope, TimeProvider clock, Func<Task> carryOut)
{
    /// <summary>Carries a request out, unless something is to go wrong with it.</summary>
    public static Task RunAsync(HttpContext context, LocalServiceOperation? operation, LocalServiceFaults faults, TimeProvider clock, Func<Task> carryOut) =>
        operation is { } known && faults.Take(known) is { } fault
            ? fault.HappenAsync(new FaultyExchange(context, known != LocalServiceOperation.Download, clock, carryOut))
            : carryOut();

    private HttpResponse Response => context.Response;

    public Task AnswerAsync(int statusCode, string contentType, string body)
    {
        Response.StatusCode = statusCode;
        Response.ContentType = contentType;
        if (body.Length > 0)
        {
            return Response.WriteAsync(body, context.RequestAborted);
        }

        Response.ContentLength = 0;
        return Response.StartAsync(context.RequestAborted);
    }

    public Task RefuseAsync(int statusCode, string message) => tellsInEnvelope
        ? context.AnswerAsync<JsonObject>([], message, statusCode)
        : AnswerAsync(statusCode, "text/plain; charset=utf-8", message);

    public Task ThrottleAsync(TimeSpan retryAfter, bool asDate)
    {
        Response.Headers[HeaderNames.RetryAfter] = asDate
            ? (clock.GetUtcNow() + retryAfter).ToString("R", CultureInfo.InvariantCulture)
            : Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(StatusCodes.Status429TooManyRequests, "too many requests");
    }

    public Task CloseAsync()
    {
        context.Abort();
        return Task.CompletedTask;
    }

    public async Task DelayAsync(TimeSpan time)
    {
        await Task.Delay(time, clock, context.RequestAborted).ConfigureAwait(false);
        await carryOut().ConfigureAwait(false);
    }

    public async Task HalveAsync()
    {
        var wire = Response.Body;
        using var whole = new MemoryStream();
        Response.Body = whole;
        try
        {
            await carryOut().ConfigureAwait(false);
        }
        finally
        {
            Response.Body = wire;
        }

        var half = (int)whole.Length / 2;
        Response.ContentLength = half;
        await Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await wire.WriteAsync(whole.GetBuffer().AsMemory(0, half), context.RequestAborted).ConfigureAwait(false);
    }

    public async Task CutAsync(long byteCount)
    {
        // A body that is shorter than announced is what makes the server end the connection, after everything before
        // has arrived; an abort could take that with it.
        Response.OnStarting(() =>
        {
            Response.ContentLength ??= byteCount + 1;
            return Task.CompletedTask;
        });
        Response.Body = new CutStream(Response.Body, byteCount);
        await carryOut().ConfigureAwait(false);
    }
}
