using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A service that refuses the report of an entry.</summary>
public sealed class RefusedReportTests
{
    [Fact]
    public async Task A_query_that_cannot_be_deleted_is_reported()
    {
        await using var export = await ExportFixture.StartAsync(Service.Usage);
        export.Service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ErrorStatus(400));
        export.Service.Faults.Add(InsightsOperation.DeleteQuery, LocalServiceFault.ErrorStatus(403));

        var errors = (await export.Tool.RunAsync("export", "run")).AssertExit(1).Error;

        Assert.Contains("refused 'create report' with 400", errors, StringComparison.Ordinal);
        Assert.Contains("No report was scheduled, but the service may still have its query", errors, StringComparison.Ordinal);
    }
}
