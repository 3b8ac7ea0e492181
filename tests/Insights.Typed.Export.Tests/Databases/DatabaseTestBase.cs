namespace Insights.Typed.Export.Tests.Databases;

/// <summary>What the tests of databases share.</summary>
public abstract class DatabaseTestBase(DatabaseService service, PostgreSqlServer server) : IClassFixture<DatabaseService>
{
    public static TheoryData<DatabaseKind> Databases => [.. Enum.GetValues<DatabaseKind>()];

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected DatabaseService Service => service;

    protected Task<TestDatabase> CreateDatabaseAsync(DatabaseKind kind) => TestDatabase.CreateAsync(kind, server);
}
