using System.Globalization;
using System.IO.Compression;
using Insights.Typed.Emulation;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.LocalService.Http;

/// <summary>A request that something is to go wrong with.</summary>
/// <param name="context">The request and its answer.</param>
/// <param name="site">Where it goes wrong.</param>
/// <param name="carryOut">What would happen otherwise.</param>
internal sealed class FaultyExchange(HttpContext context, FaultSite site, Func<Task> carryOut)
{
    private HttpResponse Response => context.Response;

    /// <summary>Nothing goes wrong, but the file that is asked for is another one from now on.</summary>
    public Task ChangeFileAsync()
    {
        context.Features.Set(new FileChange());
        return carryOut();
    }

    /// <summary>Nothing goes wrong with the request, but the latest execution that it finds has failed.</summary>
    public Task FailExecutionAsync()
    {
        context.Features.Set(new ExecutionFailure());
        return carryOut();
    }

    /// <summary>The status says that all is well, and the envelope that it is not.</summary>
    public Task RefuseInEnvelopeAsync(int statusCode) => context.WriteAsync(EmulatedResponse.CreateRefusalInEnvelope(statusCode, "refused on command"));

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

    public Task RefuseAsync(int statusCode, string message) => site.TellsInEnvelope
        ? context.WriteAsync(EmulatedResponse.CreateRefusal(statusCode, message))
        : AnswerAsync(statusCode, "text/plain; charset=utf-8", message);

    public Task ThrottleAsync(TimeSpan retryAfter, bool asDate)
    {
        Response.Headers[HeaderNames.RetryAfter] = asDate
            ? (site.Clock.GetUtcNow() + retryAfter).ToString("R", CultureInfo.InvariantCulture)
            : Math.Ceiling(retryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return RefuseAsync(StatusCodes.Status429TooManyRequests, RefusalMessage.For(StatusCodes.Status429TooManyRequests));
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
    public async Task LoseAnswerAsync()
    {
        Response.Body = Stream.Null;
        try
        {
            await carryOut().ConfigureAwait(false);
        }
        catch (RefusalException)
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
        await carryOut().ConfigureAwait(false);
    }

    public async Task StallAsync()
    {
        site.Faults.FallSilent();
        try
        {
            await WaitAsync(Timeout.InfiniteTimeSpan).ConfigureAwait(false);
        }
        finally
        {
            site.Faults.EndSilence();
        }
    }

    public async Task StallAfterAsync(long byteCount)
    {
        Response.Body = new CutStream(Response.Body, byteCount, StallAsync);
        await carryOut().ConfigureAwait(false);
    }

    public async Task TrickleAsync(int byteCount, TimeSpan pause)
    {
        Response.Body = new TrickleStream(Response.Body, byteCount, () => WaitAsync(pause));
        await carryOut().ConfigureAwait(false);
    }

    public async Task HalveAsync()
    {
        using var whole = await CarriedOutAsync().ConfigureAwait(false);
        await AnswerAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2)).ConfigureAwait(false);
    }

    /// <summary>The first half of the body can be decompressed, the rest cannot.</summary>
    public async Task BreakCompressionAsync()
    {
        using var whole = await CarriedOutAsync().ConfigureAwait(false);
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(whole.GetBuffer().AsMemory(0, (int)whole.Length / 2)).ConfigureAwait(false);
            await gzip.FlushAsync().ConfigureAwait(false);

            // 0xFF starts a block of a kind that does not exist.
            await compressed.WriteAsync(Enumerable.Repeat((byte)0xFF, 64).ToArray()).ConfigureAwait(false);
            await AnswerAsync(compressed.GetBuffer().AsMemory(0, (int)compressed.Length), "gzip").ConfigureAwait(false);
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
        Response.Body = new CutStream(Response.Body, byteCount);
        await carryOut().ConfigureAwait(false);
    }

    /// <summary>Carries the request out and keeps the body, of which nothing is sent yet.</summary>
    private async Task<MemoryStream> CarriedOutAsync()
    {
        var wire = Response.Body;
        var whole = new MemoryStream();
        Response.Body = whole;
        try
        {
            await carryOut().ConfigureAwait(false);
            return whole;
        }
        catch
        {
            await whole.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            Response.Body = wire;
        }
    }

    private async Task AnswerAsync(ReadOnlyMemory<byte> body, string? encoding = null)
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
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, site.Stopping);
        try
        {
            await Task.Delay(time, site.Clock, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            context.Abort();
            throw;
        }
    }
}
