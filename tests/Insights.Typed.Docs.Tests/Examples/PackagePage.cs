using Insights.Typed;
using Insights.Typed.Docs.Tests.Examples;

// Outside the library's namespaces, as an app is: the using directive that the page shows is needed.
namespace ExampleApp;

[ExamplesOf("src/Insights.Typed/README.md")]
internal static class PackagePage
{
    internal static async Task ReadAsync(string tenantId, string clientId, string clientSecret, string userName, string password)
    {
        // <page> using Insights.Typed;
        var idle = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10)
            .During(t => t.LastMonth)
            .Select(x => new { x.CustomerName, Idle = x.AssignedSeats - x.ActiveSeats });

        await using var insights = new InsightsClient(InsightsCredential.ForApplicationAndUser(
            tenantId, clientId, clientSecret, userName, password));
        await foreach (var row in insights.RunAsync(idle))
        {
            Console.WriteLine(row);
        }
        // </page>
    }
}
