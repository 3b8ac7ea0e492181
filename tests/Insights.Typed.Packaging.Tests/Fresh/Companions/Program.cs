using Azure.Core;
using Insights.Typed;
using Insights.Typed.LocalService;
using Insights.Typed.Testing;

var customers = Datasets.DynamicsUsage.Take(2).Select(x => x.CustomerName);

await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 });
await using var insights = new InsightsClient(service.BaseAddress, new Fixed(service.AccessToken).ToInsightsCredential());
await foreach (var customer in insights.PreviewAsync(customers))
{
    Console.WriteLine(customer.Length > 0);
}

using var memory = new InMemoryInsights();
memory.Fail(System.Net.HttpStatusCode.Forbidden, operation: InsightsOperation.UpdateReport);
service.Faults.Add(InsightsOperation.UpdateReport, LocalServiceFault.ErrorStatus(403));
memory.Add(Datasets.DynamicsUsage, new DynamicsUsageRow { CustomerName = "Fabrikam" });
await foreach (var customer in memory.Client.RunAsync(customers))
{
    Console.WriteLine(customer);
}

internal sealed class Fixed(string token) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancellationToken) => new(token, DateTimeOffset.UtcNow.AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancellationToken) => new(GetToken(context, cancellationToken));
}
