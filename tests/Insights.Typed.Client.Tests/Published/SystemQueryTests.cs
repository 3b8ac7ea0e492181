using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>Every system query of the service, in its typed form.</summary>
public sealed class SystemQueryTests
{
    /// <summary>The clock is fixed in March 2026, for the six months that most of these queries name and that apply by default.</summary>
    private const string SixMonths = " BETWEEN '2025-09-01' AND '2026-02-28'";

    public static TheoryData<string> DatasetNames => [.. DatasetFacts.All.Select(d => d.DatasetName)];

    [Fact]
    public void Every_published_system_query_exists_and_no_other() =>
        Assert.Equal(
            DatasetFacts.All.Select(d => d.DatasetName).Order(StringComparer.Ordinal),
            typeof(SystemQueries).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(DatasetNames))]
    public void Each_has_the_published_id_and_text(string dataset)
    {
        var facts = DatasetFacts.Get(dataset);
        var query = (InsightsQuery)typeof(SystemQueries).GetProperty(dataset)!.GetValue(null)!;

        Assert.Equal(facts.SystemQuery.QueryId, query.SystemQueryId);
        Assert.Equal(dataset, query.DatasetName);
        QueryMeaning.AssertSame(
            $"SELECT {string.Join(", ", facts.GetPublishedColumns())} FROM {facts.SystemQuery.FromName}"
            + (facts.SystemQuery.Timespan is { } range ? " TIMESPAN " + range : ""),
            query);
    }

    [Fact]
    public async Task A_file_with_the_published_columns_is_read()
    {
        string[] published = DatasetFacts.Get("DynamicsUsage").GetPublishedColumns();
        Assert.Equal(26, published.Length);
        var values = published.Select(column => column switch
        {
            "SubscriptionId" or "CustomerTenantId" => "251DE3D4-8868-4032-B518-F142DA50522F",
            "Month" or "SubscriptionStartDate" or "SubscriptionEndDate" => "2026-02-01",
            "AvailableSeats" or "AssignedSeats" or "ActiveSeats" or "ActiveUsagePercent" => "7",
            _ => column + " 1",
        });
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(string.Join(',', published) + "\n" + string.Join(',', values) + "\n"));

        var row = Assert.Single(await ReportFileReader.ReadAsync(SystemQueries.DynamicsUsage, file, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Equal(("CustomerName 1", 7, 7m), (row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent));
        Assert.Null(row.GetType().GetProperty("PGAMpnId"));
    }

    [Fact]
    public async Task Each_gives_the_rows_of_the_service_and_creates_no_query()
    {
        await using var local = await LocalServiceHost.StartAsync();

        await CheckAsync(local, SystemQueries.AzureUsage, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.CLASAgreementRenewalsPropensity);
        await CheckAsync(local, SystemQueries.CLASAzurePropensity);
        await CheckAsync(local, SystemQueries.CLASD365Propensity);
        await CheckAsync(local, SystemQueries.CLASM365Propensity);
        await CheckAsync(local, SystemQueries.CompetencyPeformanceRequirement, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.CompetencySummaryHistory, "CompetencyStartDate" + SixMonths);
        await CheckAsync(local, SystemQueries.CustomersAndTenants, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.DynamicsUsage, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.EMSUsage, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.MSLearn, "CompletionDate" + SixMonths);
        await CheckAsync(local, SystemQueries.OfficeUsage, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.PowerBIUsage, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.Profile);
        await CheckAsync(local, SystemQueries.ResellerPerformance, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.SeatsSubscriptionsAndRevenue, "Month" + SixMonths);
        await CheckAsync(local, SystemQueries.TeamsUsage3PApps, "DateKey" + SixMonths);
        await CheckAsync(local, SystemQueries.TeamsUsageMeetingsAndCalls, "DateKey" + SixMonths);
        await CheckAsync(local, SystemQueries.TeamsUsageWorkload, "MonthKey" + SixMonths);
        await CheckAsync(local, SystemQueries.TrainingCompletions, "Month" + SixMonths);

        Assert.DoesNotContain(local.Service.Requests, r => r.Method != "GET" && r.Path.Contains("ScheduledQueries", StringComparison.Ordinal));
        Assert.DoesNotContain(local.Service.Requests, r => r.Path.Contains("exportQuery", StringComparison.Ordinal));
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    private static async Task CheckAsync<TRow>(LocalServiceHost local, SystemQuery<TRow> query, string period = "1 = 1")
        where TRow : class
    {
        var dataset = query.DatasetName;
        var columns = DatasetFacts.Get(dataset).GetPublishedColumns();
        var properties = columns.Select(c => typeof(TRow).GetProperty(c)!).ToArray();
        var expected = await QueryMeaning.ReadAsync(
            local, dataset, $"SELECT {string.Join(", ", columns)} FROM {dataset} WHERE {period} ORDER BY rowid", r => GetValues(r, properties));

        var rows = await local.Client.RunAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var preview = await local.Client.PreviewAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(rows);
        Assert.Equal(expected, rows.Select(row => properties.Select(p => p.GetValue(row)).ToArray()));
        Assert.Equal(rows.Take(100), preview);
    }

    /// <summary>The values of a database row as the properties of the row record.</summary>
    private static object?[] GetValues(SqliteDataReader reader, PropertyInfo[] properties) =>
        [.. properties.Select((property, ordinal) => reader.IsDBNull(ordinal) ? null : GetValue(reader, ordinal, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType))];

    private static object GetValue(SqliteDataReader reader, int ordinal, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Int64 => reader.GetInt64(ordinal),
        TypeCode.Decimal => reader.GetInt64(ordinal) / 100m,
        TypeCode.Boolean => reader.GetString(ordinal) is "1" or "Y" or "Yes" or "True",
        TypeCode.String => reader.GetString(ordinal),
        _ when type == typeof(Guid) => reader.GetGuid(ordinal),
        _ when type == typeof(DateOnly) => DateOnly.ParseExact(reader.GetString(ordinal), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };
}
