using System.Net;

namespace Insights.Typed.Testing.Tests;

public sealed class RefusalTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task A_dataset_that_no_rows_were_given_for_is_a_mistake_of_the_test_and_says_so()
    {
        insights.Add(Datasets.OfficeUsage);
        var names = Datasets.DynamicsUsage.Select(x => x.CustomerName);

        foreach (var rows in new[] { insights.Client.RunAsync(names, Cancel), insights.Client.PreviewAsync(names, Cancel) })
        {
            var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => rows.ToListAsync(Cancel).AsTask());
            Assert.StartsWith("No rows were given for the dataset DynamicsUsage. Call Add(Datasets.DynamicsUsage, rows)", fault.Message, StringComparison.Ordinal);
            Assert.Contains(names.ToString(), fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_answer_to_one_query_is_none_to_another()
    {
        insights.Answer(Datasets.DynamicsUsage.Select(x => x.CustomerName), new DynamicsUsageRow());

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(
            () => insights.Client.RunAsync(Datasets.DynamicsUsage.Select(x => x.CustomerMarket), Cancel).ToListAsync(Cancel).AsTask());

        Assert.Contains("No rows were given for the dataset DynamicsUsage", fault.Message, StringComparison.Ordinal);
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
        await using var local = await Local.StartAsync();
        insights.Add(Datasets.DynamicsUsage);

        var refusal = await Assert.ThrowsAsync<InsightsServiceException>(() => insights.Client.CreateQueryAsync("wrong", text, cancellationToken: Cancel));
        var expected = await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.CreateQueryAsync("wrong", text, cancellationToken: Cancel));

        Assert.Equal((HttpStatusCode.BadRequest, expected.Reason), (refusal.Status, refusal.Reason));
        Assert.Contains(reason, refusal.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_are_not_added_to_a_query_that_says_more_than_its_dataset()
    {
        var fault = Assert.Throws<ArgumentException>(() => insights.Add(Datasets.DynamicsUsage.Take(1), new DynamicsUsageRow()));

        Assert.Contains("Datasets.DynamicsUsage as it stands", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_query_is_not_answered_with_rows_of_another_dataset() =>
        Assert.Throws<ArgumentException>(() => insights.Answer(Datasets.DynamicsUsage.Select(x => x.CustomerName), new OfficeUsageRow()));

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
