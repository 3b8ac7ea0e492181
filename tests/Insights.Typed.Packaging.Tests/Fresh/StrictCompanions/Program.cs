using Insights.Typed.LocalService;
using Insights.Typed.Testing;

await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 });
Console.WriteLine(service.BaseAddress.IsLoopback);

using var memory = new InMemoryInsights();
Console.WriteLine(memory.Client is not null);
