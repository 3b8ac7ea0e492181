using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Authority;
using Insights.Typed.LocalService.Http;

namespace Insights.Typed.LocalService;

/// <summary>A fault that is injected into a request.</summary>
public sealed class LocalServiceFault
{
    private readonly Func<FaultContext, Task> apply;

    private LocalServiceFault(Func<FaultContext, Task> apply, FaultScope scope = FaultScope.AllOperations)
    {
        this.apply = apply;
        Scope = scope;
    }

    /// <summary>Gets the fault of a response with an empty body and status 200.</summary>
    public static LocalServiceFault EmptyBody { get; } = new(e => e.WriteAsync(200, "application/json; charset=utf-8", ""));

    /// <summary>Gets the fault of a response without its second half, which the client cannot detect; the operation is processed.</summary>
    public static LocalServiceFault TruncatedBody { get; } = new(e => e.TruncateBodyAsync());

    /// <summary>Gets the fault of a connection that is closed instead of sending a response; the operation is not processed.</summary>
    public static LocalServiceFault ClosedConnection { get; } = new(e => e.CloseAsync());

    /// <summary>Gets the fault of a connection that is closed instead of sending a response; the operation is processed.</summary>
    public static LocalServiceFault LostResponse { get; } = new(e => e.LoseResponseAsync());

    /// <summary>
    /// Gets the fault of a connection without a response, which stays open until the client cancels the request or the service stops; the operation is not
    /// processed.
    /// </summary>
    public static LocalServiceFault NoResponse { get; } = new(e => e.StallAsync());

    /// <summary>
    /// Gets the fault of status 401, as for an expired or revoked token, although the token is valid; the operation is not processed.
    /// </summary>
    public static LocalServiceFault Unauthorized { get; } = new(e => e.WriteErrorAsync(401, ServiceErrorMessage.FromStatusCode(401)));

    /// <summary>
    /// Gets the fault of a response that is declared as gzip and can only be decompressed up to the
    /// first half of the body, even if the client does not accept gzip; the operation is processed.
    /// </summary>
    public static LocalServiceFault BrokenCompression { get; } = new(e => e.BreakCompressionAsync());

    /// <summary>
    /// Gets the fault that replaces the file of the execution, from this download on: the new file has the same rows in reverse order, the
    /// same length, and another <c>ETag</c>. Existing links also return it. For
    /// <see cref="InsightsOperation.Download"/> only.
    /// </summary>
    public static LocalServiceFault FileChanged { get; } = new(e => e.ChangeFileAsync(), FaultScope.Downloads);

    /// <summary>
    /// Gets the fault that sets the status of the report's latest execution to <c>Failed</c>, from this request on. For
    /// <see cref="InsightsOperation.ListExecutions"/> only.
    /// </summary>
    public static LocalServiceFault ExecutionFailed { get; } = new(e => e.FailExecutionAsync(), FaultScope.Executions);

    /// <summary>Gets the fault of an expired download link.</summary>
    public static LocalServiceFault ExpiredLink { get; } = new(e => e.WriteErrorAsync(403, "The link has expired, or its signature does not match."));

    /// <summary>Creates the fault of status 429 with a <c>Retry-After</c> header.</summary>
    /// <param name="retryAfter">The time that the client must wait.</param>
    /// <param name="asDate">true if <c>Retry-After</c> is a date by the service's clock; false if it is in seconds.</param>
    public static LocalServiceFault Throttled(TimeSpan retryAfter, bool asDate = false) => new(e => e.ThrottleAsync(retryAfter, asDate));

    /// <summary>Creates the fault of an error status, in the format of the service's errors; the operation is not processed.</summary>
    /// <param name="statusCode">The status, from 400 to 599.</param>
    public static LocalServiceFault ErrorStatus(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(e => e.WriteErrorAsync(statusCode, ServiceErrorMessage.FromStatusCode(statusCode)));
    }

    /// <summary>
    /// Creates the fault of status 200 with an error in the envelope: its <c>statusCode</c> and <c>message</c>; the operation is not processed. For
    /// all operations except <see cref="InsightsOperation.Download"/>.
    /// </summary>
    /// <param name="statusCode">The status in the envelope, from 400 to 599.</param>
    public static LocalServiceFault ErrorInEnvelope(int statusCode)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(statusCode, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(statusCode, 599);
        return new(e => e.WriteErrorInEnvelopeAsync(statusCode), FaultScope.Api);
    }

