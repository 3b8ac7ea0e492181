using System.Net;

namespace Insights.Typed.Client.Tests.Documented;

public sealed class ErrorTests
{
    [Fact]
    public async Task An_error_states_the_operation_the_reason_and_the_query()
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(400, "null or missing value"));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));

        Assert.Equal(HttpStatusCode.BadRequest, error.StatusCode);
        Assert.Equal("null or missing value", error.ServiceMessage);
        Assert.Equal("test query", error.Operation);
        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage", error.QueryText);
        Assert.Equal(
            "The service refused 'test query' with 400 BadRequest and \"null or missing value\". The query: SELECT SubscriptionId FROM DynamicsUsage",
            error.Message);
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>", "text/html", "text/html")]
    [InlineData("", "application/json", "an empty response")]
    [InlineData("""{"message":"cut o""", "application/json", "application/json")]
    [InlineData("[1]", "application/json", "application/json")]
    public async Task An_error_without_a_reason_is_described(string body, string type, string expectedText)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(body, 502, type));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));

        Assert.Equal(HttpStatusCode.BadGateway, error.StatusCode);
        Assert.Null(error.ServiceMessage);
        Assert.Contains(expectedText, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("incorrect column name")]
    [InlineData("Invalid table name: DynamicsUsage")]
    public async Task An_unknown_name_is_reported_with_the_action_to_take(string reason)
    {
        await using var service = await CannedService.StartAsync(CannedResponse.Error(400, reason), CannedResponse.Error(400, reason), CannedResponse.Error(400, reason));
        await using var client = service.CreateClient();

        var preview = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));
        var creation = await Assert.ThrowsAsync<InsightsServiceException>(() =>
            client.CreateQueryAsync("name", Datasets.DynamicsUsage, cancellationToken: TestContext.Current.CancellationToken));
        var other = await Assert.ThrowsAsync<InsightsServiceException>(() => client.PauseReportAsync("r1", TestContext.Current.CancellationToken));

        Assert.All([preview, creation], error =>
        {
            Assert.Contains("its schema file is outdated", error.Message, StringComparison.Ordinal);
            Assert.Contains("run 'insights schema refresh' in the project", error.Message, StringComparison.Ordinal);
            Assert.Contains("the service's part of the dataset's schema file with its response to GET ScheduledDataset", error.Message, StringComparison.Ordinal);
            Assert.Contains("an overlay, a schema file with \"datasetName\" and \"typed\" alone", error.Message, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("schema", other.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Sign in</html>", "application/json", "an HTML page (application/json, 20 bytes)")]
    [InlineData("  <!DOCTYPE html><head><TITLE lang='en'>Sign&nbsp;in\n &amp; wait</TITLE>", "text/html", "an HTML page (title: Sign in & wait; text/html, ")]
    [InlineData("nothing at all", "text/html", "an HTML page (text/html, 14 bytes)")]
    [InlineData("", "application/json", "an empty response")]
    [InlineData("busy", "text/plain", "content other than the documented JSON (text/plain, 4 bytes)")]
    [InlineData("""{"value":[{"SubscriptionId":"251DE3D4-8868-40""", "application/json", "JSON that is truncated (application/json, ")]
    [InlineData("""{"value":[]""", "application/json", "JSON that is truncated (application/json, ")]
    public async Task A_success_without_a_documented_response_is_described(string body, string type, string expectedText)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(body, 200, type) { CorrelationId = "c-1" });
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await PreviewAsync(client));

        Assert.StartsWith($"The service's response to 'test query' is 200 OK with {expectedText}", error.Message, StringComparison.Ordinal);
        Assert.Contains(", from 127.0.0.1, instead of the documented JSON", error.Message, StringComparison.Ordinal);
        Assert.Equal(("test query", "SELECT SubscriptionId FROM DynamicsUsage", "c-1"), (error.Operation, error.QueryText, error.CorrelationId));
    }

    [Theory]
    [InlineData("""{"value":"many"}""", "JSON with an unexpected structure (application/json, 16 bytes), from 127.0.0.1, instead of the documented JSON. The JSON value could not be converted")]
    [InlineData("null", "null")]
    [InlineData("[1]", "JSON with an unexpected structure")]
    [InlineData("{}", "JSON with an unexpected structure")]
    [InlineData("""{"message":"fine"}""", "JSON with an unexpected structure")]
    public async Task A_response_of_another_shape_is_reported_with_the_position(string body, string expectedText)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(body));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(() =>
            client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Contains(expectedText, error.Message, StringComparison.Ordinal);
        Assert.Equal(("get reports", null), (error.Operation, error.QueryText));
    }

    [Theory]
    [InlineData("""{"value":1}""", "Its 'value' is not a list of rows.")]
    [InlineData("""{"message":"fine"}""", "It has no 'value'. The response says \"fine\".")]
    [InlineData("null", "It is not an object.")]
    public async Task A_preview_without_rows_is_an_error_of_the_query(string body, string problem)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(body));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await PreviewAsync(client));

        Assert.EndsWith($"instead of the documented JSON. {problem}", error.Message, StringComparison.Ordinal);
        Assert.Equal(("test query", "SELECT SubscriptionId FROM DynamicsUsage"), (error.Operation, error.QueryText));
    }

    [Fact]
    public async Task An_error_status_in_the_envelope_alone_is_an_error()
    {
        var refused = CannedResponse.Error(403, "forbidden") with { Status = 200 };
        await using var service = await CannedService.StartAsync(
            refused, refused with { Body = refused.Body.Replace("null", "[]", StringComparison.Ordinal) }, refused, CannedResponse.Error(404, "no item found with given filters") with { Status = 200 });
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        var list = await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetReportsAsync(cancellationToken: cancel).ToListAsync(cancel).AsTask());
        var preview = await Assert.ThrowsAsync<InsightsServiceException>(async () => await PreviewAsync(client));
        var delete = await Assert.ThrowsAsync<InsightsServiceException>(() => client.DeleteQueryAsync("q1", cancel));

        Assert.All([list, preview, delete], error => Assert.Equal((System.Net.HttpStatusCode.Forbidden, "forbidden"), (error.StatusCode, error.ServiceMessage)));
        Assert.Empty(await client.GetReportsAsync(reportName: "none", cancellationToken: cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task A_byte_order_mark_is_not_part_of_a_response()
    {
        CannedResponse[] responses = [CannedResponse.FromDocumentation(DocumentedResponse.Datasets), CannedResponse.FromDocumentation(DocumentedResponse.Preview), CannedResponse.Error(403, "forbidden"), new("{}")];
        await using var service = await CannedService.StartAsync([.. responses.Select(envelope => envelope with { Body = "\uFEFF" + envelope.Body })]);
        await using var client = service.CreateClient();
        var cancel = TestContext.Current.CancellationToken;

        Assert.Single(await client.GetDatasetsAsync(cancellationToken: cancel).ToListAsync(cancel));
        Assert.Equal(10, await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), cancel).CountAsync(cancel));
        var refused = await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetReportsAsync(cancellationToken: cancel).ToListAsync(cancel).AsTask());
        await client.DeleteQueryAsync("q1", cancel);

        Assert.Equal("forbidden", refused.ServiceMessage);
    }

    [Theory]
    [InlineData("<html><title>Sign in</title></html>", "an HTML page (title: Sign in; ")]
    [InlineData("[]", "JSON with an unexpected structure")]
    [InlineData("{", "JSON that is truncated")]
    [InlineData("", "an empty response")]
    public async Task An_HTML_page_with_status_200_does_not_count_as_a_deletion(string body, string expectedText)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(body), new CannedResponse("", 204));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(() => client.DeleteQueryAsync("q1", TestContext.Current.CancellationToken));
        await client.DeleteQueryAsync("q1", TestContext.Current.CancellationToken);

        Assert.Contains(expectedText, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_without_a_response_states_its_operation_too()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("") { IsAborted = true });
        service.AddResponse(new CannedResponse($$"""{"value":[],"nextLink":"https://elsewhere.example/next"}"""));
        await using var client = service.CreateClient();

        var cut = await Assert.ThrowsAsync<InsightsException>(async () => await PreviewAsync(client));
        var elsewhere = await Assert.ThrowsAsync<InsightsException>(() =>
            client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask());

        Assert.Equal(("test query", "SELECT SubscriptionId FROM DynamicsUsage"), (cut.Operation, cut.QueryText));
        Assert.Equal((service.Requests.First().Header("ms-correlationid"), service.Requests.First().Header("ms-requestid")), (cut.CorrelationId, cut.RequestId));
        Assert.Equal(("get reports", null), (elsewhere.Operation, elsewhere.QueryText));
    }

    [Theory]
    [InlineData(200)]
    [InlineData(500)]
    public async Task A_response_that_is_too_long_is_not_read(int status)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(new string(' ', 5000) + "{}", status), new CannedResponse(new string(' ', 4094) + "{}"));
        await using var client = service.CreateClient(options => options.MaxResponseBytes = 4096);

        var error = await Assert.ThrowsAnyAsync<InsightsException>(() => client.DeleteQueryAsync("q1", TestContext.Current.CancellationToken));
        await client.DeleteQueryAsync("q1", TestContext.Current.CancellationToken);

        Assert.Contains(
            status == 200 ? "is longer than the 4096 bytes that InsightsClientOptions.MaxResponseBytes allows" : "500 InternalServerError and a response that is too long to read",
            error.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<html>Sign in</html>")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("""{"value":[]}""")]
    [InlineData("""{"value":[null]}""")]
    [InlineData("""{"value":[{"name":"without an id"}]}""")]
    [InlineData("""{"value":[{"queryId":null}]}""")]
    public async Task A_created_query_without_an_id_is_an_error(string body)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(body));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(() =>
            client.CreateQueryAsync("name", Datasets.DynamicsUsage, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("create query", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_the_first_execution_the_list_is_empty_but_an_unknown_report_is_an_error()
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.Error(404, "No executions have occurred for the given filter conditions"),
            CannedResponse.Error(404, "no item found with given filters"));
        await using var client = service.CreateClient();

        Assert.Null(await client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
        var error = await Assert.ThrowsAsync<InsightsServiceException>(() => client.GetLatestExecutionAsync("r1", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Fact]
    public async Task No_service_at_the_address_is_reported_with_the_host()
    {
        var service = await CannedService.StartAsync();
        await using var client = service.CreateClient();
        await service.DisposeAsync();

        var error = await Assert.ThrowsAsync<InsightsException>(async () => await PreviewAsync(client));

        Assert.Contains("'test query' could not reach 127.0.0.1", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.com/insights/")]
    [InlineData("ftp://127.0.0.1/")]
    public void A_token_is_not_sent_unencrypted(string address) =>
        Assert.Throws<ArgumentException>(() => new InsightsClient(new Uri(address), InsightsCredential.FromToken("t")));

    private static async Task PreviewAsync(InsightsClient client) =>
        await client.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
}
