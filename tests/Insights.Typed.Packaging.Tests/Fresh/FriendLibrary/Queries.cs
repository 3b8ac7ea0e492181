using Insights.Typed;

internal static class Queries
{
    internal static Query<string> Customers => Datasets.DynamicsUsage.Select(x => x.CustomerName);
}
