using System.Globalization;
using System.IO.Compression;
using Insights.Typed.Emulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>A request with an injected fault.</summary>
/// <param name="context">The request and its response.</param>
/// <param name="injector">The host of the request.</param>
/// <param name="next">Processes the request without the fault.</param>
internal sealed class FaultContext(HttpContext context, FaultInjector injector, Func<Task> next)
{
    private HttpResponse Response => context.Response;

    /// <summary>Processes the request without an error, after replacing the requested file.</summary>
    public Task ChangeFileAsync()
    {
        context.Features.Set(new FileChangeFeature());
        return next();
    }

    /// <summary>Processes the request without an error, after causing the latest execution to fail.</summary>
    public Task FailExecutionAsync()
    {
        context.Features.Set(new ExecutionFailureFeature());
        return next();
    }

    /// <summary>Writes a response with a success status and an error in the envelope.</summary>
    public Task WriteErrorInEnvelopeAsync(int statusCode) => context.WriteAsync(EmulatedResponse.CreateErrorInEnvelope(statusCode, "refused on command"));

    public Task WriteAsync(int statusCode, string contentType, string body)
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

    public Task WriteErrorAsync(int statusCode, string message) => injector.UsesErrorEnvelope
        ? context.WriteAsync(EmulatedResponse.CreateError(statusCode, message))
        : WriteAsync(statusCode, "text/plain; charset=utf-8", message);

    public Task ThrottleAsync(TimeSpan retryAfter, bool asDate)
    {
        Response.Headers[HeaderNames.RetryAfter] = asDate
            ? (injector.Clock.GetUtcNow() + retryAfter).ToString("R", CultureInfo.InvariantCulture)
            : Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteErrorAsync(StatusCodes.Status429TooManyRequests, ServiceErrorMessage.FromStatusCode(StatusCodes.Status429TooManyRequests));
    }

    public Task RedirectAsync(Uri location, int statusCode)
    {
        Response.StatusCode = statusCode;
        Response.Headers.Location = location.AbsoluteUri;
        Response.ContentLength = 0;
        return Response.StartAsync(context.RequestAborted);
    }

    public Task CloseAsync()
    {
        context.Abort();
        return Task.CompletedTask;
    }

    /// <summary>Processes the request and closes the connection instead of sending the response.</summary>
    public async Task LoseResponseAsync()
    {
        Response.Body = Stream.Null;
        try
        {
            await next().ConfigureAwait(false);
        }
        catch (ServiceErrorException)
        {
            // A refusal is also a response, and is lost too.
        }
        finally
        {
            context.Abort();
        }
    }

    /// <summary>Processes the request after a delay. A test query that takes so long ends earlier, as at the real service.</summary>
    public async Task DelayAsync(TimeSpan time)
    {
        var operation = OperationMetadata.Find(context);
        if (OperationRoute.All.FirstOrDefault(route => route.Operation == operation)?.TimeLimit is { } limit && time >= limit)
        {
            await WaitAsync(limit).ConfigureAwait(false);
            await WriteErrorAsync(StatusCodes.Status504GatewayTimeout, ServiceErrorMessage.TestQueryTooSlow).ConfigureAwait(false);
            return;
        }

        await WaitAsync(time).ConfigureAwait(false);
        await next().ConfigureAwait(false);
    }

    public async Task StallAsync()
    {
        injector.Faults.BeginStall();
        try
        {
            await WaitAsync(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }
        finally
        {
            injector.Faults.EndStall();
        }
    }

    public async Task StallAfterAsync(long byteCount)
    {
        Response.Body = new TruncatingStream(Response.Body, byteCount, StallAsync);
        await next().ConfigureAwait(false);
    }

    public async Task TrickleAsync(int byteCount, TimeSpan pause)
    {
        Response.Body = new TrickleStream(Response.Body, byteCount, () => WaitAsync(pause));
        await next().ConfigureAwait(false);
    }

    public async Task TruncateBodyAsync()
    {
        using var body = await BufferResponseAsync().ConfigureAwait(false);
        await WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length / 2)).ConfigureAwait(false);
    }

    /// <summary>Writes a compressed body of which only the first half can be decompressed.</summary>
    public async Task BreakCompressionAsync()
    {
        using var body = await BufferResponseAsync().ConfigureAwait(false);
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length / 2)).ConfigureAwait(false);
            await gzip.FlushAsync().ConfigureAwait(false);

            // 0xFF starts a block of a kind that does not exist.
            await compressed.WriteAsync(Enumerable.Repeat((byte)0xFF, 64).ToArray()).ConfigureAwait(false);
            await WriteAsync(compressed.GetBuffer().AsMemory(0, (int)compressed.Length), "gzip").ConfigureAwait(false);
        }
    }

    public async Task CutAsync(long byteCount)
    {
        // If the body is shorter than its declared length, the server closes the connection after the sent bytes
        // have arrived; an abort could discard them.
        Response.OnStarting(() =>
        {
            Response.ContentLength ??= byteCount + 1;
            return Task.CompletedTask;
        });
        Response.Body = new TruncatingStream(Response.Body, byteCount);
        await next().ConfigureAwait(false);
    }

    /// <summary>Processes the request and buffers the body, without sending it.</summary>
    private async Task<MemoryStream> BufferResponseAsync()
    {
        var original = Response.Body;
        var body = new MemoryStream();
        Response.Body = body;
        try
        {
            await next().ConfigureAwait(false);
            return body;
        }
        catch
        {
            await body.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            Response.Body = original;
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> body, string? encoding = null)
    {
        Response.ContentLength = body.Length;
        if (encoding is not null)
        {
            Response.Headers.ContentEncoding = encoding;
        }

        await Response.StartAsync(context.RequestAborted).ConfigureAwait(false);
        await Response.Body.WriteAsync(body, context.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Waits by the service's clock. If the service stops, the connection is closed.</summary>
    private async Task WaitAsync(TimeSpan time)
    {
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, injector.StoppingToken);
        try
        {
            await Task.Delay(time, injector.Clock, linked.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            throw;
        }
    }
}
