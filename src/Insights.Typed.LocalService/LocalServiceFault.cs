using Insights.Typed.LocalService.Http;

namespace Insights.Typed.LocalService;

/// <summary>Something that goes wrong with one request.</summary>
public sealed class LocalServiceFault
{
    private readonly Func<FaultyExchange, Task> happen;

    private LocalServiceFault(Func<FaultyExchange, Task> happen) => this.happen = happen;

    /// <summary>An answer with no body at all, and status 200.</summary>
    public static LocalServiceFault EmptyBody { get; } = new(e => e.AnswerAsync(200, "application/json; charset=utf-8", ""));

    /// <summary>The operation is carried out, but the second half of the answer is missing without a trace.</summary>
    public static LocalServiceFault TruncatedBody { get; } = new(e => e.HalveAsync());

    /// <summary>The connection is closed instead of an answer; the operation is not carried out.</summary>
    public static LocalServiceFault ClosedConnection { get; } = new(e => e.CloseAsync());

    /// <summary>A download link is refused as expired.</summary>
    public static LocalServiceFault ExpiredLink { get; } = new(e => e.RefuseAsync(403, "The link has expired, or its signature does not match."));

    /// <summary>Status 429, and when to try again.</summary>
    /// <param name="retryAfter">How long the client is asked to wait.</param>
    /// <param name="asDate">Whether <c>Retry-After</c> is a date by the service's clock, rather than seconds.</param>
    public static LocalServiceFault Throttled(TimeSpan retryAfter, bool asDate = false) => new(e => e.ThrottleAsync(retryAfter, asDate));

    /// <summary>An error, told as the service tells its own; the operation is not carried out.</summary>
    /// <param name="statusCode">The status, from 400 to 599.</param>
    public static LocalServiceFault Failed(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(e => e.RefuseAsync(statusCode, statusCode < 500 ? "refused on command" : "service unavailable"));
    }

    /// <summary>A page for a browser, as a proxy answers with; the operation is not carried out.</summary>
    /// <param name="statusCode">The status.</param>
    public static LocalServiceFault Html(int statusCode = 200) =>
        new(e => e.AnswerAsync(statusCode, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><h1>Our services aren't available right now</h1></body></html>"));

    /// <summary>The operation is carried out, but the connection ends in the middle of the body.</summary>
    /// <param name="byteCount">How many bytes of the body arrive.</param>
    public static LocalServiceFault CutAfter(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        return new(e => e.CutAsync(byteCount));
    }

    /// <summary>The operation is carried out later.</summary>
    /// <param name="time">How much later, by the service's clock.</param>
    public static LocalServiceFault Delayed(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new(e => e.DelayAsync(time));
    }

    internal Task HappenAsync(FaultyExchange exchange) => happen(exchange);
}
