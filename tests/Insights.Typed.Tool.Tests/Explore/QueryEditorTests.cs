using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The catalog, and what the editor shows.</summary>
public sealed class QueryEditorTests(ExploreFixture fixture)
{
    [Fact]
    public async Task The_session_and_the_catalog_describe_the_sources()
    {
        var page = await fixture.GetPageAsync();

        var session = await page.GetAsync("/api/session");
        var catalog = await page.GetAsync("/api/catalog");

        Assert.Equal("schemas", session.GetProperty("schemas").GetString());
        Assert.Equal("a token from another source", session.GetProperty("service").GetProperty("account").GetString());
        var usage = catalog.GetProperty("datasets").EnumerateArray().Single(dataset => dataset.GetProperty("name").GetString() == "Usage");
        Assert.Equal(["guid", "text", "text", "integer", "date"], usage.GetProperty("columns").EnumerateArray().Select(column => column.GetProperty("type").GetString()));
        Assert.Equal("SELECT Id, Name, Market, Seats, Month FROM Usage TIMESPAN LAST_MONTH", usage.GetProperty("exampleQuery").GetString());
        Assert.Equal("LAST_MONTH", usage.GetProperty("exampleDateRange").GetString());
        Assert.Equal(24, usage.GetProperty("minimumRecurrenceInterval").GetInt32());
        var seats = usage.GetProperty("columns").EnumerateArray().Single(column => column.GetProperty("name").GetString() == "Seats");
        var use = Assert.Single(seats.GetProperty("uses").EnumerateArray());
        Assert.Equal("filters by Seats", use.GetProperty("use").GetString());
        Assert.Equal("Program.cs", catalog.GetProperty("queries")[use.GetProperty("query").GetInt32()].GetProperty("file").GetString());
        Assert.Equal(3, catalog.GetProperty("unlisted")[0].GetProperty("line").GetInt32());
    }

    [Fact]
    public async Task The_chosen_names_become_a_query_in_the_order_of_the_dataset()
    {
        var page = await fixture.GetPageAsync();

        var query = await page.PostAsync("/api/catalog/query", Parse("""{"dataset":"Usage","names":["TotalSeats","Seats","Name"],"dateRange":"LIFETIME"}"""));
        var withoutRange = await page.PostAsync("/api/catalog/query", Parse("""{"dataset":"Usage","names":["Name"]}"""));
        var example = await page.PostAsync("/api/catalog/query", Parse("""{"dataset":"Usage","names":[],"dateRange":"LAST_6_MONTHS"}"""));

        Assert.Equal("SELECT Name, Seats, TotalSeats\nFROM Usage\nTIMESPAN LIFETIME", query.GetProperty("text").GetString());
        Assert.Equal("SELECT Name\nFROM Usage", withoutRange.GetProperty("text").GetString());
        Assert.Equal("SELECT Id, Name, Market, Seats, Month FROM Usage TIMESPAN LAST_6_MONTHS", example.GetProperty("text").GetString());
    }

