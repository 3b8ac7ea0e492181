using System.Globalization;
using System.Net;
using Insights.Typed.Docs.Tests.Pages;
using Insights.Typed.LocalService;

namespace Insights.Typed.Docs.Tests.ByHand;

/// <summary>Compares handwritten code with this library, as the page says.</summary>
public sealed class ComparisonTests
{
    private const string Text = "SELECT CustomerName, AssignedSeats, ActiveSeats FROM DynamicsUsage WHERE AssignedSeats > 10 ORDER BY AssignedSeats DESC LIMIT 3 TIMESPAN LAST_6_MONTHS";

    private static readonly InsightsQuery<IdleSeats> Typed = Datasets.DynamicsUsage
        .Where(x => x.AssignedSeats > 10)
        .OrderByDescending(x => x.AssignedSeats)
        .During(t => t.Last6Months)
        .Take(3)
        .Select(x => new IdleSeats { CustomerName = x.CustomerName, AssignedSeats = x.AssignedSeats, ActiveSeats = x.ActiveSeats });

    [Fact]
    public async Task Both_ways_return_the_same_rows()
    {
        await using var local = await LocalServiceHost.StartAsync();

        Assert.Equal(await local.Client.RunAsync(Typed).ToListAsync(), await ByHandAsync(local, Text));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public void The_page_states_the_line_counts()
    {
        var byHand = Page.ReadText("tests/Insights.Typed.Docs.Tests/ByHand/IdleSeats.cs").Split("// <by hand>\n")[1].Split("// </by hand>")[0];
        var typed = Page.All["README.md"].Blocks[0].Code.Split("\n\n", 3)[2];

        var counts = string.Create(CultureInfo.InvariantCulture, $"{Lines(byHand)} lines by hand, {Lines(typed)} here");
        Assert.Contains(counts, Page.All["README.md"].Text, StringComparison.Ordinal);
        Assert.Contains(
            counts,
            Page.All["tests/Insights.Typed.Docs.Tests/ByHand/COMPARISON.md"].Text.ReplaceLineEndings(" "),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CustomerName,", "CustomerNmae,")]
    [InlineData("AssignedSeats > 10", "CustomerName = 'O'Neill'")]
    public async Task By_hand_a_misspelled_column_or_a_quote_is_reported_by_the_service(string right, string wrong)
    {
        await using var local = await LocalServiceHost.StartAsync();

        var refused = await Assert.ThrowsAsync<HttpRequestException>(() => ByHandAsync(local, Text.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
    }

    [Fact]
    public async Task By_hand_a_wrong_Boolean_literal_finds_no_row()
    {
        await using var local = await LocalServiceHost.StartAsync();

        Assert.NotEmpty(await AutoRenewedAsync("Y"));
        Assert.Empty(await AutoRenewedAsync("True"));

        ValueTask<List<TextRow>> AutoRenewedAsync(string flag) => local.Client
            .PreviewAsync(InsightsQuery.FromText($"SELECT CustomerName FROM SeatsSubscriptionsAndRevenue WHERE IsAutoRenew = '{flag}' TIMESPAN LIFETIME"))
            .ToListAsync();
    }

    [Fact]
    public async Task By_hand_a_busy_service_and_a_broken_download_end_the_run()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.Throttled(TimeSpan.FromSeconds(5)));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await Assert.ThrowsAsync<HttpRequestException>(() => ByHandAsync(local, Text))).StatusCode);

        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(60));
        await Assert.ThrowsAnyAsync<IOException>(() => ByHandAsync(local, Text));

        local.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.Throttled(TimeSpan.FromSeconds(5)));
        local.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(60));
        Assert.Equal(3, (await local.Client.RunAsync(Typed).ToListAsync()).Count);
    }

    [Fact]
    public async Task By_hand_a_lost_response_leaves_a_query()
    {
        await using var local = await LocalServiceHost.StartAsync();

        local.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);
        await Assert.ThrowsAsync<HttpRequestException>(() => ByHandAsync(local, Text));
        Assert.Equal((1, 0), await local.CountRemainingAsync());

        local.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.LostResponse);
        Assert.Equal(3, (await local.Client.RunAsync(Typed).ToListAsync()).Count);
        Assert.Equal((1, 0), await local.CountRemainingAsync());
    }

    private static async Task<List<IdleSeats>> ByHandAsync(LocalServiceHost local, string query)
    {
        using var api = new HttpClient { BaseAddress = local.Service.BaseAddress };
        api.DefaultRequestHeaders.Authorization = new("Bearer", local.Service.AccessToken);
        using var files = new HttpClient();
        return await IdleSeats.ReadAsync(api, files, query, local.Time, TestContext.Current.CancellationToken);
    }

    private static int Lines(string code) => code.Split('\n').Count(line => line.Trim().Length > 0);
}
