using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.Errors;
using Microsoft.Identity.Client;

namespace Insights.Typed.Client.Tests.Tokens;

/// <summary>What the failure of a request for a token means for the next attempt.</summary>
public sealed class TokenFailureTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("invalid_grant", 400, false, false)]
    [InlineData("invalid_grant", 400, true, true)]
    [InlineData("temporarily_unavailable", 400, false, true)]
    [InlineData("invalid_grant", 408, false, true)]
    [InlineData("request_throttled", 429, false, true)]
    [InlineData("service_not_available", 503, false, true)]
    public void An_error_of_the_authority_is_transient_by_its_code_its_status_or_the_library(string code, int status, bool isRetryable, bool isTransient)
    {
        var error = new MsalServiceException(code, "planted", status) { IsRetryable = isRetryable };

        Assert.Equal(isTransient, InsightsTokenUnavailableException.IsTransientFailure(error, out var retryAfter));
        Assert.Null(retryAfter);
    }

    [Fact]
    public void An_error_of_a_network_or_a_time_limit_is_transient_and_another_one_is_not()
    {
        Exception[] transient = [new HttpRequestException(), new TimeoutException(), new TaskCanceledException(), new MsalClientException("code") { IsRetryable = true }];
        Exception[] permanent = [new MsalClientException("code"), new InvalidOperationException(), new InsightsException("planted")];

        Assert.All(transient, error => Assert.True(InsightsTokenUnavailableException.IsTransientFailure(error, out _)));
        Assert.All(permanent, error => Assert.False(InsightsTokenUnavailableException.IsTransientFailure(error, out _)));
    }

    [Fact]
    public async Task The_error_type_of_a_credential_that_uses_the_client_is_kept()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(503, "planted"));
        await using var source = service.CreateClient();
        var cause = await Assert.ThrowsAsync<InsightsServiceException>(() => source.CheckAccessAsync(TestContext.Current.CancellationToken));
        await using var client = new InsightsClient(new FailingCredential(cause), new InsightsClientOptions { BaseAddress = service.BaseAddress, MaxRetries = 0 });

        var error = await Assert.ThrowsAsync<InsightsException>(() => client.CheckAccessAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("503", true), (InsightsTelemetry.GetErrorType(error), error.IsTransient));
    }

    /// <summary>A proxy can remove the time of a response. The time of this machine is used then, if it is known.</summary>
    [Theory]
    [InlineData(120, true, 120)]
    [InlineData(0, true, 0)]
    [InlineData(-60, true, 0)]
    [InlineData(120, false, null)]
    public void A_date_for_the_next_attempt_is_compared_with_a_known_time(int seconds, bool isTimeKnown, int? expected)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter = new RetryConditionHeaderValue(Now.AddSeconds(seconds));

        Assert.Equal(expected, FailureClassifier.GetRetryAfter(response.Headers, isTimeKnown ? Now : null)?.TotalSeconds);
    }

    private sealed class FailingCredential(Exception cause) : InsightsCredential
    {
        public override ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken) => throw cause;
    }
}
