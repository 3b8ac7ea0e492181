using Insights.Typed.LocalService;
using Insights.Typed.Schemas;
using Insights.Typed.TestKit.Compilation;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The editor of a query in a browser.</summary>
public sealed class QueryTests(ExploredService service)
{
    private const string Seats = "SELECT CustomerName, AssignedSeats FROM DynamicsUsage WHERE AssignedSeats > 10 TIMESPAN LAST_MONTH";

    [Fact]
    public async Task Completion_proposes_what_is_possible_at_five_positions()
    {
        await using var tab = await service.OpenAsync();
        (string Before, string Proposed)[] positions =
        [
            ("", "SELECT"),
            ("SELECT CustomerName FROM ", "DynamicsUsage"),
            ("SELECT CustomerName, Assi", "AssignedSeats"),
            ("SELECT CustomerName FROM DynamicsUsage WHERE AssignedSeats ", ">="),
            ("SELECT CustomerName FROM DynamicsUsage TIMESPAN ", "LAST_6_MONTHS"),
        ];
        foreach (var (before, proposed) in positions)
        {
            await tab.WriteQueryAsync(before);
            await tab.Editor.PressAsync("Control+Space");
            await Expect(tab.Proposals.Filter(new() { HasText = proposed }).First).ToBeVisibleAsync();
            await tab.Editor.PressAsync("Escape");
        }
    }

    [Fact]
    public async Task A_name_with_any_valid_character_is_proposed_while_it_is_typed()
    {
        const string Schema = """
            {
              "datasetName": "Offers",
              "selectableColumns": ["Offer-Name", "Offer.Id", "Ökostrom", "Market"],
              "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"],
              "minimumRecurrenceInterval": 24
            }
            """;
        (string Typed, string[] Proposed)[] names =
        [
            ("Offer", ["Offer-Namecolumn", "Offer.Idcolumn"]),
            ("Offer-", ["Offer-Namecolumn"]),
            ("Offer.", ["Offer.Idcolumn"]),
            ("Ö", ["Ökostromcolumn"]),
        ];
        var folder = Directory.CreateTempSubdirectory("insights-schemas-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "Offers.json"), Schema, TestContext.Current.CancellationToken);
            var dataset = Assert.Single(SchemaFile.Read("Offers.json", Schema).Datasets);
            await using var page = await ServedPage.StartAsync(new LocalServiceOptions { Datasets = [dataset], RowsPerDataset = 5 }, folder);
            await using var tab = await service.OpenAsync(address: page.Address);
            foreach (var (typed, proposed) in names)
            {
                await tab.WriteQueryAsync("");
                await tab.Page.Keyboard.TypeAsync($"SELECT {typed}");
                await Expect(tab.Proposals).ToHaveTextAsync(proposed);
                await tab.Editor.PressAsync("Escape");
            }

            // A person who continues in the next line accepts nothing.
            await tab.WriteQueryAsync("");
            await tab.Page.RunAndWaitForResponseAsync(
                () => tab.Page.Keyboard.TypeAsync("SELECT Market,"),
                response => response.Url.EndsWith("/api/query/complete", StringComparison.Ordinal) && response.Request.PostData!.Contains("Market,", StringComparison.Ordinal));
            await tab.Page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))");
            await Expect(tab.Proposals).ToHaveCountAsync(0);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_completion_is_accepted_by_the_keyboard_and_continues()
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("");
        await tab.Page.Keyboard.TypeAsync("SEL");
        await Expect(tab.Proposals).ToHaveTextAsync(["SELECTkeyword"]);

        // While the newest proposals arrive, the earlier ones cannot be accepted.
        await Expect(tab.Page.Locator(".cm-tooltip-autocomplete-disabled")).ToHaveCountAsync(0);

        // For 75 ms after the proposals appear, the editor accepts none: a key that was meant for the text must not.
        var shown = await tab.Page.EvaluateAsync<double>("performance.now()");
        await tab.Page.WaitForFunctionAsync("shown => performance.now() > shown + 100", shown);
        await tab.Editor.PressAsync("Tab");

        await Expect(tab.Editor).ToHaveTextAsync("SELECT ", new() { UseInnerText = true });
        await Expect(tab.Proposals.First).ToContainTextAsync("column");
    }

    [Fact]
    public async Task A_wrong_column_is_underlined_and_corrected()
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync(Seats.Replace("SELECT CustomerName, AssignedSeats", "SELECT CustomerNam, AssignedSeats", StringComparison.Ordinal));

        await Expect(tab.Page.Locator(".cm-lintRange-error")).ToHaveTextAsync("CustomerNam");
        await Expect(tab.Page.Locator(".problem")).ToContainTextAsync("CustomerName");
        await tab.Button("Use CustomerName").ClickAsync();

        await Expect(tab.Page.Locator(".cm-lintRange-error")).ToHaveCountAsync(0);
        await Expect(tab.Editor).ToHaveTextAsync(Seats);
    }

    [Fact]
    public async Task The_query_is_explained_and_its_csharp_compiles()
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync(Seats);
        await Expect(tab.Page.Locator(".parts")).ToContainTextAsync("AssignedSeats is greater than 10");
        await Expect(tab.Page.Locator(".csharp")).ToContainTextAsync("x.AssignedSeats > 10");
        await tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Program" }).ClickAsync();
        await tab.Button("Copy the C#").ClickAsync();
        await Expect(tab.Page.GetByText("Copied").First).ToBeVisibleAsync();
        var program = await tab.Page.EvaluateAsync<string>("navigator.clipboard.readText()");

        Assert.Contains("Datasets.DynamicsUsage", program, StringComparison.Ordinal);
        var schema = await File.ReadAllTextAsync(Repository.GetPath("schemas/DynamicsUsage.json"), TestContext.Current.CancellationToken);
        TestProject.Create(new SchemaText("DynamicsUsage.json", schema)).WithSource("Program.cs", program).Build().AssertCompiles();
    }
}
