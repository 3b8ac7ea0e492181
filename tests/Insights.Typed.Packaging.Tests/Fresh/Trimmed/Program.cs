using Insights.Typed;

var service = new Uri(Environment.GetEnvironmentVariable("INSIGHTS_BASE_ADDRESS")!);
var options = new InsightsClientOptions { BaseAddress = service, PollInterval = TimeSpan.FromMilliseconds(50) };
await using var insights = new InsightsClient(InsightsCredential.FromToken(Environment.GetEnvironmentVariable("INSIGHTS_ACCESS_TOKEN")!), options);
await foreach (var row in insights.RunAsync(Datasets.DynamicsUsage.Take(2).Select(x => (x.CustomerName, x.AssignedSeats))))
{
    Console.WriteLine(row.CustomerName.Length > 0);
}
