using Insights.Typed.Tokens;

namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>Callers at the same time share one renewal, and do not depend on one another.</summary>
public sealed class SharedRenewalTests
{
    [Fact]
    public async Task Many_callers_cause_one_renewal()
    {
        await using var world = await SignInWorld.StartAsync();
        await using var client = world.Client(world.User());
        await SignInWorld.RowsAsync(client);

        world.Authority.Revoke();
        var rows = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => SignInWorld.RowsAsync(client))));

        Assert.All(rows, count => Assert.NotEqual(0, count));
        Assert.Equal(2, world.Authority.Requests.Count);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_the_renewal_to_the_others()
    {
        var credential = new HeldCredential();
        using var cache = new TokenCache(credential, TimeProvider.System);
        using var impatience = new CancellationTokenSource();
        var impatient = cache.GetAsync(impatience.Token).AsTask();
        var patient = cache.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await credential.Asked.WaitAsync(TestContext.Current.CancellationToken);

        await impatience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        credential.Give("token");

        Assert.Equal("token", await patient);
        Assert.Equal(1, credential.Questions);
    }

    [Fact]
    public async Task A_renewal_that_all_have_given_up_ends_and_the_next_caller_asks_anew()
    {
        var credential = new HeldCredential();
        using var cache = new TokenCache(credential, TimeProvider.System);
        using var impatience = new CancellationTokenSource();
        var callers = Enumerable.Range(0, 3).Select(_ => cache.GetAsync(impatience.Token).AsTask()).ToList();
        await credential.Asked.WaitAsync(TestContext.Current.CancellationToken);

        await impatience.CancelAsync();
        foreach (var caller in callers)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => caller);
        }

        await credential.GivenUp.WaitAsync(TestContext.Current.CancellationToken);
        credential.Give("token");
        Assert.Equal("token", await cache.GetAsync(TestContext.Current.CancellationToken));
        Assert.Equal(2, credential.Questions);
    }

    [Fact]
    public async Task A_renewal_that_fails_fails_for_all_and_the_next_caller_asks_anew()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Authority.Refuse("invalid_grant", 50126, "no");
        using var cache = new TokenCache(world.User(), world.Time);

        await Assert.ThrowsAsync<InsightsException>(() => cache.GetAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.NotEmpty(await cache.GetAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_client_that_is_disposed_ends_its_renewal()
    {
        var credential = new HeldCredential();
        var cache = new TokenCache(credential, TimeProvider.System);
        var asked = cache.GetAsync(TestContext.Current.CancellationToken).AsTask();
        await credential.Asked.WaitAsync(TestContext.Current.CancellationToken);

        cache.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => asked);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => cache.GetAsync(TestContext.Current.CancellationToken).AsTask());
    }

    /// <summary>Gives a token when a test says so.</summary>
    private sealed class HeldCredential : InsightsCredential
    {
        private readonly TaskCompletionSource asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource<string> token = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int questions;

        public Task Asked => asked.Task;

        public Task GivenUp => givenUp.Task;

        public int Questions => questions;

        public void Give(string value) => token.SetResult(value);

        public override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref questions);
            asked.TrySetResult();
            try
            {
                return new AccessToken(await token.Task.WaitAsync(cancellationToken), DateTimeOffset.MaxValue);
            }
            catch (OperationCanceledException)
            {
                givenUp.TrySetResult();
                throw;
            }
        }
    }
}
