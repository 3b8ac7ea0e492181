using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Date ranges, on a clock fixed at 2024-05-17T09:30:00Z.</summary>
public sealed class TimespanTests
{
    [Theory]
    [InlineData("TIMESPAN LAST_30_DAYS", "2024-04-01", "2024-05-01")]
    [InlineData("TIMESPAN LAST_MONTH", "2024-04-01", "2024-04-01")]
    [InlineData("TIMESPAN LAST_3_MONTHS", "2024-02-01", "2024-04-01")]
    [InlineData("TIMESPAN last_6_months", "2023-11-01", "2024-04-01")]
    [InlineData("", "2023-11-01", "2024-04-01")]
    [InlineData("TIMESPAN LAST_1_YEAR", "2023-05-01", "2024-04-01")]
    [InlineData("TIMESPAN LIFETIME", "2022-06-01", "2024-05-01")]
    public async Task A_monthly_dataset_returns_the_months_of_the_range(string timespan, string first, string last)
    {
        await using var service = await TestService.StartAsync();
        var months = await service.ColumnAsync($"SELECT DISTINCT Month FROM Seats ORDER BY Month ASC {timespan}");
        Assert.Equal((first, last), (months[0], months[^1]));
        Assert.Equal(((Month(last).Year - Month(first).Year) * 12) + Month(last).Month - Month(first).Month + 1, months.Count);
    }

    [Theory]
    [InlineData("startTime=2024-02-10T00:00:00Z&endTime=2024-04-01T00:00:00Z", "2024-02-01", "2024-03-01")]
    [InlineData("startTime=2024-02-10T00:00:00Z&endTime=2024-04-01T00:00:01Z", "2024-02-01", "2024-04-01")]
    [InlineData("startTime=2024-04-10T00:00:00Z", "2024-04-01", "2024-05-01")]
    [InlineData("endTime=2022-07-10T00:00:00Z", "2022-06-01", "2022-07-01")]
    public async Task Start_and_end_times_override_the_range(string times, string first, string last)
    {
        await using var service = await TestService.StartAsync();
        var query = Uri.EscapeDataString("SELECT DISTINCT Month FROM Seats ORDER BY Month ASC TIMESPAN LAST_MONTH");
        var months = (await service.GetAsync($"ScheduledQueries/testQueryResult?exportQuery={query}&{times}"))["value"]!.AsArray();
        Assert.Equal((first, last), ((string?)months[0]!["Month"], (string?)months[^1]!["Month"]));
    }

    [Fact]
    public async Task Start_and_end_times_override_the_range_of_a_report_that_executes_now()
    {
        await using var service = await TestService.StartAsync();
        var text = await service.DownloadAsync("SELECT DISTINCT Month FROM Seats TIMESPAN LAST_MONTH", body =>
        {
            body["QueryStartTime"] = "2022-07-01T00:00:00Z";
            body["QueryEndTime"] = "2022-09-01T00:00:00Z";
        });
        Assert.Equal("Month\r\n2022-07-01\r\n2022-08-01\r\n", text);
    }

    [Fact]
    public async Task A_range_in_hours_ends_now()
    {
        await using var service = await TestService.StartAsync(CreateOptions("""{ "datasetName": "D", "selectableColumns": ["DateStamp"], "availableDateRanges": ["LAST_72_HOURS"], "typed": { "columns": { "DateStamp": { "type": "datetime" } } } }""", rows: 20_000));

        var times = await service.DownloadAsync("SELECT DateStamp FROM D ORDER BY DateStamp ASC TIMESPAN LAST_72_HOURS");

        var lines = times.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.NotEmpty(lines);
        Assert.InRange(lines[0], "2024-05-14T09:30:00Z", "2024-05-17T09:29:59Z");
        Assert.InRange(lines[^1], "2024-05-14T09:30:00Z", "2024-05-17T09:29:59Z");
    }

