using Insights.Typed;

namespace Acme.Data;

public static class Queries
{
    public static InsightsQuery<string> Customers => Datasets.DynamicsUsage.Where(x => x.AssignedSeats > 1).Select(x => x.CustomerName);
}
