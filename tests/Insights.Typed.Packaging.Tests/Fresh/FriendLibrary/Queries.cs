using Insights.Typed;

internal static class Queries
{
    internal static InsightsQuery<string> Customers => Datasets.DynamicsUsage.Select(x => x.CustomerName);
}