    /// <summary>Creates the fault of an HTML page, such as that of a proxy; the operation is not processed.</summary>
    /// <param name="statusCode">The status.</param>
    public static LocalServiceFault HtmlPage(int statusCode = 200) =>
        new(e => e.WriteAsync(statusCode, "text/html; charset=utf-8", "<!DOCTYPE html><html><body><h1>Our services aren't available right now</h1></body></html>"));

    /// <summary>Creates the fault of a connection that is closed within the body; the operation is processed.</summary>
    /// <param name="byteCount">The number of bytes of the body that are sent.</param>
    public static LocalServiceFault CutAfter(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        return new(e => e.CutAsync(byteCount));
    }

    /// <summary>
    /// Creates the fault of an operation that is processed after a delay. A test query with a delay of 100 seconds or more ends after 100 seconds with 504, as the
    /// service ends it; which status that has is not documented.
    /// </summary>
    /// <param name="delay">The delay, by the service's clock.</param>
    public static LocalServiceFault Delayed(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        return new(e => e.DelayAsync(delay));
    }

    /// <summary>Creates the fault of a body that is sent slowly; the operation is processed.</summary>
    /// <param name="byteCount">The number of bytes of each part.</param>
    /// <param name="pause">The pause before each part, by the service's clock.</param>
    public static LocalServiceFault Trickling(int byteCount, TimeSpan pause)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(byteCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(pause, TimeSpan.Zero);
        return new(e => e.TrickleAsync(byteCount, pause));
    }

    /// <summary>
    /// Creates the fault of a body that stops after a number of bytes, while the connection stays open
    /// until the client cancels the request or the service stops; the operation is processed. A body that is not longer is sent completely.
    /// </summary>
    /// <param name="byteCount">The number of bytes of the body that are sent; 0 for only the status and the headers.</param>
    public static LocalServiceFault StalledAfter(long byteCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(byteCount);
        return new(e => e.StallAfterAsync(byteCount));
    }

    /// <summary>Creates the fault of a redirect; the operation is not processed.</summary>
    /// <param name="location">The target, an absolute address.</param>
    /// <param name="statusCode">301, 302, 303, 307 or 308.</param>
    /// <exception cref="ArgumentException">The address is relative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The status is not one of these.</exception>
    public static LocalServiceFault Redirected(Uri location, int statusCode = 302)
    {
        ArgumentNullException.ThrowIfNull(location);
        if (!location.IsAbsoluteUri)
        {
            throw new ArgumentException($"'{location}' is not an absolute address.", nameof(location));
        }

        return statusCode is 301 or 302 or 303 or 307 or 308
            ? new(e => e.RedirectAsync(location, statusCode))
            : throw new ArgumentOutOfRangeException(nameof(statusCode), statusCode, "The status of a redirect must be 301, 302, 303, 307 or 308.");
    }

    /// <summary>The operations to which the fault applies.</summary>
    internal FaultScope Scope { get; }

    /// <summary>The operations to which the fault applies, as a phrase such as "for every operation".</summary>
    public string Applicability => Scope switch
    {
        FaultScope.AllOperations => "for every operation",
        FaultScope.Api => $"for every operation except {nameof(InsightsOperation.Download)}",
        FaultScope.Downloads => $"for {nameof(InsightsOperation.Download)} only",
        FaultScope.Executions => $"for {nameof(InsightsOperation.ListExecutions)} only",
    };

    /// <summary>Whether the fault applies to an operation.</summary>
    /// <param name="operation">The operation.</param>
    public bool AppliesTo(InsightsOperation operation) => Scope switch
    {
        FaultScope.AllOperations => true,
        FaultScope.Api => operation != InsightsOperation.Download,
        FaultScope.Downloads => operation == InsightsOperation.Download,
        FaultScope.Executions => operation == InsightsOperation.ListExecutions,
    };

    /// <summary>Creates the fault of an authority that refuses a token.</summary>
    internal static LocalServiceFault FromTokenError(TokenError error) => new(_ => throw new TokenErrorException(error));

    internal Task ApplyAsync(FaultContext context) => apply(context);
}

/// <summary>The operations to which a fault applies.</summary>
internal enum FaultScope
{
    /// <summary>Every operation, and an authority's tokens.</summary>
    AllOperations,

    /// <summary>The operations whose responses have an envelope.</summary>
    Api,
    Downloads,
    Executions,
}
