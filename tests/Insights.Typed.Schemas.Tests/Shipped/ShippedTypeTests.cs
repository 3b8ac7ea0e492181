using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Shipped;

/// <summary>A type is declared only if a published description supports it.</summary>
public sealed class ShippedTypeTests
{
    [Theory]
    [InlineData("DynamicsUsage", "SubscriptionId", ColumnType.Guid)]
    [InlineData("ResellerPerformance", "SubscriptionID", ColumnType.Guid)]
    [InlineData("TeamsUsage3PApps", "CustomerTenantId", ColumnType.Guid)]
    [InlineData("MSLearn", "UserId", ColumnType.Guid)]
    [InlineData("AzureUsage", "SubscriptionStartDate", ColumnType.Date)]
    [InlineData("CLASAgreementRenewalsPropensity", "AgreementEndDate", ColumnType.Date)]
    [InlineData("CompetencySummaryHistory", "CompetencyStartDate", ColumnType.Date)]
    [InlineData("AzureUsage", "FirstUseDate", ColumnType.Date)]
    [InlineData("MSLearn", "CompletionDate", ColumnType.Date)]
    [InlineData("TrainingCompletions", "TrainingCompletionDate", ColumnType.Date)]
    [InlineData("OfficeUsage", "Month", ColumnType.Date)]
    [InlineData("DynamicsUsage", "ActiveSeats", ColumnType.Integer)]
    [InlineData("SeatsSubscriptionsAndRevenue", "TotalSoldSeats", ColumnType.Integer)]
    [InlineData("EMSUsage", "IntuneMonthlyActiveUsers", ColumnType.Integer)]
    [InlineData("OfficeUsage", "PaidAvailableUnits", ColumnType.Integer)]
    [InlineData("TeamsUsage3PApps", "UserCount", ColumnType.Integer)]
    [InlineData("DynamicsUsage", "SubscriptionCount", ColumnType.Integer)]
    [InlineData("OfficeUsage", "TotalPaidAvailableUnits", ColumnType.Integer)]
    [InlineData("CustomersAndTenants", "BilledRevenueUSD", ColumnType.Decimal)]
    [InlineData("AzureUsage", "TotalACR", ColumnType.Decimal)]
    [InlineData("AzureUsage", "MonthlySubscriptionLevelACR", ColumnType.Decimal)]
    [InlineData("AzureUsage", "UsageUnits", ColumnType.Decimal)]
    [InlineData("CustomersAndTenants", "SubscriptionGuid", ColumnType.Guid)]
    [InlineData("DynamicsUsage", "ActiveUsagePercent", ColumnType.Decimal)]
    [InlineData("TeamsUsageMeetingsAndCalls", "MeetingDuration", ColumnType.Decimal)]
    [InlineData("DynamicsUsage", "TotalRevenueAndACR", ColumnType.Decimal)]
    [InlineData("ResellerPerformance", "TotalRevenue", ColumnType.Decimal)]
    public void A_supported_type_is_declared(string dataset, string column, ColumnType type) =>
        Assert.Equal(type, Column(dataset, column).Type);

    [Theory]
    [InlineData("AzureUsage", "UsageQuantity")]
    [InlineData("AzureUsage", "IsDuplicateAtMpnLevel")]
    [InlineData("AzureUsage", "PartnerOneSubID")]
    [InlineData("TrainingCompletions", "ExpirationDate")]
    [InlineData("AzureUsage", "IsACRDuplicateAtPGALevel")]
    [InlineData("SeatsSubscriptionsAndRevenue", "SubscriptionStartMonth")]
    [InlineData("SeatsSubscriptionsAndRevenue", "DUNSNumber")]
    [InlineData("CLASAgreementRenewalsPropensity", "IsNonProfit")]
    [InlineData("CLASAgreementRenewalsPropensity", "HasAWS")]
    [InlineData("CLASAgreementRenewalsPropensity", "ExpiringRevenue")]
    [InlineData("CLASAzurePropensity", "WindowsServerStandard_HasOpenRenewal")]
    [InlineData("TeamsUsage3PApps", "DateKey")]
    [InlineData("TeamsUsageWorkload", "MonthKey")]
    [InlineData("TeamsUsageWorkload", "AllUpPartiticipants")]
    [InlineData("OfficeUsage", "CustomerTpid")]
    [InlineData("OfficeUsage", "MPNId")]
    [InlineData("TrainingCompletions", "AADUserId")]
    [InlineData("DynamicsUsage", "SKUId")]
    public void A_column_of_an_uncertain_type_stays_text(string dataset, string column) =>
        Assert.Equal(ColumnType.Text, Column(dataset, column).Type);

