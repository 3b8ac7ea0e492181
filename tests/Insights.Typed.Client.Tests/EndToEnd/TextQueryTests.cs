
namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Queries that are available only as text.</summary>
public sealed class TextQueryTests
{
    private const string Text = "select distinct CustomerName, AssignedSeats\n from DynamicsUsage where AssignedSeats > 10 ORDER BY AssignedSeats DESC, CustomerName ASC LIMIT 20 TIMESPAN LIFETIME";

    [Fact]
    public async Task Previews_and_runs_return_strings_by_name()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancellationToken = TestContext.Current.CancellationToken;
        var query = InsightsQuery.FromText(Text);
        var typed = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10).OrderByDescending(x => x.AssignedSeats).ThenBy(x => x.CustomerName)
            .During(t => t.Lifetime).Distinct().Take(20).Select(x => new { x.CustomerName, x.AssignedSeats });

        var preview = await local.Client.PreviewAsync(query, cancellationToken).ToListAsync(cancellationToken);
        var run = await local.Client.RunAsync(query, cancellationToken).ToListAsync(cancellationToken);
        var expected = await local.Client.RunAsync(typed, cancellationToken).Select(row => row.ToString()).ToListAsync(cancellationToken);

        Assert.Equal(Text, query.ToString());
        Assert.Equal(("DynamicsUsage", "CustomerName, AssignedSeats"), (query.DatasetName, string.Join(", ", query.SelectedNames)));
        Assert.NotEmpty(expected);
        Assert.Equal(expected, run.Select(row => row.ToString()));
        Assert.Equal(expected, preview.Select(row => row.ToString()));
        Assert.Equal(run[0].Values[1], run[0]["assignedseats"]);
        var read = new List<string?>();
        await using (var reader = await local.Client.OpenDataReaderAsync(query, cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                read.Add($"{{ CustomerName = {reader.GetString(0)}, AssignedSeats = {reader.GetString(1)} }}");
            }
        }

        Assert.Equal(expected, read);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task They_can_be_scheduled()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var cancellationToken = TestContext.Current.CancellationToken;

        var report = await local.Client.CreateScheduledReportAsync(InsightsQuery.FromText(Text), new ReportSchedule { ReportName = "r" }, cancellationToken);

        Assert.Equal(Text, report.Report.Query);
    }

    [Fact]
    public async Task A_row_finds_its_names_in_any_letter_case_and_no_others()
    {
        await using var service = await CannedService.StartAsync(new CannedResponse("""{"value":[{"SKUId":null,"sku":1.50}],"statusCode":200}"""));
        await using var client = service.CreateClient();

        var row = await client.PreviewAsync(InsightsQuery.FromText("SELECT SKU, SKUId FROM DynamicsUsage"), TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["SKU", "SKUId"], row.Names);
        Assert.Equal(["1.50", null], row.Values);
        Assert.Equal("1.50", row["sku"]);
        Assert.True(row.TryGetValue("skuid", out var value));
        Assert.Null(value);
        Assert.False(row.TryGetValue("C", out _));
        Assert.Equal("The query does not select 'C'; it selects SKU, SKUId.", Assert.Throws<KeyNotFoundException>(() => row["C"]).Message);
        Assert.Equal("{ SKU = 1.50, SKUId =  }", row.ToString());
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("  ", null)]
    [InlineData("A FROM D", "expected SELECT, found 'A'")]
    [InlineData("SELECT", "expected DISTINCT or the name of a column, found the end of the query")]
    [InlineData("SELECT DISTINCT FROM D", "expected the name of a column, found FROM")]
    [InlineData("SELECT * FROM D", "every column is named")]
    [InlineData("SELECT A B FROM D", "expected ',' or FROM, found 'B'")]
    [InlineData("SELECT A, FROM D", "expected the name of a column, found FROM")]
    [InlineData("SELECT A FROM ", "expected the name of a dataset, found the end of the query")]
    [InlineData("SELECT A FROM 'D'", "expected the name of a dataset, found the string 'D' (at position 14)")]
    public void Text_that_does_not_start_like_a_query_is_refused(string text, string? reason)
    {
        var exception = Assert.Throws<ArgumentException>(() => InsightsQuery.FromText(text));

        Assert.Equal("text", exception.ParamName);
        Assert.Contains(reason ?? "", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_text_is_refused() => Assert.Throws<ArgumentNullException>(() => InsightsQuery.FromText(null!));
}