    [Fact]
    public async Task A_range_of_unknown_length_is_refused_when_the_query_is_created()
    {
        await using var service = await TestService.StartAsync(CreateOptions("""{ "datasetName": "D", "selectableColumns": ["A"], "availableDateRanges": ["LAST_FISCAL_YEAR", "LIFETIME"] }"""));

        var response = await service.PostAsync("ScheduledQueries", new System.Text.Json.Nodes.JsonObject { ["Name"] = "Q", ["Query"] = "SELECT A FROM D TIMESPAN LAST_FISCAL_YEAR" }, System.Net.HttpStatusCode.BadRequest);

        Assert.StartsWith("TIMESPAN LAST_FISCAL_YEAR is a range of the dataset, but this service does not know which time it means", (string?)response["message"], StringComparison.Ordinal);
        Assert.NotEmpty(await service.ColumnAsync("SELECT A FROM D TIMESPAN LIFETIME"));
    }

    [Fact]
    public async Task A_dataset_without_declared_types_is_filtered_by_its_text_column_with_dates()
    {
        await using var service = await TestService.StartAsync(CreateOptions("""{ "datasetName": "D", "selectableColumns": ["CustomerName", "SubscriptionEndDate", "CompletionDate"], "availableDateRanges": ["LAST_MONTH", "LIFETIME"] }"""));

        var month = await service.ColumnAsync("SELECT CompletionDate FROM D TIMESPAN LAST_MONTH");

        Assert.NotEmpty(month);
        Assert.All(month, date => Assert.StartsWith("2024-04-", date, StringComparison.Ordinal));
        Assert.Contains(await service.ColumnAsync("SELECT CompletionDate FROM D TIMESPAN LIFETIME"), date => !date!.StartsWith("2024-04-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dataset_without_months_is_filtered_by_its_first_date()
    {
        await using var service = await TestService.StartAsync(rows: 20_000);
        var today = await service.ColumnAsync("SELECT VisitedAt FROM Visits TIMESPAN TODAY");
        var yesterday = await service.ColumnAsync("SELECT VisitedAt FROM Visits TIMESPAN YESTERDAY");
        var week = await service.ColumnAsync("SELECT VisitedAt FROM Visits ORDER BY VisitedAt ASC TIMESPAN LAST_7_DAYS");
        Assert.All(today, t => Assert.StartsWith("2024-05-17T", t, StringComparison.Ordinal));
        Assert.All(yesterday, t => Assert.StartsWith("2024-05-16T", t, StringComparison.Ordinal));
        Assert.NotEmpty(today);
        Assert.NotEmpty(yesterday);
        Assert.StartsWith("2024-05-11T", week[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_without_times_is_not_filtered()
    {
        await using var service = await TestService.StartAsync(rows: 42);
        Assert.Equal(42, (await service.RowsAsync("SELECT PartnerName FROM Partners")).Count);
    }

    [Fact]
    public async Task A_scheduled_report_is_relative_to_its_execution()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.CreateReportAsync("SELECT DISTINCT Month FROM Seats TIMESPAN LAST_MONTH", body =>
        {
            body["ExecuteNow"] = false;
            body["StartTime"] = "2024-06-01T00:00:00Z";
        });
        service.Time.Now = new DateTime(2024, 8, 1, 0, 0, 0, DateTimeKind.Utc);
        var link = (string)(await service.GetAsync($"ScheduledReport/execution/{report}"))["value"]![0]!["reportAccessSecureLink"]!;
        Assert.Equal("Month\r\n2024-05-01\r\n", await service.Files.GetStringAsync(link, TestService.Cancel));
    }

    [Theory]
    [InlineData("TODAY", "2024-05-17", "2024-05-18")]
    [InlineData("YESTERDAY", "2024-05-16", "2024-05-17")]
    [InlineData("LAST_7_DAYS", "2024-05-11", "2024-05-18")]
    [InlineData("LAST_365_DAYS", "2023-05-19", "2024-05-18")]
    [InlineData("LAST_1_YEAR", "2023-05-01", "2024-05-01")]
    [InlineData("LAST_3_YEARS", "2021-05-01", "2024-05-01")]
    public void A_range_is_a_period_of_days_or_of_calendar_months(string range, string from, string to) =>
        Assert.Equal(new DateWindow(Month(from), Month(to)), DateWindow.FromRange(range, new ManualTimeProvider().Now));

    private static DateTime Month(string date) => DateTime.ParseExact(date, "yyyy-MM-dd", null);

    private static LocalServiceOptions CreateOptions(string dataset, int rows = 600) => new()
    {
        RowsPerDataset = rows,
        Datasets = [.. Insights.Typed.Schemas.SchemaFile.Read("d.json", dataset).Datasets],
    };
}
