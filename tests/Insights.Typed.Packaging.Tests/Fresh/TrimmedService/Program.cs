using Insights.Typed;
using Insights.Typed.LocalService;

await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 });
var options = new InsightsClientOptions { BaseAddress = service.BaseAddress, PollInterval = TimeSpan.FromMilliseconds(50) };
await using var insights = new InsightsClient(InsightsCredential.FromToken(service.AccessToken), options);
var first = await insights.PreviewAsync(Datasets.DynamicsUsage.Select(x => x.CustomerName)).FirstAsync();
string[] names = [first];
await foreach (var row in insights.RunAsync(Datasets.DynamicsUsage.Where(x => x.CustomerName.In(names)).Take(1).Select(x => x.CustomerName)))
{
    Console.WriteLine(row == first);
}

// The description of the API is left out of a trimmed program.
Console.WriteLine(service.ApiPage is null);
