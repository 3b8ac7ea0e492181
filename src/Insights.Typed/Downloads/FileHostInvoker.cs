using Insights.Typed.Errors;

namespace Insights.Typed.Downloads;

/// <summary>
/// Whatever waits for the file's host: not longer than the limit in which nothing arrives, and with faults told as those
/// of the download, without its link.
/// </summary>
internal sealed class FileHostInvoker(StallLimit limit) : IDisposable
{
    public SecretLinks Links { get; } = new();

    /// <param name="call">What waits.</param>
    /// <param name="state">What it works on.</param>
    /// <param name="failureMessage">How the message of its fault begins.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="InsightsException">The host could not be reached, broke the connection or fell silent; transient.</exception>
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
            // A handler may have time limits of its own, for connecting above all.
            var (message, cause) = Links.Redact(exception);
            throw new InsightsException($"{failureMessage}: {(isStalled ? limit.Message : message)}.", cause) { Failure = FailureClassifier.Timeout };
        }
        catch (OperationCanceledException exception) when (Links.AreContainedIn(exception))
        {
            throw new OperationCanceledException($"{failureMessage}: it was cancelled.", cancellationToken);
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
            throw new ReportFormatException($"{failureMessage}: a handler of this client decompresses it, and found its data damaged.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException && Links.AreContainedIn(exception))
        {
            throw new InsightsException($"{failureMessage}: {Links.Redact(exception).Message}");
        }
    }

    public void Dispose() => limit.Dispose();
}
