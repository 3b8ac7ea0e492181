using Insights.Typed;

namespace QuickStart;

/// <summary>Runs the queries, and shows the text and the rows of each.</summary>
internal static class Queries
{
    public static async Task ShowAsync(InsightsClient insights, CancellationToken cancellationToken)
    {
        // A column that the dataset does not have is a compiler error.
        var subscriptions = Datasets.DynamicsUsage.Distinct().Select(x => x.SubscriptionId);
        Console.WriteLine();
        Console.WriteLine(subscriptions);
        await Table.PrintAsync("A preview: the first rows, immediately", insights.PreviewAsync(subscriptions, cancellationToken).Take(3));

        // Filters use columns; the projection uses a row. Only the columns that it reads are selected.
        var market = "Germany";
        var idle = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10 && x.CustomerMarket == market)
            .OrderByDescending(x => x.AssignedSeats)
            .During(t => t.Last6Months)
            .Take(5)
            .Select(x => new { x.CustomerName, x.Month, x.AssignedSeats, Idle = x.AssignedSeats - x.ActiveSeats });
        Console.WriteLine();
        Console.WriteLine(idle);
        await Table.PrintAsync("A report: created, awaited, downloaded, read, deleted", insights.RunAsync(idle, cancellationToken));

        // A metric is computed for each combination of the selected columns.
        var byMarket = Datasets.DynamicsUsage
            .Where(x => x.CustomerMarket.NotIn("Germany", "France"))
            .OrderByDescending(x => x.TotalActiveSeats).ThenBy(x => x.CustomerMarket)
            .Take(5)
            .Select(x => new { x.CustomerMarket, x.TotalActiveSeats, x.SubscriptionCount });
        Console.WriteLine();
        Console.WriteLine(byMarket);
        await Table.PrintAsync("Metrics", insights.RunAsync(byMarket, cancellationToken));
    }
}