    [Theory]
    [InlineData("""{"dataset":"Usages"}""", "The catalog has no dataset 'Usages'.")]
    [InlineData("""{"dataset":"Usage","names":["Name","Nam"]}""", "Usage has no column or metric 'Nam'.")]
    [InlineData("""{"dataset":"Usage","names":["Name"],"dateRange":"LAST_MONTH WHERE"}""", "Usage has no date range 'LAST_MONTH WHERE'.")]
    [InlineData("""{"dataset":"Usage","names":"Name"}""", "'names' must be a list of texts.")]
    [InlineData("""{"dataset":"Usage","names":["Name",1]}""", "'names' must be a list of texts.")]
    public async Task A_choice_that_the_dataset_does_not_have_is_refused(string body, string message)
    {
        var page = await fixture.GetPageAsync();

        var error = await page.PostAsync("/api/catalog/query", Parse(body), System.Net.HttpStatusCode.BadRequest);

        Assert.Equal(message, error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task A_valid_query_has_its_meaning_its_parts_and_its_code()
    {
        var page = await fixture.GetPageAsync();

        var query = await page.PostAsync("/api/query/inspect", new { text = "select Name, TotalSeats from Usage where Month >= '2025-01-01' timespan LAST_MONTH" });

        Assert.True(query.GetProperty("isValid").GetBoolean());
        Assert.Equal("SELECT Name, TotalSeats FROM Usage WHERE Month >= '2025-01-01' TIMESPAN LAST_MONTH", query.GetProperty("canonical").GetString());
        Assert.Equal(
            "keyword column punctuation metric keyword dataset keyword column operator string keyword dateRange",
            string.Join(' ', query.GetProperty("tokens").EnumerateArray().Select(token => token.GetProperty("kind").GetString())));
        Assert.Contains(query.GetProperty("parts").EnumerateArray(), part => part.GetProperty("words").GetString() == "one for each combination of the selected columns");
        Assert.Equal(
            "Datasets.Usage\n    .Where(x => x.Month >= new DateOnly(2025, 1, 1))\n    .During(t => t.LastMonth)\n    .Select(x => new { x.Name, x.TotalSeats })",
            query.GetProperty("csharp").GetProperty("expression").GetString());
        Assert.Equal(JsonValueKind.Null, query.GetProperty("csharpReason").ValueKind);
    }

    [Theory]
    [InlineData("SELECT DISTINCT Name FROM Usage WHERE Seats IN (1) AND Month > 'x'", "keyword keyword column keyword dataset keyword column keyword punctuation number punctuation keyword column operator string")]
    [InlineData("select Name from Usage order by Seats desc limit 5 timespan LAST_MONTH aggregated Daily", "keyword column keyword dataset keyword keyword column keyword keyword number keyword dateRange keyword aggregation")]
    [InlineData("SELECT Other FROM Usage ORDER Name AGGREGATED Daily TIMESPAN LIFETIME", "keyword name keyword dataset keyword column keyword aggregation keyword dateRange")]
    [InlineData("Name FROM", "name keyword")]
    public async Task A_name_has_the_kind_of_its_clause(string text, string kinds)
    {
        var page = await fixture.GetPageAsync();

        var query = await page.PostAsync("/api/query/inspect", new { text });

        Assert.Equal(kinds, string.Join(' ', query.GetProperty("tokens").EnumerateArray().Select(token => token.GetProperty("kind").GetString())));
    }

    [Fact]
    public async Task A_wrong_query_has_its_problems_at_their_positions()
    {
        var page = await fixture.GetPageAsync();

        var query = await page.PostAsync("/api/query/inspect", new { text = "SELECT Nam FROM Usage" });
        var incomplete = await page.PostAsync("/api/query/inspect", new { text = "SELECT Name FROM Usage WHERE 'x" });
        var empty = await page.PostAsync("/api/query/inspect", new { text = "" });

        var problem = Assert.Single(query.GetProperty("problems").EnumerateArray());
        Assert.Equal("""{"start":7,"length":3,"message":"Usage has no column or metric 'Nam'. Did you mean 'Name'?","suggestion":"Name"}""", problem.GetRawText());
        Assert.Equal("Correct the query first.", query.GetProperty("csharpReason").GetString());
        Assert.Equal("invalid", incomplete.GetProperty("tokens").EnumerateArray().ToList()[5].GetProperty("kind").GetString());
        Assert.False(empty.GetProperty("isValid").GetBoolean());
    }

    [Fact]
    public async Task A_column_of_each_type_states_whether_it_is_a_number_and_whether_it_has_a_time()
    {
        var columns = ColumnTypes.All.ToDictionary(info => $"{info.Type}Column");
        var schema = $$"""
            {
              "datasetName": "Everything",
              "selectableColumns": [{{string.Join(", ", columns.Keys.Select(name => $"\"{name}\""))}}],
              "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"],
              "minimumRecurrenceInterval": 24,
              "typed": { "columns": { {{string.Join(", ", columns.Select(column => $"\"{column.Key}\": {Declare(column.Value)}"))}} } }
            }
            """;
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, schema);
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--folder", "schemas"], folder => folder.Write("schemas/Everything.json", schema));

        var preview = await page.PostAsync("/api/previews", new { text = $"SELECT {string.Join(", ", columns.Keys)} FROM Everything" });
        var path = $"/api/runs/{preview.GetProperty("run").GetProperty("id").GetString()}/chart";

        Assert.Equal(
            columns.Select(column => (column.Key, column.Value.Name, column.Value.Kind.IsNumber(), column.Value.Type == ColumnType.Guid)),
            preview.GetProperty("run").GetProperty("columns").EnumerateArray().Select(column =>
                (column.GetProperty("name").GetString()!, column.GetProperty("type").GetString()!, column.GetProperty("isNumber").GetBoolean(), column.GetProperty("hasFixedLength").GetBoolean())));
        Assert.False((await page.GetAsync(path + "?x=DateColumn")).GetProperty("xHasTimeOfDay").GetBoolean());
        Assert.True((await page.GetAsync(path + "?x=DateTimeColumn")).GetProperty("xHasTimeOfDay").GetBoolean());
    }

    [Fact]
    public async Task The_names_at_a_position_are_completed()
    {
        var page = await fixture.GetPageAsync();

        var columns = await page.PostAsync("/api/query/complete", new { text = "SELECT Na FROM Usage", position = 9 });
        var datasets = await page.PostAsync("/api/query/complete", new { text = "SELECT Name FROM ", position = 17 });

        Assert.Equal((7, 2), (columns.GetProperty("start").GetInt32(), columns.GetProperty("length").GetInt32()));
        Assert.Contains(columns.GetProperty("items").EnumerateArray(), item => item.GetProperty("text").GetString() == "Name" && item.GetProperty("kind").GetString() == "column");
        Assert.Equal("dataset", datasets.GetProperty("items").EnumerateArray().First(item => item.GetProperty("text").GetString() == "Usage").GetProperty("kind").GetString());
        await page.PostAsync("/api/query/complete", new { text = "SELECT", position = 7 }, System.Net.HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Drift_has_the_queries_that_it_breaks()
    {
        await using var service = await Service.StartAsync(options => options.TimeProvider = TimeProvider.System, Service.Usage);
        await using var page = await ExplorePage.StartAsync(service, ["--no-browser", "--manifest", "queries.json"], folder =>
        {
            folder.Write("queries.json", ExploreFixture.Manifest);
            folder.Write("schemas/Usage.json", Service.Usage);
        });
        Assert.Equal("none", (await page.GetAsync("/api/catalog/drift")).GetProperty("drift").GetString());
        service.ChangeDataset("Usage", dataset => dataset with { Columns = new([.. dataset.Columns.Where(column => column.Name != "Name")]) });

        var drift = await page.GetAsync("/api/catalog/drift");

        Assert.Equal("breaking", drift.GetProperty("drift").GetString());
        Assert.Equal("selects Name", Assert.Single(Assert.Single(drift.GetProperty("changes").EnumerateArray()).GetProperty("queries").EnumerateArray()).GetProperty("reason").GetString());
    }

    private static string Declare(ColumnTypeInfo info) => info.Kind == ValueKind.Flag
        ? $$"""{ "type": "{{info.Name}}", "true": "Y", "false": "N" }"""
        : $$"""{ "type": "{{info.Name}}" }""";

    private static JsonElement Parse(string body) => JsonSerializer.Deserialize<JsonElement>(body);
}
