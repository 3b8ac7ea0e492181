[assembly: AssemblyFixture(typeof(Insights.Typed.Parquet.Tests.ServiceOfAllDatasets))]

namespace Insights.Typed.Parquet.Tests;

/// <summary>One local service for all tests, with few rows.</summary>
public sealed class ServiceOfAllDatasets : IAsyncLifetime
{
    private LocalServiceHost? host;

    public InsightsClient Client => host!.Client;

    public async ValueTask InitializeAsync() => host = await LocalServiceHost.StartAsync(options => options.RowsPerDataset = 120);

    public async ValueTask DisposeAsync() => await host!.DisposeAsync();
}
