using Insights.Typed;

namespace NightlyExport;

/// <summary>A row of each night's report: a customer's use of an Azure service in one month.</summary>
internal sealed record Consumption(Guid SubscriptionId, string CustomerName, string ServiceName, DateOnly Month, DateOnly? FirstUseDate, decimal TotalACR)
{
    /// <summary>The query of the report. Its columns are those of the table. If the query changes, a report that was scheduled before no longer fits, and the client reports that.</summary>
    public static InsightsQuery<Consumption> Query { get; } = Datasets.AzureUsage
        .Where(x => x.TotalACR > 10)
        .During(t => t.Last1Year)
        .Select(x => new Consumption(x.SubscriptionId, x.CustomerName, x.ServiceName, x.Month, x.FirstUseDate, x.TotalACR));
}
