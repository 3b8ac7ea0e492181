using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Insights.Typed.Client.Tests.Harness;

/// <summary>How a file is sent.</summary>
internal sealed record FileResponseOptions
{
    public string? Coding { get; init; }

    public string? Tag { get; init; } = "\"v1\"";

    /// <summary>Whether a range request gets a part of the file; otherwise each response is the whole file.</summary>
    public bool HasRanges { get; init; } = true;

    public bool HasLength { get; init; } = true;

    public string ContentType { get; init; } = "text/csv";

    /// <summary>The number of bytes of the response after which the connection ends.</summary>
    public long? Cut { get; init; }

    /// <summary>The number of bytes of the response after which no more arrives, until the client cancels the request.</summary>
    public long? Stall { get; init; }
}

/// <summary>A download to which a <see cref="FileHost"/> responds.</summary>
internal sealed class FileExchange(HttpContext context, string path, int number)
{
    /// <summary>The number of the download, counted from one.</summary>
    public int Number => number;

    public string FilePath => path;

    /// <summary>The file from the local service.</summary>
    public byte[] File => System.IO.File.ReadAllBytes(path);

    public HttpRequest Request => context.Request;

    public HttpResponse Response => context.Response;

    public bool IsPartRequested => Request.Headers.ContainsKey(HeaderNames.Range);

    public Task RefuseAsync(int status, string? retryAfter = null)
    {
        Response.Headers.RetryAfter = retryAfter;
        Response.StatusCode = status;
        return Response.WriteAsync("no", context.RequestAborted);
    }

    /// <summary>Keeps the client waiting for a response until it cancels the request.</summary>
    public Task NeverRespondAsync() => Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);

    public async Task SendAsync(byte[] body, FileResponseOptions options)
    {
        using var stream = new MemoryStream(body);
        await SendAsync(stream, options);
    }

    public async Task SendAsync(Stream body, FileResponseOptions options)
    {
        Response.ContentType = options.ContentType;
        Response.Headers.ContentEncoding = options.Coding;
        Response.Headers.ETag = options.Tag;
        if (options.HasRanges && Request.GetTypedHeaders().Range?.Ranges.Single().From is { } from && Request.Headers.IfRange == options.Tag)
        {
            Response.StatusCode = StatusCodes.Status206PartialContent;
            Response.Headers.ContentRange = string.Create(CultureInfo.InvariantCulture, $"bytes {from}-{body.Length - 1}/{body.Length}");
            body.Position = from;
        }

        if (options.HasLength)
        {
            Response.ContentLength = body.Length - body.Position;
        }

        var remaining = Math.Min(options.Cut ?? options.Stall ?? long.MaxValue, body.Length - body.Position);
        var isShort = remaining < body.Length - body.Position;
        await Response.StartAsync(context.RequestAborted);
        var buffer = new byte[64 * 1024];
        while (remaining > 0)
        {
            var read = await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(remaining, buffer.Length)), context.RequestAborted);
            await Response.Body.WriteAsync(buffer.AsMemory(0, read), context.RequestAborted);
            remaining -= read;
        }

        await Response.Body.FlushAsync(context.RequestAborted);
        if (options.Stall is not null)
        {
            await NeverRespondAsync();
        }
        else if (isShort)
        {
            // Ends the connection after everything before has arrived; an abort could discard it.
            throw new InvalidOperationException("cut");
        }
    }
}
