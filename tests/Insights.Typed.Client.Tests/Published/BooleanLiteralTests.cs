
namespace Insights.Typed.Client.Tests.Published;

/// <summary>
/// The trap in the service's FAQ: the service accepts a wrong literal of a Boolean column, and returns no row. The correct
/// literals, typed.
/// </summary>
public sealed class BooleanLiteralTests
{
    [Fact]
    public async Task Rows_that_are_no_duplicates()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.OfficeUsage.Where(x => !x.IsDuplicateRowForPGA).Select(x => new { x.CustomerTenantId, x.MonthlyActiveUsers });

        var rows = await QueryMeaning.AssertAsync(
            local,
            "SELECT CustomerTenantId, MonthlyActiveUsers FROM OfficeUsage WHERE IsDuplicateRowForPGA = '0'",
            query,
            "SELECT CustomerTenantId, MonthlyActiveUsers FROM OfficeUsage WHERE IsDuplicateRowForPGA = '0' AND Month BETWEEN '2025-09-01' AND '2026-02-01' ORDER BY rowid",
            r => new { CustomerTenantId = r.GetGuid(0), MonthlyActiveUsers = r.GetInt64(1) });

        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task Subscriptions_that_do_not_renew()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.SeatsSubscriptionsAndRevenue.Where(x => x.IsAutoRenew == false).Select(x => x.SubscriptionId);

        var rows = await QueryMeaning.AssertAsync(
            local,
            "SELECT SubscriptionId FROM SeatsSubscriptionsAndRevenue WHERE IsAutoRenew='N'",
            query,
            "SELECT SubscriptionId FROM SeatsSubscriptionsAndRevenue WHERE IsAutoRenew = 'N' AND Month BETWEEN '2025-09-01' AND '2026-02-01' ORDER BY rowid",
            r => r.GetGuid(0));

        Assert.NotEmpty(rows);
    }
}
