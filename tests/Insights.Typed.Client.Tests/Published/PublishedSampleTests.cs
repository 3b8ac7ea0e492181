using System.Globalization;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>
/// Every published sample query, in its typed form. The clock is fixed in March 2026, so that the last month is February, and
/// the last six months, including those that the service applies by default, start with September 2025. Equal rows are in the
/// order in which they are stored.
/// </summary>
public sealed class PublishedSampleTests
{
    [Fact]
    public async Task Units_of_last_month()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.OfficeUsage.During(t => t.LastMonth).Select(x => new { x.CustomerTenantId, x.PaidAvailableUnits });

        var rows = await QueryMeaning.AssertAsync(
            local,
            "SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage TIMESPAN LAST_MONTH",
            query,
            "SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage WHERE Month = '2026-02-01' ORDER BY rowid",
            r => new { CustomerTenantId = r.GetGuid(0), PaidAvailableUnits = r.GetInt64(1) });

        Assert.NotEmpty(rows);
    }

    [Fact]
    public async Task The_ten_tenants_with_the_most_units()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.OfficeUsage.OrderByDescending(x => x.PaidAvailableUnits).Take(10)
            .Select(x => new { x.CustomerTenantId, x.PaidAvailableUnits });

        var rows = await QueryMeaning.AssertAsync(
            local,
            "SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage ORDER BY PaidAvailableUnits LIMIT 10",
            query,
            "SELECT CustomerTenantId, PaidAvailableUnits FROM OfficeUsage WHERE Month BETWEEN '2025-09-01' AND '2026-02-01' ORDER BY PaidAvailableUnits DESC, rowid LIMIT 10",
            r => new { CustomerTenantId = r.GetGuid(0), PaidAvailableUnits = r.GetInt64(1) });

        Assert.Equal(10, rows.Count);
    }

    /// <summary>The published limit, and one that is lower than the number of rows.</summary>
    [Theory]
    [InlineData(100000)]
    [InlineData(100)]
    public async Task Tenants_with_more_active_users_than_a_bound(int bound)
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.OfficeUsage
            .Where(x => x.MonthlyActiveUsers > bound)
            .OrderByDescending(x => x.MonthlyActiveUsers)
            .During(t => t.Last6Months)
            .Select(x => new { x.CustomerTenantId, x.PaidAvailableUnits, x.MonthlyActiveUsers });

        var rows = await QueryMeaning.AssertAsync(
            local,
            string.Create(CultureInfo.InvariantCulture, $"SELECT CustomerTenantId, PaidAvailableUnits, MonthlyActiveUsers FROM OfficeUsage WHERE MonthlyActiveUsers > {bound} ORDER BY MonthlyActiveUsers TIMESPAN LAST_6_MONTHS"),
            query,
            string.Create(CultureInfo.InvariantCulture, $"SELECT CustomerTenantId, PaidAvailableUnits, MonthlyActiveUsers FROM OfficeUsage WHERE MonthlyActiveUsers > {bound} AND Month BETWEEN '2025-09-01' AND '2026-02-01' ORDER BY MonthlyActiveUsers DESC, rowid"),
            r => new { CustomerTenantId = r.GetGuid(0), PaidAvailableUnits = r.GetInt64(1), MonthlyActiveUsers = r.GetInt64(2) });

        Assert.Equal(bound < 100000, rows.Count > 0);
    }

    [Fact]
    public async Task Users_of_two_customers_as_published()
    {
        await using var local = await LocalServiceHost.StartAsync();

        Assert.Empty(await CustomersAsync(local, "2a31c234-1f4e-4c60-909e-76d234f93161", "80780748-3f9a-11eb-b378-0242ac130002"));
    }

    [Fact]
    public async Task Users_of_two_existing_customers()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var ids = await QueryMeaning.ReadAsync(
            local, "OfficeUsage", "SELECT DISTINCT CustomerTpid FROM OfficeUsage WHERE Month = '2026-02-01' ORDER BY 1 LIMIT 2", r => r.GetString(0));

        Assert.NotEmpty(await CustomersAsync(local, ids[0], ids[1]));
    }

    [Fact]
    public async Task The_highest_revenues_of_last_month()
    {
        await using var local = await LocalServiceHost.StartAsync();
        var query = Datasets.CustomersAndTenants.OrderByDescending(x => x.BilledRevenueUSD).During(t => t.LastMonth).Take(10)
            .Select(x => new { x.CustomerName, x.Product, x.BilledRevenueUSD });

        var rows = await QueryMeaning.AssertAsync(
            local,
            "SELECT CustomerName, Product, BilledRevenueUSD FROM CustomersAndTenants ORDER BY BilledRevenueUSD LIMIT 10 TIMESPAN LAST_MONTH",
            query,
            "SELECT CustomerName, Product, BilledRevenueUSD FROM CustomersAndTenants WHERE Month = '2026-02-01' ORDER BY BilledRevenueUSD DESC, rowid LIMIT 10",
            r => new { CustomerName = r.GetString(0), Product = r.GetString(1), BilledRevenueUSD = r.GetInt64(2) / 100m });

        Assert.Equal(10, rows.Count);
    }

    private static async Task<IReadOnlyList<object>> CustomersAsync(LocalServiceHost local, string first, string second)
    {
        var query = Datasets.OfficeUsage.Where(x => x.CustomerTpid.In(first, second))
            .Select(x => new { x.CustomerTenantId, x.Month, x.MonthlyActiveUsers });

        return await QueryMeaning.AssertAsync(
            local,
            $"SELECT CustomerTenantId, Month, MonthlyActiveUsers FROM OfficeUsage WHERE CustomerTpId IN ('{first}', '{second}')",
            query,
            $"SELECT CustomerTenantId, Month, MonthlyActiveUsers FROM OfficeUsage WHERE (CustomerTpid = '{first}' OR CustomerTpid = '{second}') AND Month BETWEEN '2025-09-01' AND '2026-02-01' ORDER BY rowid",
            r => new { CustomerTenantId = r.GetGuid(0), Month = DateOnly.ParseExact(r.GetString(1), "yyyy-MM-dd", CultureInfo.InvariantCulture), MonthlyActiveUsers = r.GetInt64(2) });
    }
}
