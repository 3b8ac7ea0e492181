using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

public sealed class ReportChangeTests
{
    private const string Query = "SELECT Note FROM Seats";

    [Fact]
    public async Task An_update_replaces_the_changeable_fields()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query, change: body => body["Description"] = "old");
        service.Time.Advance(TimeSpan.FromMinutes(1));
        var changed = (await PutAsync(service, report, Update()))["value"]![0]!;
        Assert.Equal("New", (string?)changed["reportName"]);
        Assert.Null(changed["description"]);
        Assert.Equal("tsv", (string?)changed["format"]);
        Assert.Equal("2024-05-17T09:31:00Z", (string?)changed["modifiedTime"]);
        Assert.True(JsonNode.DeepEquals(changed, (await service.GetAsync($"ScheduledReport?reportId={report}"))["value"]![0]));

        service.Time.Now = new DateTime(2024, 5, 19, 23, 59, 59, DateTimeKind.Utc);
        await service.GetAsync($"ScheduledReport/execution/{report}?executionStatus=Completed", HttpStatusCode.NotFound);
        service.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("2024-05-20T00:00:00Z", (string?)Assert.Single(await service.HistoryAsync(report))["reportGeneratedTime"]);
    }

    [Theory]
    [InlineData("ReportName", null, 400, "null or missing value: ReportName")]
    [InlineData("StartTime", null, 400, "null or missing value: StartTime")]
    [InlineData("StartTime", "\"2024-05-17T13:29:59Z\"", 400, "start time should at least be 4 hours from current UTC time")]
    [InlineData("StartTime", "\"17.05.2024\"", 400, "StartTime should follow the format")]
    [InlineData("RecurrenceInterval", "2161", 400, "invalid report parameters: recurrence interval must be between 4 and 2160")]
    [InlineData("RecurrenceInterval", "23", 400, "invalid report parameters: recurrence interval 23 is below Seats's minimum of 24 hours")]
    [InlineData("RecurrenceCount", "0", 400, "invalid report parameters")]
    [InlineData("Format", "\"XML\"", 400, "requested value 'XML' not found")]
    [InlineData("CallbackMethod", "\"PUT\"", 400, "requested value 'PUT' not found")]
    public async Task An_update_with_a_mistake_changes_nothing(string field, string? json, int status, string message)
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query);
        var before = await service.GetAsync("ScheduledReport");
        var body = Update();
        body[field] = json is null ? null : JsonNode.Parse(json);
        var response = await PutAsync(service, report, body, (HttpStatusCode)status);
        Assert.StartsWith(message, (string)response["message"]!, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(before, await service.GetAsync("ScheduledReport")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pause/")]
    [InlineData("resume/")]
    public async Task A_missing_report_cannot_be_changed(string kind)
    {
        await using var service = await TestService.StartAsync();
        var response = await PutAsync(service, kind + Guid.Empty, Update(), HttpStatusCode.NotFound);
        Assert.Equal("no item found with given filters", (string?)response["message"]);
    }

    [Fact]
    public async Task A_report_is_active_paused_active_and_finally_inactive()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync(Query);
        Assert.Equal("Active", await StatusAsync(service, report));
        Assert.Equal("Paused", (string?)(await PutAsync(service, $"pause/{report}"))["value"]![0]!["reportStatus"]);
        Assert.Equal("Paused", await StatusAsync(service, report));
        Assert.Equal("Active", (string?)(await PutAsync(service, $"resume/{report}"))["value"]![0]!["reportStatus"]);
        service.Time.Now = new DateTime(2024, 5, 18, 0, 0, 0, DateTimeKind.Utc);
        Assert.Equal("Active", await StatusAsync(service, report));
        service.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Inactive", await StatusAsync(service, report));
    }

    private static JsonObject Update() => new()
    {
        ["ReportName"] = "New",
        ["StartTime"] = "2024-05-20T00:00:00Z",
        ["Format"] = "TSV",
    };

    private static Task<JsonObject> PutAsync(TestService service, string path, JsonObject? body = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        service.SendAsync(HttpMethod.Put, $"ScheduledReport/{path}", body, expected);

    private static async Task<string?> StatusAsync(TestService service, string report) =>
        (string?)(await service.GetAsync($"ScheduledReport?reportId={report}"))["value"]![0]!["reportStatus"];
}
