using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Authority;
using Insights.Typed.LocalService.Http;

namespace Insights.Typed.LocalService;

/// <summary>Something that goes wrong with one request.</summary>
public sealed class LocalServiceFault
{
    private readonly Func<FaultContext, Task> apply;

    private LocalServiceFault(Func<FaultContext, Task> apply, FaultScope scope = FaultScope.AllOperations)
    {
        this.apply = apply;
        Scope = scope;
    }

    /// <summary>An answer with no body at all, and status 200.</summary>
    public static LocalServiceFault EmptyBody { get; } = new(e => e.WriteAsync(200, "application/json; charset=utf-8", ""));

    /// <summary>The operation is carried out, but the second half of the answer is missing without a trace.</summary>
    public static LocalServiceFault TruncatedBody { get; } = new(e => e.TruncateBodyAsync());

    /// <summary>The connection is closed instead of an answer; the operation is not carried out.</summary>
    public static LocalServiceFault ClosedConnection { get; } = new(e => e.CloseAsync());

    /// <summary>The operation is carried out, but the connection is closed instead of the answer.</summary>
    public static LocalServiceFault LostResponse { get; } = new(e => e.LoseResponseAsync());

    /// <summary>
    /// Nothing comes, and the connection stays open until the client gives up or the service stops; the operation is not
    /// carried out.
    /// </summary>
    public static LocalServiceFault NoResponse { get; } = new(e => e.StallAsync());

    /// <summary>
    /// Status 401, as for a token that has expired or was withdrawn, although it is good; the operation is not carried out.
    /// </summary>
    public static LocalServiceFault Unauthorized { get; } = new(e => e.WriteErrorAsync(401, ServiceErrorMessage.FromStatusCode(401)));

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
    public static LocalServiceFault FileChanged { get; } = new(e => e.ChangeFileAsync(), FaultScope.Downloads);

    /// <summary>
    /// The latest execution of the report has the status <c>Failed</c> from this request on, whatever it was before. For
    /// <see cref="InsightsOperation.ListExecutions"/> only.
    /// </summary>
    public static LocalServiceFault ExecutionFailed { get; } = new(e => e.FailExecutionAsync(), FaultScope.Executions);

    /// <summary>A download link is refused as expired.</summary>
    public static LocalServiceFault ExpiredLink { get; } = new(e => e.WriteErrorAsync(403, "The link has expired, or its signature does not match."));

    /// <summary>Status 429, and when to try again.</summary>
    /// <param name="retryAfter">How long the client is asked to wait.</param>
    /// <param name="asDate">Whether <c>Retry-After</c> is a date by the service's clock, rather than seconds.</param>
    public static LocalServiceFault Throttled(TimeSpan retryAfter, bool asDate = false) => new(e => e.ThrottleAsync(retryAfter, asDate));

    /// <summary>An error, told as the service tells its own; the operation is not carried out.</summary>
    /// <param name="statusCode">The status, from 400 to 599.</param>
    public static LocalServiceFault ErrorStatus(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(e => e.WriteErrorAsync(statusCode, ServiceErrorMessage.FromStatusCode(statusCode)));
    }

    /// <summary>
    /// Status 200, but an error in the envelope: its <c>statusCode</c> and <c>message</c>; the operation is not carried out. For
    /// all operations but <see cref="InsightsOperation.Download"/>.
    /// </summary>
    /// <param name="statusCode">The status in the envelope, from 400 to 599.</param>
    public static LocalServiceFault ErrorInEnvelope(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(e => e.WriteErrorInEnvelopeAsync(statusCode), FaultScope.Api);
    }

    /// <summary>A page for a browser, as a proxy answers with; the operation is not carried out.</summary>
    /// <param name="statusCode">The status.</param>
    public static LocalServiceFault HtmlPage(int statusCode = 200) =>
        new(e => e.WriteAsync(statusCode, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><h1>Our services aren't available right now</h1></body></html>"));

    /// <summary>The operation is carried out, but the connection ends in the middle of the body.</summary>
    /// <param name="byteCount">How many bytes of the body arrive.</param>
    public static LocalServiceFault CutAfter(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        return new(e => e.CutAsync(byteCount));
    }

    /// <summary>The operation is carried out later.</summary>
    /// <param name="delay">How much later, by the service's clock.</param>
    public static LocalServiceFault Delayed(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(e => e.DelayAsync(delay));
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
    internal FaultScope Scope { get; }

    /// <summary>The operations that it can happen to, as a phrase such as "for every operation".</summary>
    public string Applicability => Scope switch
    {
        FaultScope.AllOperations => "for every operation",
        FaultScope.Api => $"for every operation but {nameof(InsightsOperation.Download)}",
        FaultScope.Downloads => $"for {nameof(InsightsOperation.Download)} only",
        FaultScope.Executions => $"for {nameof(InsightsOperation.ListExecutions)} only",
    };

    /// <summary>Whether it can happen to an operation.</summary>
    /// <param name="operation">The operation.</param>
    public bool AppliesTo(InsightsOperation operation) => Scope switch
    {
        FaultScope.AllOperations => true,
        FaultScope.Api => operation != InsightsOperation.Download,
        FaultScope.Downloads => operation == InsightsOperation.Download,
        FaultScope.Executions => operation == InsightsOperation.ListExecutions,
    };

    /// <summary>A token is refused, by an authority.</summary>
    internal static LocalServiceFault FromTokenError(TokenError error) => new(_ => throw new TokenErrorException(error));

    internal Task ApplyAsync(FaultContext context) => apply(context);
}

/// <summary>What a fault can happen to.</summary>
internal enum FaultScope
{
    /// <summary>Every operation, and an authority's tokens.</summary>
    AllOperations,

    /// <summary>What is answered in the envelope.</summary>
    Api,
    Downloads,
    Executions,
}
