using Insights.Typed.Tokens;

namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>Concurrent callers share one renewal, and one that is canceled does not affect the others.</summary>
public sealed class SharedRenewalTests
{
    [Fact]
    public async Task Many_callers_cause_one_renewal()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        await using var client = environment.Client(environment.User());
        await SignInEnvironment.RowsAsync(client);

        environment.Authority.RevokeSignInSessions();
        var rows = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SignInEnvironment.RowsAsync(client))));

        Assert.All(rows, count => Assert.NotEqual(0, count));
        Assert.Equal(2, environment.Authority.Requests.Count);
    }

    [Fact]
    public async Task A_canceled_caller_does_not_cancel_the_shared_renewal()
    {
        var credential = new PendingCredential();
        using var cache = new TokenCache(credential, TimeProvider.System);
        using var cancellation = new CancellationTokenSource();
        var canceledCaller = cache.GetAsync(cancellation.Token).AsTask();
        var otherCaller = cache.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await credential.Requested.WaitAsync(TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceledCaller);
        credential.Complete("token");

        Assert.Equal("token", await otherCaller);
        Assert.Equal(1, credential.RequestCount);
    }

    [Fact]
    public async Task A_renewal_without_callers_ends_and_the_next_caller_starts_a_new_one()
    {
        var credential = new PendingCredential();
        using var cache = new TokenCache(credential, TimeProvider.System);
        using var cancellation = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 3).Select(_ => cache.GetAsync(cancellation.Token).AsTask()).ToList();
        await credential.Requested.WaitAsync(TestContext.Current.CancellationToken);

        await cancellation.CancelAsync();
        foreach (var caller in callers)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        }

        await credential.Canceled.WaitAsync(TestContext.Current.CancellationToken);
        credential.Complete("token");
        Assert.Equal("token", await cache.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, credential.RequestCount);
    }

    [Fact]
    public async Task A_renewal_that_has_succeeded_is_not_canceled()
    {
        var credential = new PendingCredential();
        using var cache = new TokenCache(credential, TimeProvider.System);
        credential.Complete("token");

        await cache.GetAsync(TestContext.Current.CancellationToken);

        Assert.False(credential.CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_failed_renewal_fails_for_all_and_the_next_caller_starts_another()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        environment.Authority.AddError("invalid_grant", 50126, "no");
        using var cache = new TokenCache(environment.User(), environment.Time);

        await Assert.ThrowsAsync<InsightsException>(() => cache.GetAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.NotEmpty(await cache.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_that_is_disposed_ends_its_renewal()
    {
        var credential = new PendingCredential();
        var cache = new TokenCache(credential, TimeProvider.System);
        var requests = cache.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await credential.Requested.WaitAsync(TestContext.Current.CancellationToken);

        cache.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => requests);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.GetAsync(TestContext.Current.CancellationToken).AsTask());
    }

    /// <summary>Returns a token when a test completes it.</summary>
    private sealed class PendingCredential : InsightsCredential
    {
        private readonly TaskCompletionSource requested = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource canceled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<string> token = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int requestCount;

        public Task Requested => requested.Task;

        public Task Canceled => canceled.Task;

        public int RequestCount => requestCount;

        /// <summary>The token of the last request.</summary>
        public CancellationToken CancellationToken { get; private set; }

        public void Complete(string value) => token.SetResult(value);

        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref requestCount);
            CancellationToken = cancellationToken;
            requested.TrySetResult();
            try
            {
                return new InsightsAccessToken(await token.Task.WaitAsync(cancellationToken), DateTimeOffset.MaxValue);
            }
            catch (OperationCanceledException)
            {
                canceled.TrySetResult();
                throw;
            }
        }
    }
}
