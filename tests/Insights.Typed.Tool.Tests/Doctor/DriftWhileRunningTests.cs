using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>A dataset changes after the doctor has read its description, and before it reads its rows.</summary>
public sealed class DriftWhileRunningTests
{
    [Theory]
    [InlineData("rename", "preview-refused")]
    [InlineData("add", "")]
    [InlineData("retype", "value-mismatch")]
    public async Task Drift_is_found_and_the_next_run_reports_the_change(string change, string problem)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        var changes = 0;
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.IsFor("GET", "ScheduledDataset") && Interlocked.Increment(ref changes) == 1)
            {
                service.ChangeDataset("Usage", dataset => dataset with { Columns = Changed(dataset, change).ToEquatableArray() });
            }
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var during = await DoctorResult.RunAsync(tool);
        var next = await DoctorResult.RunAsync(tool);

        Assert.Equal(problem.Split(' ', StringSplitOptions.RemoveEmptyEntries), during.Problems);
        if (change == "rename")
        {
            Assert.StartsWith("Run the command again", during.GetFinding(problem).Fix, StringComparison.Ordinal);
        }

        Assert.Equal(
            change switch { "rename" => ["column-removed", "column-added"], "add" => ["column-added"], _ => ["value-mismatch"] },
            next.Problems);
    }

    private static IEnumerable<ColumnSchema> Changed(DatasetSchema dataset, string change) => change switch
    {
        "rename" => dataset.Columns.Select(column => column.Name == "Market" ? column with { Name = "CustomerMarket" } : column),
        "add" => dataset.Columns.Append(new ColumnSchema("Added", "Added", ColumnType.Text, IsNullable: false, BooleanFormat: null, Description: null)),
        _ => dataset.Columns.Select(column => column.Name == "Seats" ? column with { Type = ColumnType.Guid } : column),
    };
}
