using System.Net;
using Polly;
using Polly.Retry;

namespace Insights.Typed;

/// <summary>Sends a request again where the service is busy or did not answer.</summary>
/// <remarks>
/// A request that creates something is sent again only where the service said that it did not take it (429): after any
/// other fault it may have been carried out, and sending it again would make two.
/// </remarks>
internal sealed class ServiceRetry(InsightsClientOptions options)
{
    private readonly ResiliencePipeline again = Pipeline(options, exception => exception.IsTransient);
    private readonly ResiliencePipeline onlyIfNotTaken = Pipeline(options, IsNotTaken);
    private readonly ResiliencePipeline ifUncertain = Pipeline(options, MayHaveBeenTaken);

    /// <summary>Whether a request that failed so may have been carried out all the same.</summary>
    public static bool MayHaveBeenTaken(InsightsException exception) => exception.IsTransient && !IsNotTaken(exception);

    public ValueTask<TResult> ExecuteAsync<TResult, TState>(
        Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, HttpMethod method, CancellationToken cancellationToken) =>
        (method == HttpMethod.Post ? onlyIfNotTaken : again).ExecuteAsync(attempt, state, cancellationToken);

    /// <summary>Tries again what knows itself how not to do anything twice.</summary>
    public ValueTask<TResult> ExecuteUncertainAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> attempt, CancellationToken cancellationToken) =>
        ifUncertain.ExecuteAsync(attempt, cancellationToken);

    private static bool IsNotTaken(InsightsException exception) =>
        exception is InsightsServiceException { Status: HttpStatusCode.TooManyRequests };

    private static ResiliencePipeline Pipeline(InsightsClientOptions options, Func<InsightsException, bool> isWorthwhile)
    {
        if (options.MaxRetries == 0)
        {
            return ResiliencePipeline.Empty;
        }

        var retry = new RetryStrategyOptions
        {
            MaxRetryAttempts = options.MaxRetries,
            Delay = options.RetryDelay,
            MaxDelay = options.MaxRetryDelay,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is InsightsException exception && isWorthwhile(exception)),

            // What the service asks for counts, however long; without it the strategy's own delay does.
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as InsightsServiceException)?.RetryAfter),
        };
        return new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }.AddRetry(retry).Build();
    }
}
