using System.Text.Json.Serialization;
using Insights.Typed;
using Insights.Typed.Docs.Tests.Examples;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

// Outside the library's namespaces, as an app is: the using directive that the page shows is needed.
namespace ExampleApp;

[ExamplesOf("src/Insights.Typed/README.md")]
internal static class PackagePage
{
    internal static async Task ReadAsync()
    {
        // <page> using Insights.Typed;
        var idle = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10)
            .During(t => t.LastMonth)
            .Select(x => new { x.CustomerName, Idle = x.AssignedSeats - x.ActiveSeats });

        await using var insights = new InsightsClient(InsightsCredential.FromLogin());
        await foreach (var row in insights.RunAsync(idle))
        {
            Console.WriteLine(row);
        }
        // </page>
    }
}

// <page>
public sealed record AssignedSeats(string Customer, long Seats)
{
    public static IAsyncEnumerable<AssignedSeats> PreviewAsync(InsightsClient insights, CancellationToken cancellationToken) =>
        insights.PreviewAsync(
            Datasets.DynamicsUsage.Take(50).Select(x => new AssignedSeats(x.CustomerName, x.AssignedSeats)),
            cancellationToken);
}
// </page>

internal static class PackagePageApp
{
    internal static WebApplication CreateApp(WebApplicationBuilder builder)
    {
        // <page>
        builder.Services.ConfigureHttpJsonOptions(options =>
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, SeatsJson.Default));

        var app = builder.Build();
        app.MapGet("/seats", AssignedSeats.PreviewAsync);
        // </page>
        return app;
    }
}

// <page>
[JsonSerializable(typeof(IAsyncEnumerable<AssignedSeats>))]
public sealed partial class SeatsJson : JsonSerializerContext;
// </page>
