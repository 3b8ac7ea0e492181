using Azure;
using Azure.Core;
using AzureToken = Azure.Core.AccessToken;
using Microsoft.Identity.Client;

namespace Insights.Typed.Azure.Tests;

public sealed class TokenCredentialExtensionsTests
{
    private static readonly DateTimeOffset End = new(2026, 3, 10, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_token_has_its_expiry_and_is_requested_for_the_scope_of_the_service()
    {
        var azure = new FakeCredential(_ => new AzureToken("planted-token", End));

        var token = await azure.ToInsightsCredential().GetTokenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(new InsightsAccessToken("planted-token", End), token);
        Assert.Equal(["https://api.partnercenter.microsoft.com/.default"], Assert.Single(azure.Requests).Scopes);
    }

    [Fact]
    public async Task Each_token_request_is_passed_on()
    {
        var count = 0;
        var credential = new FakeCredential(_ => new AzureToken($"token-{++count}", End)).ToInsightsCredential();

        var tokens = new[]
        {
            await credential.GetTokenAsync(TestContext.Current.CancellationToken),
            await credential.GetTokenAsync(TestContext.Current.CancellationToken),
        };

        Assert.Equal(["token-1", "token-2"], tokens.Select(token => token.Value));
    }

    [Fact]
    public async Task An_error_states_the_reason_and_no_secret()
    {
        var refusal = new RequestFailedException(401, "AADSTS7000215: wrong client secret");

        var error = await ErrorAsync(_ => throw refusal);

        Assert.Same(refusal, error.InnerException);
        Assert.Contains("AADSTS7000215", error.Message, StringComparison.Ordinal);
        Assert.Contains(nameof(FakeCredential), error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task An_empty_token_is_an_error(string? token) =>
        Assert.Contains("No token", (await ErrorAsync(_ => new AzureToken(token!, End))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_cancellation_is_not_a_refusal()
    {
        using var source = new CancellationTokenSource();
        var credential = new FakeCredential(token =>
        {
            source.Cancel();
            token.ThrowIfCancellationRequested();
            return default;
        }).ToInsightsCredential();

        var error = await Assert.ThrowsAsync<OperationCanceledException>(async () => await credential.GetTokenAsync(source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_credential_that_cancels_itself_is_an_error() =>
        Assert.IsType<TaskCanceledException>((await ErrorAsync(_ => throw new TaskCanceledException("too slow"))).InnerException);

    public static TheoryData<Exception, bool> Failures => new()
    {
        { new RequestFailedException(0, "no response"), true },
        { new RequestFailedException(503, "busy"), true },
        { new RequestFailedException(429, "busy"), true },
        { new InvalidOperationException("failed", new HttpRequestException("no network")), true },
        { new AggregateException("after 4 tries", new RequestFailedException(0, "no response"), new TaskCanceledException("too slow")), true },
        { new TaskCanceledException("too slow"), true },
        { new InvalidOperationException("failed", new MsalServiceException("service_not_available", "busy", 503)), true },
        { new InsightsTokenUnavailableException("busy"), true },
        { new InsightsException("refused", new HttpRequestException("no network")), false },
        { new AggregateException("after no try"), false },
        { new InvalidOperationException("failed", new MsalServiceException("invalid_client", "refused", 401)), false },
        { new RequestFailedException(401, "refused"), false },
        { new AggregateException("none of these", new InvalidOperationException("not signed in"), new RequestFailedException(0, "no response")), false },
        { new InvalidOperationException("not signed in"), false },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_network_failure_is_retried_and_a_refusal_is_not(Exception failure, bool isRetried)
    {
        var azure = new FakeCredential(_ => throw failure);
        using var client = new InsightsClient(
            azure.ToInsightsCredential(), new InsightsClientOptions { MaxRetries = 2, RetryDelay = TimeSpan.Zero, MaxRetryDelay = TimeSpan.Zero });

        // Without a token, the client sends nothing.
        var error = await Assert.ThrowsAsync<InsightsException>(() => client.DeleteQueryAsync("q1", TestContext.Current.CancellationToken));

        Assert.Equal(isRetried, error.InnerException is InsightsTokenUnavailableException);
        Assert.Same(failure, error.InnerException?.InnerException);
        Assert.Equal(isRetried ? 3 : 1, azure.Requests.Count);
    }

    [Fact]
    public void A_null_credential_is_refused_immediately() =>
        Assert.Throws<ArgumentNullException>(() => ((TokenCredential)null!).ToInsightsCredential());

    private static async Task<InsightsException> ErrorAsync(Func<CancellationToken, AzureToken> getToken) =>
        await Assert.ThrowsAnyAsync<InsightsException>(
            async () => await new FakeCredential(getToken).ToInsightsCredential().GetTokenAsync(TestContext.Current.CancellationToken));
}
