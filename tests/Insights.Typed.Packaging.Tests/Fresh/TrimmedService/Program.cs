using Insights.Typed;
using Insights.Typed.LocalService;

await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 });
var options = new InsightsClientOptions { BaseAddress = service.BaseAddress, PollInterval = TimeSpan.FromMilliseconds(50) };
await using var insights = new InsightsClient(InsightsCredential.FromToken(service.AccessToken), options);
string[] markets = ["US", "DE", "FR", "IN", "JP"];
await foreach (var row in insights.RunAsync(Datasets.DynamicsUsage.Where(x => x.CustomerMarket.In(markets)).Take(1).Select(x => x.CustomerName)))
{
    Console.WriteLine(row.Length > 0);
}

// The description of the API is left out of a trimmed program.
Console.WriteLine(service.ApiPage is null);
