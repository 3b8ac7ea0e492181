using Insights.Typed.Telemetry;
using Polly;
using Polly.Retry;

namespace Insights.Typed;

/// <summary>Sends a request again where the service is busy or did not answer.</summary>
/// <remarks>
/// A request that creates something is sent again only where the service said that it did not take it (429), or where
/// there was no token to send it with or no connection to send it on: after any other fault it may have been carried out,
/// and sending it again would make two. There is no common limit for all requests of a client: what is retried is spread
/// out by growing, random waits and by what the service asks for, and a run of hours is not to fail for what its neighbours
/// meet with.
/// </remarks>
internal sealed class ServiceRetry
{
    private static readonly ResiliencePropertyKey<long> Started = new("Insights.Typed.Started");

    private readonly InsightsClientOptions options;
    private readonly ClientTelemetry telemetry;
    private readonly ResiliencePipeline again;
    private readonly ResiliencePipeline onlyIfNotTaken;
    private readonly ResiliencePipeline ifUncertain;

    public ServiceRetry(InsightsClientOptions options, ClientTelemetry telemetry)
    {
        this.options = options;
        this.telemetry = telemetry;
        again = Pipeline(exception => exception.IsTransient);
        onlyIfNotTaken = Pipeline(exception => exception is { IsTransient: true, IsNotTaken: true });
        ifUncertain = Pipeline(MayHaveBeenTaken);
    }

    /// <summary>Whether a request that failed so may have been carried out all the same.</summary>
    public static bool MayHaveBeenTaken(InsightsException exception) => exception is { IsTransient: true, IsNotTaken: false };

    public ValueTask<TResult> ExecuteAsync<TResult, TState>(
        bool isTriedOnce, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, HttpMethod method, CancellationToken cancellationToken) =>
        isTriedOnce
            ? attempt(state, cancellationToken)
            : ExecuteAsync(method == HttpMethod.Post ? onlyIfNotTaken : again, attempt, state, cancellationToken);

    /// <summary>Tries again what knows itself how not to do anything twice.</summary>
    public ValueTask<TResult> ExecuteUncertainAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> attempt, CancellationToken cancellationToken) =>
        ExecuteAsync(ifUncertain, static (state, token) => state(token), attempt, cancellationToken);

    private async ValueTask<TResult> ExecuteAsync<TResult, TState>(
        ResiliencePipeline pipeline, Func<TState, CancellationToken, ValueTask<TResult>> attempt, TState state, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Started, telemetry.Now);
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

    private ResiliencePipeline Pipeline(Func<InsightsException, bool> isWorthwhile)
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
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is InsightsException exception && isWorthwhile(exception) && IsInTime(exception, arguments.Context)),

            // What the service asks for counts, however long; without it the strategy's own delay does.
            DelayGenerator = arguments => ValueTask.FromResult((arguments.Outcome.Exception as InsightsServiceException)?.RetryAfter),
            OnRetry = arguments =>
            {
                telemetry.Retrying((InsightsException)arguments.Outcome.Exception!, arguments.AttemptNumber + 1, arguments.RetryDelay);
                return ValueTask.CompletedTask;
            },
        };
        return new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }.AddRetry(retry).Build();
    }

    /// <summary>Whether there is time left for another try, and for the wait before it as far as the service names one.</summary>
    private bool IsInTime(InsightsException exception, ResilienceContext context)
    {
        var elapsed = telemetry.Since(context.Properties.GetValue(Started, defaultValue: 0));
        var asked = (exception as InsightsServiceException)?.RetryAfter ?? TimeSpan.Zero;
        if (asked < options.RetryTimeout - elapsed && asked <= InsightsClientOptions.LongestWait)
        {
            return true;
        }

        telemetry.GivingUp(exception, elapsed);
        return false;
    }
}
