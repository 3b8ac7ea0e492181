using Insights.Typed.Queries;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>Whole rows of every dataset, previewed and run: the service can run everything that compiles, and the client can read it.</summary>
public sealed class EveryDatasetTests
{
    [Fact]
    public async Task Full_rows_of_every_dataset_arrive()
    {
        await using var local = await LocalServiceHost.StartAsync();

        await CheckAsync(local, Datasets.AzureUsage.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CLASAgreementRenewalsPropensity.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CLASAzurePropensity.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CLASD365Propensity.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CLASM365Propensity.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CompetencyPeformanceRequirement.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CompetencySummaryHistory.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.CustomersAndTenants.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.DynamicsUsage.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.EMSUsage.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.MSLearn.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.OfficeUsage.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.PowerBIUsage.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.Profile);
        await CheckAsync(local, Datasets.ResellerPerformance.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.SeatsSubscriptionsAndRevenue.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.TeamsUsage3PApps.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.TeamsUsageMeetingsAndCalls.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.TeamsUsageWorkload.During(t => t.Lifetime));
        await CheckAsync(local, Datasets.TrainingCompletions.During(t => t.Lifetime));

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    private static async Task CheckAsync<TRow>(LocalServiceHost local, DatasetQuery<TRow> query)
        where TRow : class
    {
        var rows = await local.Client.RunAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        var preview = await local.Client.PreviewAsync(query, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(300, rows.Count);
        Assert.Equal(rows.Take(100), preview);
    }
}
