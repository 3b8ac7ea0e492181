using Insights.Typed.Export.Tests.Tds;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>What the tests of SQL Server share.</summary>
public abstract class SqlServerTestBase(DatabaseService service) : IClassFixture<DatabaseService>
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    protected DatabaseService Service => service;

    /// <summary>Makes the statements with a text fail, and returns a task that completes when the first one has arrived.</summary>
    private protected static Task FailOn(SqlServerDatabase database, string text, TdsFault fault)
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        database.Server.FindFault = statement =>
        {
            if (!statement.Contains(text, StringComparison.Ordinal))
            {
                return null;
            }

            arrived.TrySetResult();
            return fault;
        };
        return arrived.Task;
    }
}
