namespace Insights.Typed.Benchmarks.Reading;

/// <summary>This library as its users call it.</summary>
internal static class GeneratedReading
{
    public static async Task<Sum> FiveAsync(string path, Sum sum)
    {
        var query = Datasets.DynamicsUsage.Select(x => new { x.SubscriptionId, x.Month, x.CustomerName, x.AssignedSeats, x.ActiveUsagePercent });
        await foreach (var row in ReportFileReader.ReadAsync(query, path))
        {
            sum.Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);
        }

        return sum;
    }

    public static async Task<Sum> AllAsync(string path, Sum sum)
    {
        await foreach (var row in ReportFileReader.ReadAsync(Datasets.DynamicsUsage, path))
        {
            sum.Add(row.SubscriptionId, row.Month, row.CustomerName, row.AssignedSeats, row.ActiveUsagePercent);
        }

        return sum;
    }
}
