using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    public async Task Without_the_right_token_everything_is_401(string? token)
    {
        await using var service = await TestService.StartAsync();
        service.Api.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        foreach (var path in new[] { "ScheduledDataset", "ScheduledQueries", "ScheduledReport", "Nowhere" })
        {
            Assert.Equal("unauthorized", (string?)(await service.GetAsync(path, HttpStatusCode.Unauthorized))["message"]);
        }
    }

    [Theory]
    [InlineData("SELECT Note FROM Nowhere", "invalid table name: the dataset 'Nowhere' does not exist (at position 17)")]
    [InlineData("SELECT Notes FROM Seats", "incorrect column name: Seats has no column or metric 'Notes' (at position 7)")]
    [InlineData("SELECT Note FROM Seats WHERE Nope = 1", "incorrect column name: Seats has no column or metric 'Nope' (at position 29)")]
    [InlineData("SELECT Note FROM Seats ORDER BY Nope", "incorrect column name: Seats has no column or metric 'Nope' (at position 32)")]
    [InlineData("SELECT Note, note FROM Seats", "incorrect column name: 'note' is selected twice (at position 13)")]
    [InlineData("SELECT Note FROM Seats TIMESPAN LAST_365_DAYS", "TIMESPAN LAST_365_DAYS is not a range of Seats")]
    [InlineData("SELECT Note FROM Seats WHERE Note = 1 OR Note = 2", "(at position 38)")]
    [InlineData("SELECT Note FROM Seats; DROP TABLE Seats", "(at position 22)")]
    public async Task A_query_with_a_mistake_is_400_when_tested_and_when_saved(string query, string message)
    {
        await using var service = await TestService.StartAsync();
        var tested = (string)(await service.TestAsync(query, HttpStatusCode.BadRequest))["message"]!;
        Assert.Contains(message, tested, StringComparison.Ordinal);

        var saved = await service.PostAsync("ScheduledQueries", new JsonObject { ["Name"] = "Q", ["Query"] = query }, HttpStatusCode.BadRequest);
        Assert.Equal(tested, (string)saved["message"]!);
        AssertIsErrorEnvelope(saved);
    }

    [Theory]
    [InlineData("{\"Name\":\"Q\"}", "null or missing value: Query")]
    [InlineData("{\"Query\":\"SELECT Note FROM Seats\",\"Name\":null}", "null or missing value: Name")]
    [InlineData("{\"Name\":", "the body cannot be read")]
    [InlineData("[]", "the body cannot be read")]
    [InlineData("", "the body cannot be read")]
    [InlineData("null", "the body is null")]
    public async Task An_incomplete_body_is_400(string body, string message)
    {
        await using var service = await TestService.StartAsync();
        using var response = await service.Api.PostAsync("ScheduledQueries", new StringContent(body, Encoding.UTF8, "application/json"), TestService.Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var envelope = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestService.Cancel))!.AsObject();
        Assert.StartsWith(message, (string)envelope["message"]!, StringComparison.Ordinal);
        AssertIsErrorEnvelope(envelope);
    }

    [Theory]
    [InlineData("ReportName", null, 400, "null or missing value: ReportName")]
    [InlineData("QueryId", null, 400, "null or missing value: QueryId")]
    [InlineData("QueryId", "\"5cd4b5a8-5e0c-4b8f-8a51-7d39c8ee8fbf\"", 400, "invalid QueryId")]
    [InlineData("StartTime", null, 400, "null or missing value: StartTime")]
    [InlineData("StartTime", "\"2024-05-17T13:29:59Z\"", 400, "start time should at least be 4 hours from current UTC time")]
    [InlineData("StartTime", "\"17.05.2024\"", 400, "StartTime should follow the format")]
    [InlineData("RecurrenceInterval", "3", 400, "invalid report parameters: recurrence interval must be between 4 and 2160")]
    [InlineData("RecurrenceInterval", "2161", 400, "invalid report parameters: recurrence interval must be between 4 and 2160")]
    [InlineData("RecurrenceInterval", "23", 400, "invalid report parameters: recurrence interval 23 is below Seats's minimum of 24 hours")]
    [InlineData("RecurrenceInterval", "\"48\"", 400, "the body cannot be read")]
    [InlineData("RecurrenceCount", "0", 400, "invalid report parameters")]
    [InlineData("Format", "\"XML\"", 400, "requested value 'XML' not found")]
    [InlineData("CallbackMethod", "\"PUT\"", 400, "requested value 'PUT' not found")]
    public async Task A_report_with_a_mistake_is_refused(string field, string? json, int status, string message)
    {
        await using var service = await TestService.StartAsync();
        var body = await ScheduledReportAsync(service);
        body[field] = json is null ? null : JsonNode.Parse(json);
        var envelope = await service.PostAsync("ScheduledReport", body, (HttpStatusCode)status);
        Assert.StartsWith(message, (string)envelope["message"]!, StringComparison.Ordinal);
        AssertIsErrorEnvelope(envelope);
        Assert.Empty((await service.GetAsync("ScheduledReport"))["value"]!.AsArray());
    }

    [Fact]
    public async Task The_minimum_lead_time_and_interval_are_accepted()
    {
        await using var service = await TestService.StartAsync();
        var body = await ScheduledReportAsync(service);
        body["StartTime"] = "2024-05-17T13:30:00Z";
        body["RecurrenceInterval"] = 24;
        var report = (await service.PostAsync("ScheduledReport", body))["value"]![0]!;
        Assert.Equal("csv", (string?)report["format"]);
        Assert.Null(report["CallbackMethod"]);
    }

    [Fact]
    public async Task A_report_that_executes_now_ignores_the_schedule_and_refuses_invalid_times()
    {
        await using var service = await TestService.StartAsync();
        var body = await ScheduledReportAsync(service);
        body["ExecuteNow"] = true;
        body["StartTime"] = "soon";
        body["RecurrenceInterval"] = 1;
        await service.PostAsync("ScheduledReport", body);

        body["QueryStartTime"] = "2024-01-01";
        var envelope = await service.PostAsync("ScheduledReport", body, HttpStatusCode.BadRequest);
        Assert.StartsWith("QueryStartTime should follow the format", (string)envelope["message"]!, StringComparison.Ordinal);

        body["QueryStartTime"] = "2024-02-01T00:00:00Z";
        body["QueryEndTime"] = "2024-02-01T00:00:00Z";
        await service.PostAsync("ScheduledReport", body, HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("GET", "ScheduledDataset?datasetName=Nowhere", 404, "no item found with given filters")]
    [InlineData("GET", "ScheduledQueries?queryName=nothing", 404, "no item found with given filters")]
    [InlineData("GET", "ScheduledReport?reportId=5cd4b5a8-5e0c-4b8f-8a51-7d39c8ee8fbf", 404, "no item found with given filters")]
    [InlineData("DELETE", "ScheduledReport/5cd4b5a8-5e0c-4b8f-8a51-7d39c8ee8fbf", 404, "no item found with given filters")]
    [InlineData("DELETE", "ScheduledQueries/5cd4b5a8-5e0c-4b8f-8a51-7d39c8ee8fbf", 404, "no item found with given filters")]
    [InlineData("DELETE", "ScheduledQueries/11111111-2222-3333-4444-555555555555", 400, "invalid QueryId")]
    [InlineData("GET", "ScheduledReport/execution/5cd4b5a8-5e0c-4b8f-8a51-7d39c8ee8fbf", 404, "no item found with given filters")]
    [InlineData("GET", "ScheduledQueries?includeSystemQueries=maybe", 400, "includeSystemQueries must be true or false, not 'maybe'")]
    [InlineData("GET", "ScheduledQueries/testQueryResult", 400, "null or missing value")]
    [InlineData("GET", "ScheduledQueries/testQueryResult?queryId=x", 400, "invalid QueryId")]
    [InlineData("GET", "ScheduledQueries/testQueryResult?queryId=x&exportQuery=y", 400, "exportQuery and queryId exclude each other")]
    [InlineData("GET", "ScheduledQueries/testQueryResult?exportQuery=SELECT%20Note%20FROM%20Seats&startTime=x", 400, "startTime 'x' is not a time")]
    [InlineData("GET", "Nowhere", 404, "the API has no operation GET")]
    [InlineData("PATCH", "ScheduledReport", 405, "")]
    public async Task Missing_items_are_reported_in_the_envelope(string method, string path, int status, string message)
    {
        await using var service = await TestService.StartAsync();
        var envelope = await service.SendAsync(new HttpMethod(method), path, null, (HttpStatusCode)status);
        Assert.StartsWith(message, (string)envelope["message"]!, StringComparison.Ordinal);
        AssertIsErrorEnvelope(envelope);
    }

    private static async Task<JsonObject> ScheduledReportAsync(TestService service) => new()
    {
        ["ReportName"] = "R",
        ["QueryId"] = await service.CreateQueryAsync("SELECT Note FROM Seats"),
        ["StartTime"] = "2024-05-18T00:00:00Z",
        ["RecurrenceInterval"] = 48,
    };

    private static void AssertIsErrorEnvelope(JsonObject envelope)
    {
        Assert.Equal(["value", "nextLink", "totalCount", "message", "statusCode", "dataRedacted"], envelope.Select(p => p.Key));
        Assert.Empty(envelope["value"]!.AsArray());
    }
}
