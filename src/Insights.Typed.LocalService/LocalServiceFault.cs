using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Authority;
using Insights.Typed.LocalService.Http;

namespace Insights.Typed.LocalService;

/// <summary>Something that goes wrong with one request.</summary>
public sealed class LocalServiceFault
{
    private readonly Func<FaultyExchange, Task> happen;

    private LocalServiceFault(Func<FaultyExchange, Task> happen, FaultReach reach = FaultReach.Everything)
    {
        this.happen = happen;
        Reach = reach;
    }

    /// <summary>An answer with no body at all, and status 200.</summary>
    public static LocalServiceFault EmptyBody { get; } = new(e => e.AnswerAsync(200, "application/json; charset=utf-8", ""));

    /// <summary>The operation is carried out, but the second half of the answer is missing without a trace.</summary>
    public static LocalServiceFault TruncatedBody { get; } = new(e => e.HalveAsync());

    /// <summary>The connection is closed instead of an answer; the operation is not carried out.</summary>
    public static LocalServiceFault ClosedConnection { get; } = new(e => e.CloseAsync());

    /// <summary>The operation is carried out, but the connection is closed instead of the answer.</summary>
    public static LocalServiceFault LostAnswer { get; } = new(e => e.LoseAnswerAsync());

    /// <summary>
    /// Nothing comes, and the connection stays open until the client gives up or the service stops; the operation is not
    /// carried out.
    /// </summary>
    public static LocalServiceFault NoAnswer { get; } = new(e => e.StallAsync());

    /// <summary>
    /// Status 401, as for a token that has expired or was withdrawn, although it is good; the operation is not carried out.
    /// </summary>
    public static LocalServiceFault Unauthorized { get; } = new(e => e.RefuseAsync(401, RefusalMessage.For(401)));

    /// <summary>
    /// The operation is carried out, but the answer calls itself compressed with gzip and cannot be decompressed beyond the
    /// first half of the body, whether or not the client asked for it.
    /// </summary>
    public static LocalServiceFault BrokenCompression { get; } = new(e => e.BreakCompressionAsync());

    /// <summary>
    /// The file of the execution is another one from this download on: it has the same rows in the reverse order, thus the
    /// same length, and another <c>ETag</c>. Links that were handed out before lead to it too. For
    /// <see cref="InsightsOperation.Download"/> only.
    /// </summary>
    public static LocalServiceFault FileChanged { get; } = new(e => e.ChangeFileAsync(), FaultReach.Downloads);

    /// <summary>
    /// The latest execution of the report has the status <c>Failed</c> from this request on, whatever it was before. For
    /// <see cref="InsightsOperation.ListExecutions"/> only.
    /// </summary>
    public static LocalServiceFault ExecutionFailed { get; } = new(e => e.FailExecutionAsync(), FaultReach.Executions);

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
        return new(e => e.RefuseAsync(statusCode, RefusalMessage.For(statusCode)));
    }

    /// <summary>
    /// Status 200, but an error in the envelope: its <c>statusCode</c> and <c>message</c>; the operation is not carried out. For
    /// all operations but <see cref="InsightsOperation.Download"/>.
    /// </summary>
    /// <param name="statusCode">The status in the envelope, from 400 to 599.</param>
    public static LocalServiceFault RefusedInEnvelope(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(e => e.RefuseInEnvelopeAsync(statusCode), FaultReach.Api);
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

    /// <summary>The operation is carried out, but the body arrives slowly.</summary>
    /// <param name="byteCount">How many bytes arrive at once.</param>
    /// <param name="pause">How long it takes until the first and each further of these pieces, by the service's clock.</param>
    public static LocalServiceFault Trickling(int byteCount, TimeSpan pause)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(byteCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        return new(e => e.TrickleAsync(byteCount, pause));
    }

    /// <summary>
    /// The operation is carried out, but behind so many bytes of the body nothing more comes, and the connection stays open
    /// until the client gives up or the service stops. A body that is no longer than that arrives whole.
    /// </summary>
    /// <param name="byteCount">How many bytes of the body arrive; with 0, the status and the headers.</param>
    public static LocalServiceFault StalledAfter(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        return new(e => e.StallAfterAsync(byteCount));
    }

    /// <summary>The client is sent elsewhere; the operation is not carried out.</summary>
    /// <param name="location">Where to, an absolute address.</param>
    /// <param name="statusCode">301, 302, 303, 307 or 308.</param>
    /// <exception cref="ArgumentException">The address is relative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of these.</exception>
    public static LocalServiceFault Redirected(Uri location, int statusCode = 302)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!location.IsAbsoluteUri)
        {
            throw new ArgumentException($"'{location}' is not an absolute address.", nameof(location));
        }

        return statusCode is 301 or 302 or 303 or 307 or 308
            ? new(e => e.RedirectAsync(location, statusCode))
            : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "A redirect has the status 301, 302, 303, 307 or 308.");
    }

    /// <summary>What it can happen to.</summary>
    internal FaultReach Reach { get; }

    /// <summary>The operations that it can happen to, as a phrase such as "for every operation".</summary>
    public string Applicability => Reach switch
    {
        FaultReach.Everything => "for every operation",
        FaultReach.Api => $"for every operation but {nameof(InsightsOperation.Download)}",
        FaultReach.Downloads => $"for {nameof(InsightsOperation.Download)} only",
        FaultReach.Executions => $"for {nameof(InsightsOperation.ListExecutions)} only",
    };

    /// <summary>Whether it can happen to an operation.</summary>
    /// <param name="operation">The operation.</param>
    public bool CanHappenTo(InsightsOperation operation) => Reach switch
    {
        FaultReach.Everything => true,
        FaultReach.Api => operation != InsightsOperation.Download,
        FaultReach.Downloads => operation == InsightsOperation.Download,
        FaultReach.Executions => operation == InsightsOperation.ListExecutions,
    };

    /// <summary>A token is refused, by an authority.</summary>
    internal static LocalServiceFault SignInRefused(TokenError error) => new(_ => throw new TokenErrorException(error));

    internal Task HappenAsync(FaultyExchange exchange) => happen(exchange);
}

/// <summary>What a fault can happen to.</summary>
internal enum FaultReach
{
    /// <summary>Every operation, and an authority's tokens.</summary>
    Everything,

    /// <summary>What is answered in the envelope.</summary>
    Api,
    Downloads,
    Executions,
}
