using Insights.Typed.Tool.Tests.Explore;

[assembly: AssemblyFixture(typeof(ExploreFixture))]

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>One service and one page for all tests that change neither.</summary>
public sealed class ExploreFixture : IAsyncLifetime
{
    public const string Manifest = """
        {
          "version": 1,
          "queries": [{ "file": "Program.cs", "line": 7, "dataset": "Usage", "columns": ["Name"], "text": "SELECT Name FROM Usage WHERE Seats > {limit}", "probe": "SELECT Name FROM Usage WHERE Seats > 0", "leftOut": [] }],
          "unlisted": [{ "file": "Other.cs", "line": 3, "reason": "The dataset is not known." }]
        }
        """;

    private readonly SemaphoreSlim gate = new(1, 1);
    private Service? service;
    private ExplorePage? page;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (page is not null && service is not null)
        {
            await page.DisposeAsync();
            await service.DisposeAsync();
        }

        gate.Dispose();
    }

    /// <summary>Gets the page, which the first test starts.</summary>
    internal async Task<ExplorePage> GetPageAsync()
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            service ??= await Service.StartAsync(
                options =>
                {
                    options.TimeProvider = TimeProvider.System;
                    options.RowsPerDataset = 300;
                },
                Service.Usage,
                Service.Sales);
            return page ??= await ExplorePage.StartAsync(service, ["--no-browser", "--manifest", "queries.json", "--folder", "schemas"], folder =>
            {
                folder.Write("queries.json", Manifest);
                folder.Write("schemas/Usage.json", Service.Usage);
                folder.Write("schemas/Sales.json", Service.Sales);
            });
        }
        finally
        {
            gate.Release();
        }
    }
}
