using Insights.Typed.LocalService;
using Insights.Typed.Tool.Tests.Drift;

namespace Insights.Typed.Tool.Tests.Queries;

/// <summary><c>query verify</c>: every query of an app on the service.</summary>
public sealed class VerifyTests
{
    [Fact]
    public async Task The_queries_of_the_sample_are_accepted()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
        tool.Folder.Write("queries.json", await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Sample", "queries.json"), TestContext.Current.CancellationToken));

        var run = (await tool.RunAsync("query", "verify", "queries.json")).AssertExit(0);

        Assert.Equal("The service accepts 3 of 3 queries.", run.Lines[^1]);
        Assert.Equal(3, service.Requests.Count(r => r.Path.Contains("testQueryResult", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_refused_query_is_reported_with_the_reason_of_the_service()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("queries.json", UsageSchema.Manifest(
            ("A.cs", 3, "Usage", ["Name"], "SELECT Name FROM Usage", [("FROM", "{some}")]),
            ("A.cs", 7, "Usage", ["Gone"], "SELECT Gone FROM Usage", []),
            ("A.cs", 8, "Usage", [], "no query", [])));

        var run = (await tool.RunAsync("query", "verify", "queries.json")).AssertExit(3);

        Assert.Equal("accepted  A.cs(3) (without {some})", run.Lines[0]);
        Assert.StartsWith("refused   A.cs(7): incorrect column name", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith("refused   A.cs(8): The text is not a query", run.Lines[2], StringComparison.Ordinal);
        Assert.Equal("The service accepts 1 of 3 queries.", run.Lines[3]);
        var json = (await tool.RunAsync("query", "verify", "queries.json", "--json")).AssertExit(3).Json;
        Assert.Equal([true, false, false], json.GetProperty("queries").EnumerateArray().Select(q => q.GetProperty("isAccepted").GetBoolean()));
    }

    [Fact]
    public async Task A_failing_service_does_not_reject_a_query()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("queries.json", UsageSchema.Manifest(("A.cs", 3, "Usage", ["Name"], "SELECT Name FROM Usage", [])));
        service.Faults.Add(InsightsOperation.TestQuery, LocalServiceFault.ErrorStatus(503));

        var run = (await tool.RunAsync("query", "verify", "queries.json")).AssertExit(1);

        Assert.Empty(run.Output);
        Assert.Contains("503", run.Error, StringComparison.Ordinal);
    }
}
