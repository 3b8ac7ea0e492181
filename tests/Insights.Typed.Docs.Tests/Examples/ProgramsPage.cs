using Insights.Typed.LocalService;

namespace Insights.Typed.Docs.Tests.Examples;

/// <summary>One block for each sibling program, against the local service.</summary>
[ExamplesOf("src/Insights.Typed/Client/Programs.md")]
public sealed class ProgramsPage
{
    [Prints]
    private static async Task Usage_of_the_marketplace(InsightsClient _)
    {
        await using var service = await StartAsync(LocalServiceProgram.Marketplace);
        var credential = InsightsCredential.FromToken(service.AccessToken);

        // <page>
        var usage = Datasets.ISVUsage
            .Where(x => x.OfferType == "SaaS")
            .During(t => t.Last6Months)
            .Select(x => new { x.OfferName, x.CustomerCountry, x.MeteredUsage });

        var options = new InsightsClientOptions { Program = InsightsProgram.Marketplace, BaseAddress = service.BaseAddress };
        await using var insights = new InsightsClient(credential, options);
        var rows = await insights.PreviewAsync(usage).ToListAsync();

        Console.WriteLine(usage);
        // </page>

        Assert.InRange(rows.Count, 0, 100);
    }

    [Prints]
    private static async Task Acquisitions_of_apps_and_games(InsightsClient _)
    {
        await using var service = await StartAsync(LocalServiceProgram.AppsAndGames);
        var credential = InsightsCredential.FromToken(service.AccessToken);

        // <page>
        var acquisitions = Datasets.Acquisitions
            .During(t => t.Last12Months)
            .Aggregated(a => a.Weekly)
            .Select(x => new { x.TitleName, x.Market, x.PurchaseQuantity });

        var options = new InsightsClientOptions { Program = InsightsProgram.AppsAndGames, BaseAddress = service.BaseAddress };
        await using var insights = new InsightsClient(credential, options);
        var rows = await insights.PreviewAsync(acquisitions).ToListAsync();

        Console.WriteLine(acquisitions);
        // </page>

        Assert.NotEmpty(rows);
    }

    private static Task<InsightsLocalService> StartAsync(LocalServiceProgram program) =>
        InsightsLocalService.StartAsync(new LocalServiceOptions { Program = program, RowsPerDataset = 100 }, TestContext.Current.CancellationToken);
}
