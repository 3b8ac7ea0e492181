namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>An account without problems.</summary>
public sealed class HealthyTests
{
    [Fact]
    public async Task Nothing_is_found_with_the_schemas_of_the_package()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);

        var run = (await tool.RunAsync("doctor")).AssertExit(0);
        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal("No problems found.", run.Lines[^1]);
        Assert.Contains(run.Lines, line => line.StartsWith("report", StringComparison.Ordinal) && line.Contains("downloaded (1 row) and deleted", StringComparison.Ordinal));
        Assert.Empty(tool.Folder.All());
    }

    [Fact]
    public async Task Nothing_remains_on_the_service()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("schemas/Sales.json", Service.Sales);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal(0, diagnosis.ExitCode);
        await using var client = service.Client();
        Assert.Empty(await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await client.GetQueriesAsync(origin: QueryOrigin.Created, cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Contains(service.Requests, request => request.Method == "POST" && request.Path.EndsWith("ScheduledQueries", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_the_chosen_dataset_is_checked()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool, "--dataset", "Usage");

        Assert.Empty(diagnosis.Problems);
        Assert.DoesNotContain(service.Requests, request => request.Path.Contains("Sales", StringComparison.Ordinal));
    }
}
