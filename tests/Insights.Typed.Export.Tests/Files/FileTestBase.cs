using Insights.Typed.Export.Tests.Databases;

[assembly: AssemblyFixture(typeof(Insights.Typed.Export.Tests.Files.AzuriteServer))]

namespace Insights.Typed.Export.Tests.Files;

/// <summary>What the tests of files share.</summary>
public abstract class FileTestBase(DatabaseService service, AzuriteServer server) : IClassFixture<DatabaseService>
{
    public static TheoryData<StoreKind> Stores => [.. Enum.GetValues<StoreKind>()];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected DatabaseService Service => service;

    protected AzuriteServer Server => server;

    protected Task<TestStore> CreateStoreAsync(StoreKind kind) => TestStore.CreateAsync(kind, server);
}

/// <summary>One server for all tests, started by the first that needs it. Tests are skipped if it is not installed.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private Azurite? server;

    public async Task<Azurite> GetAsync()
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return server ??= await Azurite.StartAsync(TestContext.Current.CancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }
}
