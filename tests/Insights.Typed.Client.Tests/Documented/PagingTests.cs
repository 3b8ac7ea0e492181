using Insights.Typed.Client.Tests.Harness;

namespace Insights.Typed.Client.Tests.Documented;

public sealed class PagingTests
{
    private static readonly InsightsQuery<long> Seats = Insights.Typed.Datasets.DynamicsUsage.Select(x => x.AssignedSeats);

    [Fact]
    public async Task A_next_page_is_requested_only_when_it_is_read()
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(Page("First", service.BaseAddress + "ScheduledDataset?page=2"));
        service.AddResponse(Page("Second", null));
        await using var client = service.CreateClient();

        await using var datasets = client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await datasets.MoveNextAsync());
        Assert.Equal("First", datasets.Current.DatasetName);
        Assert.Single(service.Requests);
        Assert.True(await datasets.MoveNextAsync());
        Assert.Equal("Second", datasets.Current.DatasetName);
        Assert.Equal("2", service.Requests.Last().Query["page"]);
        Assert.False(await datasets.MoveNextAsync());
    }

    [Fact]
    public async Task A_next_page_on_another_host_does_not_get_the_token()
    {
        await using var other = await CannedService.StartAsync(Page("Stolen", null));
        await using var service = await CannedService.StartAsync(Page("First", other.BaseAddress + "ScheduledDataset"));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("another host", error.Message, StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("ScheduledDataset", "ScheduledDataset")]
    [InlineData("ScheduledDataset?page=2", "ScheduledDataset?page=2")]
    [InlineData("ScheduledDataset?page=2", "ScheduledDataset?page=3", "ScheduledDataset?page=2")]
    public async Task Pages_that_form_a_cycle_are_an_error(params string[] links)
    {
        await using var service = await CannedService.StartAsync();
        foreach (var link in links)
        {
            service.AddResponse(Page("Again", service.BaseAddress + link));
        }

        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("cycle", error.Message, StringComparison.Ordinal);
        Assert.Equal("get datasets", error.Operation);
    }

    [Fact]
    public async Task Pages_that_never_end_are_an_error()
    {
        var pages = 0;
        await using var client = new InsightsClient(
            InsightsCredential.FromToken("token"),
            new InsightsClientOptions { MaxRetries = 0, Handler = new StubHandler(_ => StubHandler.Json(Page("More", $"ScheduledDataset?page={++pages}").Body)) });

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));

        Assert.Contains("more than 10000 pages", error.Message, StringComparison.Ordinal);
        Assert.Equal(10_000, pages);
    }

    [Theory]
    [InlineData("http://[")]
    [InlineData("https://")]
    [InlineData("http://host:99999999/")]
    public async Task A_next_page_with_an_invalid_address_is_an_error_of_the_service(string link)
    {
        await using var service = await CannedService.StartAsync(Page("First", link));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal("get datasets", error.Operation);
    }

    [Theory]
    [InlineData("ScheduledDataset?pageToken=2")]
    [InlineData("./ScheduledDataset?pageToken=2")]
    [InlineData("/insights/v1/mpn/ScheduledDataset?pageToken=2")]
    [InlineData("insights/v1/mpn/ScheduledDataset?pageToken=2")]
    [InlineData("?pageToken=2")]
    [InlineData("{base}ScheduledDataset?pageToken=2")]
    public async Task A_next_page_is_found_in_every_form_of_its_link(string link)
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(Page("First", link.Replace("{base}", service.BaseAddress.AbsoluteUri, StringComparison.Ordinal)));
        service.AddResponse(Page("Second", link.Replace("{base}", service.BaseAddress.AbsoluteUri, StringComparison.Ordinal).Replace("Token=2", "Token=3", StringComparison.Ordinal)));
        service.AddResponse(Page("Third", null));
        await using var client = service.CreateClient();

        var names = await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).Select(d => d.DatasetName).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["First", "Second", "Third"], names);
        Assert.Equal(
            ["GET ScheduledDataset", "GET ScheduledDataset?pageToken=2", "GET ScheduledDataset?pageToken=3"],
            service.Requests.Select(request => request.Line));
    }

    [Theory]
    [InlineData("?pageToken=2")]
    [InlineData("ScheduledReport/execution/r1?pageToken=2")]
    [InlineData("/insights/v1/mpn/ScheduledReport/execution/r1?pageToken=2")]
    public async Task A_next_page_of_executions_is_found_below_the_report(string link)
    {
        var first = CannedResponse.FromDocumentation(DocumentedResponse.Executions);
        await using var service = await CannedService.StartAsync(first with { Body = first.Body.Replace("\"nextLink\": null", $"\"nextLink\": \"{link}\"", StringComparison.Ordinal) }, first);
        await using var client = service.CreateClient();

        await client.GetExecutionsAsync("r1", cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

        Assert.Equal("GET ScheduledReport/execution/r1?pageToken=2", service.Requests.Last().Line);
    }

    [Fact]
    public async Task A_next_page_whose_link_starts_with_two_slashes_is_on_another_host()
    {
        await using var service = await CannedService.StartAsync(Page("First", "//elsewhere.example/insights/v1/mpn/ScheduledDataset"));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.GetDatasetsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains("another host", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_rows_of_a_preview_are_requested_only_when_they_are_read()
    {
        await using var service = await CannedService.StartAsync();
        service.AddResponse(Rows([1, 2], "?skip=2"));
        service.AddResponse(Rows([], service.BaseAddress + "ScheduledQueries/testQueryResult?skip=3"));
        service.AddResponse(Rows([3], ""));
        await using var client = service.CreateClient();

        await using var rows = client.PreviewAsync(Seats, TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        Assert.True(await rows.MoveNextAsync() && await rows.MoveNextAsync());
        Assert.Equal((2, 1), (rows.Current, service.Requests.Count));
        Assert.True(await rows.MoveNextAsync());
        Assert.Equal(3, rows.Current);
        Assert.False(await rows.MoveNextAsync());
        Assert.Equal(
            ["GET ScheduledQueries/testQueryResult?skip=2", "GET ScheduledQueries/testQueryResult?skip=3"],
            service.Requests.Skip(1).Select(request => request.Line));
    }

    [Fact]
    public async Task A_preview_whose_pages_continue_ends_after_its_first_100_rows()
    {
        var first = Enumerable.Range(0, 60);
        await using var service = await CannedService.StartAsync(Rows(first, "?skip=60"), Rows(first, "?skip=120"));
        await using var client = service.CreateClient();

        Assert.Equal(first.Concat(first).Take(100).Select(seats => (long)seats), await client.PreviewAsync(Seats, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(2, service.Requests.Count);
    }

    [Fact]
    public async Task Rows_of_a_preview_are_numbered_over_its_pages_and_redaction_is_reported_once()
    {
        await using var service = await CannedService.StartAsync(
            Rows([1, 2], "?skip=2"),
            new CannedResponse("""{"value":[{"AssignedSeats":3}],"nextLink":"?skip=3","dataRedacted":true}"""),
            new CannedResponse("""{"value":[{"AssignedSeats":4},{"AssignedSeats":null}],"nextLink":null,"dataRedacted":true}"""));
        var reported = new List<InsightsQuery>();
        await using var client = service.CreateClient(options => options.OnDataRedacted = reported.Add);

        var error = await Assert.ThrowsAsync<ReportFormatException>(async () =>
            await client.PreviewAsync(Seats, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal((5, "AssignedSeats", "test query", Seats.ToString()), (error.RowNumber, error.ColumnName, error.Operation, error.QueryText));
        Assert.Same(Seats, Assert.Single(reported));
    }

    [Fact]
    public async Task A_page_of_a_preview_that_is_sent_again_has_each_row_once()
    {
        await using var service = await CannedService.StartAsync(
            Rows([1, 2], "?skip=2"), new CannedResponse("""{"value":[{"AssignedSeats":3}],"nextLink":"""), new CannedResponse("", 503), Rows([3], null));
        await using var client = service.CreateClient(options =>
        {
            options.MaxRetries = 2;
            options.TimeProvider = new AutoAdvanceTimeProvider(new(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
            options.RequestTimeout = AutoAdvanceTimeProvider.Never;
        });

        Assert.Equal([1, 2, 3], await client.PreviewAsync(Seats, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("https://elsewhere.example/ScheduledQueries/testQueryResult", "another host")]
    [InlineData("?skip=2", "cycle")]
    public async Task The_pages_of_a_preview_have_the_limits_of_lists(string link, string problem)
    {
        await using var service = await CannedService.StartAsync(Rows([1], link), Rows([2], link));
        await using var client = service.CreateClient();

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await client.PreviewAsync(Seats, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.Equal(("test query", Seats.ToString()), (error.Operation, error.QueryText));
    }

    private static CannedResponse Rows(IEnumerable<int> seats, string? next) => new(
        $$"""{"value":[{{string.Join(',', seats.Select(value => $$"""{"AssignedSeats":{{value}}}"""))}}],"nextLink":{{(next is null ? "null" : $"\"{next}\"")}},"totalCount":100}""");

    private static CannedResponse Page(string dataset, string? next) => new(
        $$"""{"value":[{"datasetName":"{{dataset}}","selectableColumns":["A"]}],"nextLink":{{(next is null ? "null" : $"\"{next}\"")}}}""");
}
