using System.Net;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Tests;

/// <summary>A dataset changes while the service runs.</summary>
public sealed class DriftTests
{
    private const string Dataset = "Seats";

    [Fact]
    public async Task A_renamed_column_is_in_the_description_and_in_the_rows_under_its_new_name_only()
    {
        await using var service = await TestService.StartAsync();
        await service.RowsAsync("SELECT Note FROM Seats");

        service.Service.ChangeDataset(Dataset, d => d with { Columns = d.Columns.Select(c => c.Name == "Note" ? c with { Name = "Remark" } : c).ToEquatableArray() });

        var columns = (await DescriptionAsync(service))["selectableColumns"]!.AsArray().Select(c => (string?)c).ToList();
        Assert.Contains("Remark", columns);
        Assert.DoesNotContain("Note", columns);
        Assert.NotEmpty(await service.RowsAsync("SELECT Remark FROM Seats"));
        await service.TestAsync("SELECT Note FROM Seats", HttpStatusCode.BadRequest);
        Assert.StartsWith("Remark\r\n", await service.DownloadAsync("SELECT Remark FROM Seats"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_added_and_a_retyped_column_have_values_of_their_type()
    {
        await using var service = await TestService.StartAsync();
        service.Service.ChangeDataset(Dataset, d => d with
        {
            Columns = d.Columns.Select(c => c.Name == "Note" ? c with { Type = ColumnType.Integer, IsNullable = false } : c)
                .Append(new ColumnSchema("Added", "Added", ColumnType.Guid, IsNullable: false, BooleanFormat: null, Description: null))
                .ToEquatableArray(),
        });

        var row = (await service.RowsAsync("SELECT Note, Added FROM Seats"))[0];

        Assert.True(long.TryParse(row["Note"]!.ToString(), out _), row.ToJsonString());
        Assert.True(Guid.TryParse(row["Added"]!.ToString(), out _), row.ToJsonString());
    }

    [Fact]
    public async Task Removed_metrics_and_ranges_are_refused()
    {
        await using var service = await TestService.StartAsync();
        var before = await DescriptionAsync(service);
        var metric = (string)before["availableMetrics"]![0]!;
        await service.TestAsync($"SELECT {metric} FROM Seats TIMESPAN LIFETIME");

        service.Service.ChangeDataset(Dataset, d => d with { Metrics = [], DateRanges = [] });

        Assert.Equal((0, 0), ((await DescriptionAsync(service))["availableMetrics"]!.AsArray().Count, (await DescriptionAsync(service))["availableDateRanges"]!.AsArray().Count));
        await service.TestAsync($"SELECT {metric} FROM Seats", HttpStatusCode.BadRequest);
        await service.TestAsync("SELECT Note FROM Seats TIMESPAN LIFETIME", HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_higher_minimum_interval_applies_to_queries_that_exist()
    {
        await using var service = await TestService.StartAsync();
        var query = await service.CreateQueryAsync("SELECT Note FROM Seats");
        service.Service.ChangeDataset(Dataset, d => d with { Details = d.Details with { MinimumRecurrenceInterval = 48 } });

        var body = new JsonObject
        {
            ["ReportName"] = "Often",
            ["QueryId"] = query,
            ["StartTime"] = "2024-05-18T00:00:00Z",
            ["RecurrenceInterval"] = 24,
        };
        await service.PostAsync("ScheduledReport", (JsonObject)body.DeepClone(), HttpStatusCode.BadRequest);
        body["RecurrenceInterval"] = 48;
        await service.PostAsync("ScheduledReport", body);
    }

    [Fact]
    public async Task A_report_with_a_removed_column_fails_and_keeps_its_earlier_executions()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24);
        service.Time.Now = new DateTime(2024, 5, 18, 1, 0, 0, DateTimeKind.Utc);

        service.Service.ChangeDataset(Dataset, d => d with { Columns = d.Columns.Where(c => c.Name != "Note").ToEquatableArray() });

        service.Time.Advance(TimeSpan.FromDays(1));
        var history = await service.HistoryAsync(report);
        Assert.Equal(["Failed", "Completed"], history.Select(e => (string?)e["executionStatus"]));
        Assert.StartsWith("Note\r\n", await service.Files.GetStringAsync((string)history[1]["reportAccessSecureLink"]!, TestService.Cancel), StringComparison.Ordinal);
        Assert.Equal("Active", (string?)(await service.GetAsync("ScheduledReport"))["value"]![0]!["reportStatus"]);
    }

    [Fact]
    public async Task A_report_that_can_still_run_follows_the_change()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24);

        service.Service.ChangeDataset(Dataset, d => d with { Columns = d.Columns.Select(c => c.Name == "Note" ? c with { Type = ColumnType.Guid, IsNullable = false } : c).ToEquatableArray() });

        service.Time.Now = new DateTime(2024, 5, 18, 1, 0, 0, DateTimeKind.Utc);
        var file = await service.Files.GetStringAsync((string)(await service.HistoryAsync(report))[0]["reportAccessSecureLink"]!, TestService.Cancel);
        Assert.True(Guid.TryParse(file.Split("\r\n")[1], out _), file.Split("\r\n")[1]);
    }

    [Fact]
    public async Task A_change_requires_an_existing_dataset_and_keeps_its_name()
    {
        await using var service = await TestService.StartAsync();
        Assert.Throws<ArgumentException>(() => service.Service.ChangeDataset("Nothing", d => d));
        Assert.Throws<ArgumentException>(() => service.Service.ChangeDataset(Dataset, d => d with { Name = "Other" }));
    }

    private static async Task<JsonNode> DescriptionAsync(TestService service) => (await service.GetAsync($"ScheduledDataset?datasetName={Dataset}"))["value"]![0]!;
}
