using Insights.Typed.Errors;

namespace Insights.Typed.Downloads;

/// <summary>
/// Runs the calls that wait for the file's host: with the stall limit, and with errors reported as those
/// of the download, without its link.
/// </summary>
internal sealed class FileHostInvoker(StallLimit limit) : IDisposable
{
    public SecretLinks Links { get; } = new();

    /// <summary>Leaves the wait of a handler before it sends a request out of the stall limit of the call.</summary>
    public void SuspendLimit(bool isSuspended) => limit.Suspend(isSuspended);

    /// <param name="call">The call to run.</param>
    /// <param name="state">The argument of the call.</param>
    /// <param name="failureMessage">The start of the error message.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="InsightsException">The host could not be reached, interrupted the connection or stalled; transient.</exception>
    public async ValueTask<TResult> InvokeAsync<TState, TResult>(
        Func<TState, CancellationToken, ValueTask<TResult>> call, TState state, string failureMessage, CancellationToken cancellationToken)
    {
        var isStalled = false;
        try
        {
            var token = limit.Begin(cancellationToken);
            try
            {
                return await call(state, token).ConfigureAwait(false);
            }
            finally
            {
                isStalled = limit.End();
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A handler can have additional time limits, for example for connecting.
            var (message, cause) = Links.Redact(exception);
            throw new InsightsException($"{failureMessage}: {(isStalled ? limit.Message : message)}.", cause) { Failure = FailureClassifier.Timeout };
        }
        catch (OperationCanceledException exception) when (Links.AreContainedIn(exception))
        {
            throw new OperationCanceledException($"{failureMessage}: it was canceled.", cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            var (message, cause) = Links.Redact(exception);
            throw new InsightsException($"{failureMessage}: {message}", cause)
            {
                Failure = FailureClassifier.FromDownload(exception),
            };
        }
        catch (InvalidDataException)
        {
            throw new ReportFormatException($"{failureMessage}: a handler of this client failed to decompress it.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException && Links.AreContainedIn(exception))
        {
            throw new InsightsException($"{failureMessage}: {Links.Redact(exception).Message}");
        }
    }

    public void Dispose() => limit.Dispose();
}
