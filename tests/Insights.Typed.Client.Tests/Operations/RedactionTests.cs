
namespace Insights.Typed.Client.Tests.Operations;

/// <summary>The client reports data that the service withholds from a user.</summary>
public sealed class RedactionTests
{
    private const string Row = """{"SubscriptionId":"251de3d4-8868-4032-b518-f142da50522f"}""";

    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

    [Fact]
    public async Task Items_of_a_redacted_response_are_marked()
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(new CannedResponse($$"""{"value":[{"reportId":"r1"}],"nextLink":"{{service.BaseAddress}}ScheduledReport?page=2","DataRedacted":true}"""));
        service.AddResponse(new CannedResponse("""{"value":[{"reportId":"r2"}],"dataRedacted":null}"""));
        await using var client = service.CreateClient();

        var reports = await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal([("r1", true), ("r2", false)], reports.Select(r => (r.ReportId, r.IsDataRedacted)));
    }

    [Theory]
    [InlineData("{\"value\":[ROW],\"dataRedacted\":true}", true)]
    [InlineData("{\"DataRedacted\":true,\"Value\":[ROW]}", true)]
    [InlineData("{\"dataRedacted\":true,\"value\":[ROW],\"other\":{\"dataRedacted\":false}}", true)]
    [InlineData("{\"value\":[ROW],\"dataRedacted\":false}", false)]
    [InlineData("{\"value\":[ROW],\"other\":{\"dataRedacted\":true},\"dataRedacted\":null}", false)]
    [InlineData("{\"value\":[ROW]}", false)]
    [InlineData("{\"value\":[ROW],\"dataRedacted\":\"true\"}", true)]
    [InlineData("{\"dataRedacted\":1,\"value\":[ROW]}", true)]
    [InlineData("{\"dataRedacted\":\"1\",\"value\":[ROW]}", true)]
    [InlineData("{\"dataRedacted\":\"\",\"value\":[ROW]}", false)]
    public async Task A_preview_reports_redaction_before_its_first_row(string response, bool redacted)
    {
        await using var service = await CannedService.StartAsync(new CannedResponse(response.Replace("ROW", Row, StringComparison.Ordinal)));
        var reported = new List<InsightsQuery>();
        await using var client = service.CreateClient(options => options.OnDataRedacted = reported.Add);

        await foreach (var id in client.PreviewAsync(Ids, TestContext.Current.CancellationToken))
        {
            Assert.Equal(Guid.Parse("251de3d4-8868-4032-b518-f142da50522f"), id);
            Assert.Equal(redacted ? [Ids] : [], reported);
        }

        Assert.Equal(redacted ? 1 : 0, reported.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_can_be_refused_and_cleans_up(bool readsRows)
    {
        await using var service = await CannedService.StartAsync(
            CannedResponse.FromDocumentation(DocumentedResponse.CreatedQuery),
            CannedResponse.FromDocumentation(DocumentedResponse.CreatedReport),
            new CannedResponse("""{"value":[{"executionId":"e1","executionStatus":"Completed","reportAccessSecureLink":"https://example.com/file"}],"dataRedacted":true}"""),
            new CannedResponse("{}"),
            new CannedResponse("{}"));
        await using var client = service.CreateClient(options => options.OnDataRedacted = query => throw new InvalidOperationException(query.ToString()));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () => _ = readsRows
            ? await client.RunAsync(Ids, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken)
            : await client.DownloadAsync(Ids, Stream.Null, cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal("SELECT SubscriptionId FROM DynamicsUsage", error.Message);
        Assert.Equal(["POST", "POST", "GET", "DELETE", "DELETE"], service.Requests.Select(r => r.Method));
    }
}
