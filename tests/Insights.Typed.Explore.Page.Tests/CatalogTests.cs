using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The catalog in a browser.</summary>
public sealed class CatalogTests(ExploredService service)
{
    [Fact]
    public async Task A_search_finds_columns_by_name_and_by_description()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.Keyboard.PressAsync("/");
        await tab.Page.Keyboard.TypeAsync("seats assigned");

        var column = tab.Page.GetByRole(AriaRole.Link, new() { Name = "AssignedSeats integer" });
        await Expect(column.First).ToBeVisibleAsync();
        await column.First.ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        await Expect(tab.Page.Locator("tr.found")).ToContainTextAsync("How many seats are assigned.");
        await Expect(tab.Page.Locator("tr.found mark").First).ToBeVisibleAsync();

        await tab.Page.GetByRole(AriaRole.Searchbox).FillAsync("no such column");
        await Expect(tab.Page.GetByText("Nothing matches 'no such column'")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_dataset_becomes_a_running_query_without_typing()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();
        await tab.Page.GetByLabel("CustomerName", new() { Exact = true }).CheckAsync();
        await tab.Page.GetByLabel("AssignedSeats", new() { Exact = true }).CheckAsync();
        await tab.Page.GetByRole(AriaRole.Radio, new() { Name = "LAST_3_MONTHS" }).CheckAsync();
        await tab.Button("Preview 2 columns").ClickAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Columnheader)).ToHaveTextAsync(["CustomerName", "AssignedSeats"]);
        await Expect(tab.Page.Locator(".result-summary")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^PreviewCompleted[0-9]+ rows"));
        await Expect(tab.Editor).ToContainTextAsync("FROM DynamicsUsageTIMESPAN LAST_3_MONTHS");
    }

    [Fact]
    public async Task A_dataset_without_a_choice_opens_its_example_with_the_chosen_range()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();
        await tab.Page.GetByRole(AriaRole.Radio, new() { Name = "LAST_3_MONTHS" }).CheckAsync();
        await tab.Button("Open as a query").ClickAsync();

        await Expect(tab.Editor).ToContainTextAsync(" FROM DynamicsUsage TIMESPAN LAST_3_MONTHS");
    }

    /// <summary>The properties are those that the command sends, and one that the page does not know.</summary>
    [Fact]
    public async Task The_article_of_a_dataset_shows_each_of_its_properties()
    {
        await using var tab = await service.OpenAsync();
        string? changed = null;
        List<string> properties = [];
        await tab.Page.RouteAsync("**/api/catalog", async route =>
        {
            var response = await route.FetchAsync();
            var catalog = JsonNode.Parse(await response.TextAsync())!.AsObject();
            var dataset = catalog["datasets"]!.AsArray().Single(item => (string?)item!["name"] == "DynamicsUsage")!.AsObject();
            dataset["aggregations"] ??= new JsonArray(new JsonObject { ["name"] = "Daily", ["dateRanges"] = new JsonArray("LAST_MONTH") });
            dataset["later"] = 1;

            // The address of the article has the name. The example becomes the text of a query.
            properties = [.. dataset.Select(property => property.Key).Except(["name", "exampleQuery", "exampleDateRange"])];
            if (changed is not null)
            {
                dataset[changed] = Change(dataset[changed]);
            }

            await route.FulfillAsync(new() { Response = response, Body = catalog.ToJsonString() });
        });
        var before = await ReadArticleAsync(tab);

        Assert.Contains("later: 1", before, StringComparison.Ordinal);
        foreach (var property in properties.ToList())
        {
            changed = property;
            Assert.True(before != await ReadArticleAsync(tab), $"A change of {property} is not shown.");
        }
    }

    [Fact]
    public async Task A_query_that_cannot_be_written_is_an_error_with_another_attempt()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();
        await tab.Page.RouteAsync("**/api/catalog/query", route => route.AbortAsync());
        await tab.Button("Open as a query").ClickAsync();
        await Expect(tab.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("insights explore has stopped.");
        await tab.Page.UnrouteAllAsync();
        await tab.Button("Try again").ClickAsync();

        await Expect(tab.Editor).ToContainTextAsync("FROM DynamicsUsage");
        tab.ExpectError("ERR_FAILED");
    }

    [Fact]
    public async Task A_choice_stays_when_the_comparison_with_the_service_arrives()
    {
        await using var tab = await service.OpenAsync();
        var compared = new TaskCompletionSource();
        await tab.Page.RouteAsync("**/api/catalog/drift", async route =>
        {
            await compared.Task;
            await route.ContinueAsync();
        });
        await tab.Page.ReloadAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();
        var range = tab.Page.GetByRole(AriaRole.Radio, new() { Name = "LAST_3_MONTHS" });
        await range.CheckAsync();
        var box = tab.Page.GetByLabel("CustomerName", new() { Exact = true });
        await box.CheckAsync();
        await Expect(tab.Page.GetByText("Comparing with the service…")).ToBeVisibleAsync();
        compared.SetResult();

        await Expect(tab.Page.GetByText("The service offers what the schemas say.")).ToBeVisibleAsync();
        await Expect(box).ToBeCheckedAsync();
        await Expect(box).ToBeFocusedAsync();
        await Expect(range).ToBeCheckedAsync();
        await Expect(tab.Button("Preview 1 column")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_queries_of_the_app_are_next_to_the_columns_that_they_use()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();

        var row = tab.Page.Locator("tr[data-name=CustomerMarket]");
        await row.GetByText("quer").First.ClickAsync();

        await Expect(row).ToContainTextAsync(".cs(");
        await Expect(tab.Page.GetByText("The service offers what the schemas say.")).ToBeVisibleAsync();
    }

    private static async Task<string> ReadArticleAsync(Tab tab)
    {
        await tab.Page.ReloadAsync();
        await tab.Page.GetByRole(AriaRole.Link, new() { NameRegex = new("^DynamicsUsage") }).ClickAsync();
        return await tab.Page.Locator("article.dataset").InnerTextAsync();
    }

    private static JsonNode Change(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.String => "another text",
        JsonValueKind.Number => (int)value! + 24,
        JsonValueKind.Array => new JsonArray([.. value!.AsArray().Skip(1).Select(item => item!.DeepClone())]),
        var kind => throw new InvalidOperationException($"A property is {kind}, which no dataset has."),
    };
}
