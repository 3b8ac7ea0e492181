using Insights.Typed;

namespace NightlyExport;

/// <summary>What each night's report holds: a customer's use of an Azure service in one month.</summary>
internal sealed record Consumption(Guid SubscriptionId, string CustomerName, string ServiceName, DateOnly Month, DateOnly? FirstUseDate, decimal TotalACR)
{
    /// <summary>Its columns are the table's. Where it changes, the report that was scheduled with it no longer fits, and the client says so.</summary>
    public static InsightsQuery<Consumption> Query { get; } = Datasets.AzureUsage
        .Where(x => x.TotalACR > 10)
        .During(t => t.Last1Year)
        .Select(x => new Consumption(x.SubscriptionId, x.CustomerName, x.ServiceName, x.Month, x.FirstUseDate, x.TotalACR));
}