    [Fact]
    public void A_Boolean_column_has_the_documented_literals()
    {
        var flags = ShippedFiles.Everything.Where(c => c.Column.Type == ColumnType.Flag).ToLookup(c => c.Column.Name, c => c.Column.BooleanFormat);

        Assert.Equal(["IsAutoRenew", "IsDuplicateRowForPGA"], flags.Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.All(flags["IsDuplicateRowForPGA"], form => Assert.Equal(new BooleanFormat("1", "0"), form));
        Assert.All(flags["IsAutoRenew"], form => Assert.Equal(new BooleanFormat("Y", "N"), form));
    }

    [Fact]
    public void Only_the_day_of_first_use_and_the_subscription_of_a_product_can_be_missing() =>
        Assert.Equal(
            [("AzureUsage", "FirstUseDate"), ("CustomersAndTenants", "SubscriptionGuid"), ("CustomersAndTenants", "IsAutoRenew")],
            ShippedFiles.Everything.Where(c => c.Column.IsNullable).Select(c => (c.Dataset, c.Column.Name)));

    [Fact]
    public void A_name_has_the_same_type_in_every_dataset() =>
        Assert.All(
            ShippedFiles.Everything.GroupBy(c => c.Column.Name, StringComparer.OrdinalIgnoreCase),
            group => Assert.Single(group.Select(c => (c.Column.Type, c.Column.BooleanFormat)).Distinct()));

    /// <summary>The rules of the published descriptions, over all names: no types outside them, and none missing.</summary>
    [Fact]
    public void Every_name_has_the_type_of_its_rule() =>
        Assert.All(ShippedFiles.Everything, c => Assert.Equal((c.Dataset, c.Column.Name, ByRule(c.Dataset, c.Column.Name)), (c.Dataset, c.Column.Name, c.Column.Type)));

    private static ColumnType ByRule(string dataset, string name) => name switch
    {
        "SubscriptionId" or "SubscriptionID" or "CustomerTenantId" or "SubscriptionGuid" => ColumnType.Guid,
        "UserId" when dataset == "MSLearn" => ColumnType.Guid,
        "IsDuplicateRowForPGA" or "IsAutoRenew" => ColumnType.Flag,
        "Month" or "FirstUseDate" => ColumnType.Date,
        "UsageUnits" or "TotalRevenue" => ColumnType.Decimal,
        _ when EndsWithAny(name, "StartDate", "EndDate", "CompletionDate") => ColumnType.Date,
        _ when EndsWithAny(name, "Seats", "Users", "Units", "Count") => ColumnType.Integer,
        _ when EndsWithAny(name, "RevenueUSD", "ACR", "ACR_USD", "Percent", "Duration") => ColumnType.Decimal,
        _ => ColumnType.Text,
    };

    private static bool EndsWithAny(string name, params string[] ends) => ends.Any(end => name.EndsWith(end, StringComparison.Ordinal));

    private static ColumnSchema Column(string dataset, string name)
    {
        var schema = ShippedFiles.Dataset(dataset);
        return schema.Columns.Concat(schema.Metrics).Single(c => c.Name == name);
    }
}
