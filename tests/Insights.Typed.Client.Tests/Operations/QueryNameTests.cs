
namespace Insights.Typed.Client.Tests.Operations;

/// <summary>Names of queries that the library generates, and names from a user.</summary>
public sealed class QueryNameTests
{
    private static readonly InsightsQuery<Guid> Ids = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);

    [Theory]
    [InlineData("Idle seats")]
    [InlineData("prefix-Dataset_query.v2 (EU) – Ünïcode \"quoted\" 日本")]
    [InlineData("---")]
    [InlineData("a very long name a very long name a very long name a very long name a very long name a very long name a very long name")]
    public async Task A_generated_name_contains_only_letters_digits_and_spaces(string reportName)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;

        var first = await local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = reportName }, cancel);
        var second = await local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = reportName }, cancel);

        var names = await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: cancel).Select(q => q.Name!).ToListAsync(cancel);
        Assert.Equal(2, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^[A-Za-z0-9]+( [A-Za-z0-9]+)*$", name));
        Assert.All(names, name => Assert.InRange(name.Length, 1, 200));
        Assert.Equal(reportName, first.Report.ReportName);
        await first.DeleteAsync(cancel);
        await second.DeleteAsync(cancel);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_run_generates_such_a_name_for_its_query_and_report()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;

        await local.Client.RunAsync(Ids, new ReportRunOptions { KeepReport = true }, cancel).CountAsync(cancel);

        var query = await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: cancel).SingleAsync(cancel);
        Assert.Matches("^Insights Typed DynamicsUsage [0-9a-f]{32}$", query.Name);
    }

    [Theory]
    [InlineData("Customers per market", "^Customers per market$")]
    [InlineData(" nightly-export_2 (Zürich) ", "^nightly export 2 Zürich$")]
    [InlineData("---", "^Insights Typed DynamicsUsage [0-9a-f]{32}$")]
    public async Task A_name_of_a_run_is_that_of_its_report_and_cleaned_that_of_its_query(string name, string queryName)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;

        await local.Client.RunAsync(Ids, new ReportRunOptions { Name = name, KeepReport = true }, cancel).CountAsync(cancel);

        Assert.Equal(name.Trim(), (await local.Client.GetReportsAsync(cancellationToken: cancel).SingleAsync(cancel)).ReportName);
        Assert.Matches(queryName, (await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: cancel).SingleAsync(cancel)).Name);
    }

    [Fact]
    public async Task A_schedule_names_its_query_and_deletes_it_with_the_report()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;

        var report = await local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Nightly", QueryName = "Subscriptions of the night" }, cancel);

        Assert.Equal("Subscriptions of the night", (await local.Client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: cancel).SingleAsync(cancel)).Name);
        await report.DeleteAsync(cancel);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_query_that_the_user_created_stays_when_its_report_is_deleted()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancel = TestContext.Current.CancellationToken;
        var query = await local.Client.CreateQueryAsync("Mine", Ids, "My description", cancel);
        var created = await local.Client.CreateReportAsync(query.QueryId, new ReportSchedule { ReportName = "Nightly" }, cancel);
        var report = await local.Client.GetScheduledReportAsync(Ids, created.ReportId, cancellationToken: cancel);

        await report.DeleteAsync(cancel);

        Assert.Equal((1, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task An_empty_name_is_refused_before_anything_is_sent()
    {
        await using var local = await LocalServiceHost.StartAsync();

        var error = await Assert.ThrowsAsync<ArgumentException>(() =>
            local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "Nightly", QueryName = " " }, TestContext.Current.CancellationToken));

        Assert.Equal("QueryName", error.ParamName);
        Assert.Empty(local.Service.Requests);
    }
}
