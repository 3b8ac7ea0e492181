using System.Net;

namespace Insights.Typed.Testing.Tests;

public sealed class RefusalTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task A_dataset_without_added_rows_is_an_error_that_states_the_fix()
    {
        insights.Add(Datasets.OfficeUsage);
        var names = Datasets.DynamicsUsage.Select(x => x.CustomerName);

        foreach (var rows in new[] { insights.Client.RunAsync(names, Cancel), insights.Client.PreviewAsync(names, Cancel) })
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => rows.ToListAsync(Cancel).AsTask());
            Assert.StartsWith("The dataset DynamicsUsage has no rows. Call Add(Datasets.DynamicsUsage, rows)", exception.Message, StringComparison.Ordinal);
            Assert.Contains(names.ToString(), exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_result_of_one_query_does_not_apply_to_another()
    {
        insights.AddResult(Datasets.DynamicsUsage.Select(x => x.CustomerName), new DynamicsUsageRow());

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            () => insights.Client.RunAsync(Datasets.DynamicsUsage.Select(x => x.CustomerMarket), Cancel).ToListAsync(Cancel).AsTask());

        Assert.Contains("The dataset DynamicsUsage has no rows", exception.Message, StringComparison.Ordinal);
        Assert.Equal(InsightsOperation.DeleteQuery, insights.Requests[^1].Operation);
    }

    [Theory]
    [InlineData("SELECT Nme FROM DynamicsUsage", "incorrect column name")]
    [InlineData("SELECT CustomerName FROM DynamicsUsage WHERE Nme = 1", "incorrect column name")]
    [InlineData("SELECT CustomerName, customername FROM DynamicsUsage", "incorrect column name")]
    [InlineData("SELECT CustomerName FROM DynamicsUsage TIMESPAN LAST_7_DAYS", "TIMESPAN LAST_7_DAYS")]
    [InlineData("SELECT CustomerName FROM DynamicsUsage LIMIT 0", "LIMIT")]
    [InlineData("SELECT CustomerName FROM DynamicsUsage WHERE CustomerName = 'a' OR CustomerName = 'b'", "OR")]
    public async Task A_wrong_query_is_refused_as_the_local_service_refuses_it(string text, string reason)
    {
        await using var local = await LocalServiceHost.StartAsync();
        insights.Add(Datasets.DynamicsUsage);

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(() => insights.Client.CreateQueryAsync("wrong", text, cancellationToken: Cancel));
        var expected = await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.CreateQueryAsync("wrong", text, cancellationToken: Cancel));

        Assert.Equal((HttpStatusCode.BadRequest, expected.ServiceMessage), (refusal.StatusCode, refusal.ServiceMessage));
        Assert.Contains(reason, refusal.ServiceMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_not_added_to_a_query_with_clauses()
    {
        var exception = Assert.Throws<ArgumentException>(() => insights.Add(Datasets.DynamicsUsage.Take(1), new DynamicsUsageRow()));

        Assert.Contains("a dataset without clauses, Datasets.DynamicsUsage", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_with_rows_of_another_dataset_is_refused() =>
        Assert.Throws<ArgumentException>(() => insights.AddResult(Datasets.DynamicsUsage.Select(x => x.CustomerName), new OfficeUsageRow()));

    [Fact]
    public void Rows_that_are_null_are_refused()
    {
        Assert.Contains("Row 2", Assert.Throws<ArgumentException>(() => insights.Add(Datasets.DynamicsUsage, new DynamicsUsageRow(), null!)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentNullException>(() => insights.Add(Datasets.DynamicsUsage, (IEnumerable<DynamicsUsageRow>)null!));
    }

    [Fact]
    public async Task Requests_that_the_service_does_not_know_are_refused()
    {
        using var http = new HttpClient(insights.Handler, disposeHandler: false);
        http.DefaultRequestHeaders.Authorization = new("Bearer", "any");

        foreach (var address in new[] { "https://api.example/insights/v1/mpn/ScheduledThings", "https://api.example/", "https://api.example/mpn/ScheduledReport/a/b/c" })
        {
            using var response = await http.GetAsync(new Uri(address), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        http.DefaultRequestHeaders.Authorization = null;
        using var refused = await http.GetAsync(new Uri("https://api.example/insights/v1/mpn/ScheduledDataset"), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
    }
}
