using Insights.Typed;

namespace Strict;

/// <summary>The queries.</summary>
public static class Queries
{
    /// <summary>The customers.</summary>
    public static InsightsQuery<string> Customers => Datasets.DynamicsUsage.Select(x => x.CustomerName);
}
