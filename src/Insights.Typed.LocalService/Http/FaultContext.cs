using System.Globalization;
using System.IO.Compression;
using Insights.Typed.Emulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>A request that something is to go wrong with.</summary>
/// <param name="context">The request and its answer.</param>
/// <param name="injector">Where it goes wrong.</param>
/// <param name="next">What would happen otherwise.</param>
internal sealed class FaultContext(HttpContext context, FaultInjector injector, Func<Task> next)
{
    private HttpResponse Response => context.Response;

    /// <summary>Nothing goes wrong, but the file that is asked for is another one from now on.</summary>
    public Task ChangeFileAsync()
    {
        context.Features.Set(new FileChangeFeature());
        return next();
    }

    /// <summary>Nothing goes wrong with the request, but the latest execution that it finds has failed.</summary>
    public Task FailExecutionAsync()
    {
        context.Features.Set(new ExecutionFailureFeature());
        return next();
    }

    /// <summary>The status says that all is well, and the envelope that it is not.</summary>
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

    /// <summary>Carries the request out and closes the connection, whatever the answer would have been.</summary>
    public async Task LoseResponseAsync()
    {
        Response.Body = Stream.Null;
        try
        {
            await next().ConfigureAwait(false);
        }
        catch (ServiceErrorException)
        {
            // A refusal is an answer, and gets lost like one.
        }
        finally
        {
            context.Abort();
        }
    }

    public async Task DelayAsync(TimeSpan time)
    {
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

    /// <summary>The first half of the body can be decompressed, the rest cannot.</summary>
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
        // A body that is shorter than announced is what makes the server end the connection, after everything before
        // has arrived; an abort could take that with it.
        Response.OnStarting(() =>
        {
            Response.ContentLength ??= byteCount + 1;
            return Task.CompletedTask;
        });
        Response.Body = new TruncatingStream(Response.Body, byteCount);
        await next().ConfigureAwait(false);
    }

    /// <summary>Carries the request out and keeps the body, of which nothing is sent yet.</summary>
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

    /// <summary>Waits by the service's clock. A service that stops closes the connection instead.</summary>
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
