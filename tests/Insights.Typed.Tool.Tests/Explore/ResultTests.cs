using System.Net;
using System.Text.Json;
using Insights.Typed.Explore.Results;
using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>Previews, runs, and their rows.</summary>
public sealed class ResultTests(ExploreFixture fixture)
{
    private const string Query = "SELECT Month, Name, Market, Seats FROM Usage TIMESPAN LIFETIME";

    private static readonly string[] States = ["creating", "waiting", "running", "reading", "cleaningUp", "completed"];

    [Fact]
    public async Task A_preview_has_its_rows_at_once()
    {
        var page = await fixture.GetPageAsync();

        var preview = await page.PostAsync("/api/previews", new { text = Query });

        Assert.Equal(("completed", "preview", 100), (GetText(preview.GetProperty("run"), "state"), GetText(preview.GetProperty("run"), "kind"), preview.GetProperty("page").GetProperty("rows").GetArrayLength()));
        Assert.Equal("date text text integer", string.Join(' ', preview.GetProperty("run").GetProperty("columns").EnumerateArray().Select(column => GetText(column, "type"))));
        var id = GetText(preview.GetProperty("run"), "id");
        await page.SendAsync(HttpMethod.Delete, $"/api/runs/{id}", HttpStatusCode.NoContent);
        await page.SendAsync(HttpMethod.Get, $"/api/runs/{id}/rows", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_run_reports_its_progress_and_its_rows_can_be_sorted_paged_and_charted()
    {
        var page = await fixture.GetPageAsync();

        var started = await page.PostAsync("/api/runs", new { text = Query }, HttpStatusCode.Created);
        var id = GetText(started, "id");
        var (states, run) = await page.ReadEventsAsync(id);
        var rows = await ReadAllAsync(page, id, "");
        var ascending = await ReadAllAsync(page, id, "&sort=Seats");
        var descending = await ReadAllAsync(page, id, "&sort=seats&descending=true");
        var byName = await ReadAllAsync(page, id, "&sort=Name");
        var chart = await page.GetAsync($"/api/runs/{id}/chart");
        var bars = await page.GetAsync($"/api/runs/{id}/chart?x=Market");

        Assert.Equal("completed", states[^1]);
        Assert.Equal(states.OrderBy(state => Array.IndexOf(States, state)), states);
        Assert.Equal((300, run.GetProperty("bytes").GetInt64()), (run.GetProperty("rows").GetInt32(), run.GetProperty("totalBytes").GetInt64()));
        Assert.Equal(300, rows.Count);
        Assert.Equal(rows.Select(row => long.Parse(row[3]!, System.Globalization.CultureInfo.InvariantCulture)).Order(), ascending.Select(row => long.Parse(row[3]!, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(ascending.Select(row => string.Join('|', row)).Reverse(), descending.Select(row => string.Join('|', row)));
        Assert.Equal(rows.Select(row => row[1]).Order(StringComparer.OrdinalIgnoreCase), byName.Select(row => row[1]), StringComparer.OrdinalIgnoreCase);
        Assert.Equal(("line", "Month", "Seats"), (GetText(chart, "kind"), GetText(chart, "x"), GetText(chart, "y")));
        Assert.Equal(
            rows.GroupBy(row => row[0]).OrderBy(month => month.Key, StringComparer.Ordinal).Select(month => (month.Key!, month.Sum(row => double.Parse(row[3]!, System.Globalization.CultureInfo.InvariantCulture)))),
            chart.GetProperty("points").EnumerateArray().Select(point => (GetText(point, "x"), point.GetProperty("y").GetDouble())));
        Assert.Equal("bars", GetText(bars, "kind"));
        Assert.Equal(bars.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("y").GetDouble()).OrderDescending(), bars.GetProperty("points").EnumerateArray().Select(point => point.GetProperty("y").GetDouble()));
        Assert.Equal("Name is not a number.", GetText(await page.SendAsync(HttpMethod.Get, $"/api/runs/{id}/chart?y=Name", HttpStatusCode.BadRequest), "message"));
        await page.SendAsync(HttpMethod.Get, $"/api/runs/{id}/rows?count=1001", HttpStatusCode.BadRequest);
        await page.SendAsync(HttpMethod.Get, $"/api/runs/{id}/rows?sort=Nothing", HttpStatusCode.BadRequest);
        Assert.Contains((await page.GetAsync("/api/runs")).GetProperty("runs").EnumerateArray(), other => GetText(other, "id") == id);
    }

    [Fact]
    public async Task Each_state_of_a_run_has_its_step_and_its_words()
    {
        var page = await fixture.GetPageAsync();

        var run = await page.RunAsync(Query);
        var states = Enum.GetValues<RunState>();

        Assert.Equal(
            ("Report", "Completed", true, "good", false),
            (GetText(run, "kindText"), GetText(run, "stateText"), run.GetProperty("hasEnded").GetBoolean(), GetText(run, "outcome"), run.GetProperty("canCancel").GetBoolean()));
        Assert.Equal(["Create", "Wait", "Run", "Read", "Clean up"], run.GetProperty("steps").EnumerateArray().Select(step => GetText(step, "name")));
        Assert.DoesNotContain(run.GetProperty("steps").EnumerateArray(), step => step.GetProperty("isCurrent").GetBoolean());
        Assert.Equal(states.Where(state => !state.IsEnd()), RunKind.Report.GetSteps().Select(step => step.State));
        Assert.Equal(states.Length, states.Select(state => state.GetText(RunKind.Report)).Distinct().Count());
    }

    [Fact]
    public async Task A_result_is_saved_in_each_format_by_an_address_that_works_once()
    {
        var page = await fixture.GetPageAsync();
        var id = GetText(await page.RunAsync("SELECT Id, Name, Seats FROM Usage ORDER BY Seats ASC LIMIT 3 TIMESPAN LIFETIME"), "id");
        var rows = await ReadAllAsync(page, id, "");

        var csv = await SaveAsync(page, id, "csv");
        var json = await SaveAsync(page, id, "jsonl");
        var parquet = await SaveAsync(page, id, "parquet");

        Assert.Equal(["Id,Name,Seats", .. rows.Select(row => string.Join(',', row.Select(value => value!.Contains(',', StringComparison.Ordinal) ? $"\"{value}\"" : value)))], GetLines(csv));
        Assert.Equal(rows.Select(row => $$"""{"Id":"{{row[0]}}","Name":"{{row[1]}}","Seats":{{row[2]}}}"""), GetLines(json));
        Assert.Equal("PAR1PAR1", System.Text.Encoding.ASCII.GetString([.. parquet[..4], .. parquet[^4..]]));
        Assert.Equal("The format must be one of csv, jsonl, parquet.", GetText(await page.PostAsync($"/api/runs/{id}/files", new { format = "xls" }, HttpStatusCode.BadRequest), "message"));
        Assert.Equal(["csv", "jsonl", "parquet"], (await page.GetAsync("/api/session")).GetProperty("formats").EnumerateArray().Select(format => GetText(format, "format")));
    }

    [Fact]
    public async Task A_saved_file_has_the_name_of_its_dataset()
    {
        const string Name = "Verkäufe-1.0";
        var schema = Service.Sales.Replace("\"Sales\"", $"\"{Name}\"", StringComparison.Ordinal);
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, schema);
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Sales.json", schema));
        var run = (await page.PostAsync("/api/previews", new { text = $"SELECT Product FROM {Name}" })).GetProperty("run");

        var file = await page.PostAsync($"/api/runs/{GetText(run, "id")}/files", new { format = "csv" });
        using var response = await page.Http.GetAsync(GetText(file, "address"), TestContext.Current.CancellationToken);

        Assert.Equal($"{Name}.csv", GetText(file, "fileName"));
        Assert.Equal($"{Name}.csv", response.Content.Headers.ContentDisposition!.FileNameStar);
    }

    [Fact]
    public async Task A_query_with_a_problem_is_not_sent()
    {
        var page = await fixture.GetPageAsync();

        foreach (var path in new[] { "/api/runs", "/api/previews" })
        {
            var error = await page.PostAsync(path, new { text = "SELECT Nam FROM Usage" }, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(("queryInvalid", "Usage has no column or metric 'Nam'. Did you mean 'Name'?"), (GetText(error, "kind"), GetText(error, "message")));
        }

        // No schema describes this dataset, so the service decides.
        Assert.Equal("service", GetText(await page.PostAsync("/api/previews", new { text = "SELECT Name FROM Elsewhere" }, HttpStatusCode.BadGateway), "kind"));
    }

    [Fact]
    public async Task A_run_can_be_canceled_and_redacted_data_is_marked()
    {
        await using var service = await Service.StartAsync(
            options => (options.TimeProvider, options.QueueTime, options.IsExecutiveReportViewer) = (TimeProvider.System, TimeSpan.FromHours(1), false),
            Service.Sales.Replace("\"Amount\"", "\"AmountRevenueUSD\"", StringComparison.Ordinal));
        await using var page = await ExplorePage.StartAsync(service);

        var preview = (await page.PostAsync("/api/previews", new { text = "SELECT Product, AmountRevenueUSD FROM Sales" })).GetProperty("run");
        var run = await page.PostAsync("/api/runs", new { text = "SELECT Product FROM Sales" }, HttpStatusCode.Created);
        var path = $"/api/runs/{GetText(run, "id")}";
        while (GetText(await page.GetAsync(path), "state") != "waiting")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
        }

        Assert.Equal("conflict", GetText(await page.SendAsync(HttpMethod.Get, path + "/rows?sort=Product", HttpStatusCode.Conflict), "kind"));
        Assert.Equal("conflict", GetText(await page.PostAsync(path + "/files", new { format = "csv" }, HttpStatusCode.Conflict), "kind"));
        await page.PostAsync(path + "/cancel", expected: HttpStatusCode.Accepted);
        var (_, canceled) = await page.ReadEventsAsync(GetText(run, "id"));

        Assert.Equal("canceled", GetText(canceled, "state"));
        Assert.True(preview.GetProperty("isDataRedacted").GetBoolean());
        Assert.Equal("""["AmountRevenueUSD"]""", preview.GetProperty("redactedColumns").GetRawText());
        await using var client = service.Client();
        Assert.Equal(0, await client.GetReportsAsync(cancellationToken: TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_failure_of_the_service_is_reported_and_the_next_run_works()
    {
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Sales);
        await using var page = await ExplorePage.StartAsync(service);
        service.Faults.Add(InsightsOperation.TestQuery, LocalServiceFault.EmptyBody);
        service.Faults.Add(InsightsOperation.CreateReport, LocalServiceFault.Unauthorized);

        var error = await page.PostAsync("/api/previews", new { text = "SELECT Product FROM Sales" }, HttpStatusCode.BadGateway);
        var run = await page.PostAsync("/api/runs", new { text = "SELECT Product FROM Sales" }, HttpStatusCode.Created);
        var (_, failed) = await page.ReadEventsAsync(GetText(run, "id"));

        Assert.Equal("service", GetText(error, "kind"));
        Assert.NotEmpty(GetText(error, "correlationId"));
        Assert.Equal(("failed", "service"), (GetText(failed, "state"), GetText(failed.GetProperty("error"), "kind")));
        Assert.Equal(60, (await page.RunAsync("SELECT Product FROM Sales")).GetProperty("rows").GetInt32());
    }

    private static async Task<List<string?[]>> ReadAllAsync(ExplorePage page, string id, string sort)
    {
        var rows = new List<string?[]>();
        JsonElement part;
        do
        {
            part = await page.GetAsync($"/api/runs/{id}/rows?offset={rows.Count}&count=130{sort}");
            rows.AddRange(part.GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetString()).ToArray()));
        }
        while (part.GetProperty("rows").GetArrayLength() == 130);
        Assert.Equal(part.GetProperty("total").GetInt32(), rows.Count);
        return rows;
    }

    private static async Task<byte[]> SaveAsync(ExplorePage page, string id, string format)
    {
        var file = await page.PostAsync($"/api/runs/{id}/files", new { format });
        using var response = await page.Http.GetAsync(GetText(file, "address"), TestContext.Current.CancellationToken);
        Assert.Equal(("attachment", $"Usage.{format}"), (response.Content.Headers.ContentDisposition!.DispositionType, response.Content.Headers.ContentDisposition.FileName));
        using var again = await page.Http.GetAsync(GetText(file, "address"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        return await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static string[] GetLines(byte[] file) => System.Text.Encoding.UTF8.GetString(file).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string GetText(JsonElement item, string name) => item.GetProperty(name).GetString()!;
}
