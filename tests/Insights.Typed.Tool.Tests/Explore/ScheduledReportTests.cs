using System.Net;
using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>Scheduled reports on the page.</summary>
public sealed class ScheduledReportTests(ExploreFixture fixture)
{
    [Fact]
    public async Task A_query_is_scheduled_paused_resumed_and_deleted_with_its_report()
    {
        var page = await fixture.GetPageAsync();
        var schedule = new { text = "SELECT Product FROM Sales", reportName = "Products", recurrenceInterval = 24, recurrenceCount = 3 };

        var report = (await page.PostAsync("/api/reports", schedule, HttpStatusCode.Created)).GetProperty("report");
        var path = $"/api/reports/{report.GetProperty("reportId").GetString()}";
        var listed = Assert.Single(await ListAsync(page), item => item.GetProperty("reportName").GetString() == "Products");
        var paused = (await page.PostAsync(path + "/pause")).GetProperty("report");
        var resumed = (await page.PostAsync(path + "/resume")).GetProperty("report");
        var executions = await page.GetAsync(path + "/executions");
        await page.SendAsync(HttpMethod.Delete, path, HttpStatusCode.NoContent);

        Assert.Equal(report.GetProperty("startTime").GetString(), listed.GetProperty("nextDue").GetString());
        Assert.Equal(report.GetProperty("startTime").GetDateTimeOffset().AddHours(48), listed.GetProperty("lastDue").GetDateTimeOffset());
        Assert.Equal(("Paused", JsonValueKind.Null, "Active"), (paused.GetProperty("status").GetString(), paused.GetProperty("nextDue").ValueKind, resumed.GetProperty("status").GetString()));
        Assert.Equal([("good", true, false), ("warning", false, true), ("good", true, false)], new[] { listed, paused, resumed }.Select(item => (item.GetProperty("outcome").GetString(), item.GetProperty("canPause").GetBoolean(), item.GetProperty("canResume").GetBoolean())));
        Assert.All(executions.GetProperty("executions").EnumerateArray(), execution => Assert.Equal(("Pending", "open"), (execution.GetProperty("status").GetString(), execution.GetProperty("outcome").GetString())));
        Assert.DoesNotContain(await ListAsync(page), item => item.GetProperty("reportName").GetString() == "Products");
        Assert.Equal("notFound", (await page.SendAsync(HttpMethod.Delete, path, HttpStatusCode.NotFound)).GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_report_that_would_end_after_all_time_is_listed()
    {
        var page = await fixture.GetPageAsync();
        var schedule = new { text = "SELECT Product FROM Sales", reportName = "Forever", recurrenceInterval = 24, recurrenceCount = int.MaxValue };

        var report = (await page.PostAsync("/api/reports", schedule, HttpStatusCode.Created)).GetProperty("report");
        var listed = Assert.Single(await ListAsync(page), item => item.GetProperty("reportName").GetString() == "Forever");
        await page.SendAsync(HttpMethod.Delete, $"/api/reports/{report.GetProperty("reportId").GetString()}", HttpStatusCode.NoContent);

        Assert.Equal(report.GetProperty("startTime").GetString(), listed.GetProperty("nextDue").GetString());
        Assert.Equal(JsonValueKind.Null, listed.GetProperty("lastDue").ValueKind);
    }

    [Theory]
    [InlineData("May 2025")]
    [InlineData("31/12/2025")]
    [InlineData("")]
    public async Task A_time_of_another_form_than_that_of_the_commands_is_refused(string startTime) => Assert.Equal(
        "'startTime' must be a time such as 2026-01-31 or 2026-01-31T00:00:00Z.",
        (await (await fixture.GetPageAsync()).PostAsync("/api/reports", new { text = "SELECT Product FROM Sales", reportName = "Products", startTime }, HttpStatusCode.BadRequest)).GetProperty("message").GetString());

    [Theory]
    [InlineData("SELECT Product FROM Sales", "Products", 12, HttpStatusCode.BadRequest, "A report of Sales runs every 24 hours or less often, not every 12.")]
    [InlineData("SELECT Product FROM Sales", " ", 24, HttpStatusCode.BadRequest, "'reportName' must be a text that is not empty.")]
    [InlineData("SELECT Produkt FROM Sales", "Products", 24, HttpStatusCode.UnprocessableEntity, "Sales has no column or metric 'Produkt'. Did you mean 'Product'?")]
    public async Task A_wrong_schedule_is_refused(string text, string reportName, int recurrenceInterval, HttpStatusCode status, string message) => Assert.Equal(
        message,
        (await (await fixture.GetPageAsync()).PostAsync("/api/reports", new { text, reportName, recurrenceInterval }, status)).GetProperty("message").GetString());

    private static async Task<List<JsonElement>> ListAsync(ExplorePage page) => [.. (await page.GetAsync("/api/reports")).GetProperty("reports").EnumerateArray()];
}
