using System.Net;

namespace Insights.Typed.Client.Tests.Documented;

/// <summary>The reason of a refusal, in each shape that the service, its gateways and proxies are known to use.</summary>
public sealed class RefusalShapeTests
{
    [Theory]
    [InlineData("""{"code":10001,"description":"Authentication failed. MFA required."}""", "Authentication failed. MFA required.", "10001")]
    [InlineData("""{"error":"User unauthorized to access X."}""", "User unauthorized to access X.", null)]
    [InlineData("""{"error":{"code":"2001","message":"start_time is required"}}""", "start_time is required", "2001")]
    [InlineData("""{"error":{"code":"2001","message":"outer","innererror":{"code":"x","message":"inner"}}}""", "outer", "2001")]
    [InlineData("""{"error":{"code":"BadArgument","message":"Several","details":[{"code":"NullValue","message":"Name is null"},{"message":"Query is null"}]}}""", "Several Name is null; Query is null", "BadArgument")]
    [InlineData("""{"title":"One or more validation errors occurred.","status":400,"errors":{"Query":["bad","worse"],"Name":["missing"]}}""", "One or more validation errors occurred. Query: bad worse; Name: missing", null)]
    [InlineData("""{"type":"about:blank","title":"Bad","detail":"The start time is too early."}""", "The start time is too early.", null)]
    [InlineData("""{"error":"invalid_grant","error_description":"AADSTS50076: a second factor is needed"}""", "AADSTS50076: a second factor is needed", "invalid_grant")]
    [InlineData("""{"Message":"The resource is unavailable."}""", "The resource is unavailable.", null)]
    [InlineData("""{"message":"","description":"not empty"}""", "not empty", null)]
    [InlineData("""{"message":{"text":"x"},"description":"a text"}""", "a text", null)]
    [InlineData("""[{"code":"E1","message":"in a list"}]""", "in a list", "E1")]
    [InlineData("\"only a text\"", "only a text", null)]
    [InlineData("""{"errors":["first","second"]}""", "first; second", null)]
    [InlineData("""{"code":"NoMessage"}""", null, "NoMessage")]
    [InlineData("""{"error":{"error":{"error":{"error":{"error":{"error":{"error":{"error":{"error":{"error":"too deep"}}}}}}}}}}""", null, null)]
    [InlineData("{}", null, null)]
    [InlineData("17", null, null)]
    [InlineData("""{"message":"half \\ud800 a pair","code":"\\udc00"}""", "half \\ud800 a pair", "\\udc00")]
    [InlineData("\"\\ud800\"", "\\ud800", null)]
    [InlineData("""{"\\ud800":1,"error":{"\\ud800":1,"message":"a text"}}""", "a text", null)]
    [InlineData("""{"errors":{"\\ud800":["bad"]}}""", "\\ud800: bad", null)]
    [InlineData("""{"errors":["\\ud800","second"],"statusCode":"\\ud800"}""", "\\ud800; second", null)]
    public async Task Reason_and_code_are_read(string body, string? reason, string? code)
    {
        var error = await RefusedAsync(new CannedResponse(body, 400));

        Assert.Equal((reason, code), (error.ServiceMessage, error.ErrorCode));
        Assert.Contains(reason ?? code ?? "JSON with an unexpected structure", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_with_invalid_Unicode_is_retried_as_any_other()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("""{"message":"\ud800"}""", 503), new CannedResponse("""{"value":[{"reportId":"r1"}],"message":"\ud800","statusCode":"\ud800","\ud800":1}"""));
        await using var client = service.CreateClient(options => (options.MaxRetries, options.RetryDelay) = (1, TimeSpan.FromMilliseconds(1)));

        Assert.Equal("r1", (await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken)).ReportId);
    }

    [Fact]
    public async Task Plain_text_is_a_reason()
    {
        var error = await RefusedAsync(new CannedResponse("The query is too long.\r\nSecond line.", 400, "text/plain"));

        Assert.Equal("The query is too long. Second line.", error.ServiceMessage);
    }

    [Theory]
    [InlineData(401, "multifactor authentication")]
    [InlineData(401, "consent")]
    [InlineData(403, "Executive Report Viewer role")]
    [InlineData(403, "consent")]
    public async Task A_refused_caller_is_advised_what_to_check(int status, string advice)
    {
        var error = await RefusedAsync(new CannedResponse("""{"code":10001,"description":"no"}""", status));

        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Contains(advice, error.Message, StringComparison.Ordinal);
    }

    private static async Task<InsightsServiceException> RefusedAsync(CannedResponse response)
    {
        await using var service = await CannedService.StartAsync(response, response);
        await using var client = service.CreateClient();
        return await Assert.ThrowsAsync<InsightsServiceException>(() => client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken));
    }
}
