using Insights.Typed.Errors;
using Insights.Typed.Telemetry;
using Insights.Typed.Tokens;
using Polly;
using Polly.Retry;

namespace Insights.Typed.Transport;

/// <summary>Sends a request again after a transient failure.</summary>
/// <remarks>
/// A request that creates something is sent again only after a failure that proves that it was not processed: a 429, no
/// token, no connection. After any other failure it may have been processed, and a second one would create two. The
/// requests of a client have no common limit: growing, random delays and the service's <c>Retry-After</c> spread the
/// retries, and a run of hours must not fail because of other runs.
/// </remarks>
internal sealed class ServiceRetry
{
    private static readonly ResiliencePropertyKey<long> StartedKey = new("Insights.Typed.Started");

    private readonly InsightsClientOptions options;
    private readonly ClientTelemetry telemetry;
    private readonly ResiliencePipeline alwaysPipeline;
    private readonly ResiliencePipeline unprocessedPipeline;
    private readonly ResiliencePipeline uncertainPipeline;

    public ServiceRetry(InsightsClientOptions options, ClientTelemetry telemetry)
    {
        this.options = options;
        this.telemetry = telemetry;
        alwaysPipeline = CreatePipeline(failure => failure.CanRetry);
        unprocessedPipeline = CreatePipeline(failure => failure is { CanRetry: true, IsUnprocessed: true });
        uncertainPipeline = CreatePipeline(failure => failure is { CanRetry: true, IsPossiblyProcessed: true });
    }

    /// <summary>Retries an operation that creates nothing.</summary>
    public ValueTask<TResult> ExecuteAsync<TResult, TState>(Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken) =>
        ExecuteAsync(alwaysPipeline, attempt, state, started: null, cancellationToken);

    /// <summary>Retries a request.</summary>
    public ValueTask<TResult> ExecuteAsync<TResult, TState>(
        ServiceRequest request, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken) =>
        request.IsSingleAttempt
            ? attempt(state, cancellationToken)
            : ExecuteAsync(request.Method == HttpMethod.Post ? unprocessedPipeline : alwaysPipeline, attempt, state, request.OperationStarted, cancellationToken);

    /// <summary>Retries a creation that looks for its result before it creates it again.</summary>
    public ValueTask<TResult> ExecuteUncertainAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> attempt, CancellationToken cancellationToken) =>
        ExecuteAsync(uncertainPipeline, static (state, token) => state(token), attempt, started: null, cancellationToken);

    private async ValueTask<TResult> ExecuteAsync<TResult, TState>(
        ResiliencePipeline pipeline, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, long? started, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(StartedKey, started ?? telemetry.Timestamp);
        try
        {
            return await pipeline.ExecuteAsync(
                static (context, call) => call.Attempt(call.State, context.CancellationToken), context, (Attempt: attempt, State: state)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private ResiliencePipeline CreatePipeline(Func<Failure, bool> canRetry)
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

            // A retry after an exception of the caller would call its callback again, and show a person another code.
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is InsightsException exception && !CallerCallback.HasThrown(exception)
                && canRetry(exception.Failure) && IsWithinTimeLimit(exception, arguments.Context)),

            // The server's delay applies, however long it is; without one, the delay of the strategy. A delay of zero, such as a date that has
            // passed, would use all retries at once.
            DelayGenerator = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is InsightsException { Failure.RetryAfter: { Ticks: > 0 } requested } ? requested : (TimeSpan?)null),
            OnRetry = arguments =>
            {
                telemetry.RequestRetried((InsightsException)arguments.Outcome.Exception!, arguments.AttemptNumber + 1, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };
        return new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }.AddRetry(retry).Build();
    }

    /// <summary>Whether the time limit allows another attempt after the delay that the server requests.</summary>
    private bool IsWithinTimeLimit(InsightsException exception, ResilienceContext context)
    {
        var elapsed = telemetry.GetElapsedTime(context.Properties.GetValue(StartedKey, defaultValue: 0));
        var requested = exception.Failure.RetryAfter ?? TimeSpan.Zero;
        if (requested < options.RetryTimeout - elapsed && requested <= InsightsClientOptions.MaxTimerDelay)
        {
            return true;
        }

        telemetry.RetriesEnded(exception, elapsed);
        return false;
    }
}
