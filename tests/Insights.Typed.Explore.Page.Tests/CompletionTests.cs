using System.Globalization;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Language;
using Insights.Typed.LocalService;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>What the editor of a query proposes, and how a key accepts it, in a browser.</summary>
public sealed class CompletionTests(ExploredService service)
{
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

        await WaitUntilProposalsAreAcceptedAsync(tab);
        await tab.Editor.PressAsync("Tab");

        await Expect(tab.Editor).ToHaveTextAsync("SELECT ", new() { UseInnerText = true });
        await Expect(tab.Proposals.First).ToContainTextAsync("column");
    }

    /// <summary>The response of the character's request does not arrive.</summary>
    [Theory]
    [InlineData("Tab")]
    [InlineData("Enter")]
    public async Task A_key_accepts_a_proposal_directly_after_a_character(string key)
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("");
        await tab.Page.Keyboard.TypeAsync("SE");
        await Expect(tab.Proposals).ToHaveTextAsync(["SELECTkeyword"]);
        await WaitUntilProposalsAreAcceptedAsync(tab);
        await using var completion = await HeldResponse.CreateAsync(tab.Page, "**/api/query/complete");

        await tab.Page.Keyboard.PressAsync("L");
        await tab.Page.Keyboard.PressAsync(key);

        await Expect(tab.Editor).ToBeFocusedAsync();
        await Expect(tab.Page.Locator(".cm-line")).ToHaveTextAsync(["SELECT "]);
        await completion.Arrived;
        await completion.ReleaseAsync();
        await Expect(tab.Proposals.First).ToContainTextAsync("column");
    }

    /// <summary>The page needs no proposals for a complete word, but the response arrives after more was typed or requested.</summary>
    [Theory]
    [InlineData(" Cu", false)]
    [InlineData(" ", true)]
    public async Task Proposals_follow_a_late_response_without_any(string typed, bool isRequested)
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("");
        await using var completion = await HeldResponse.CreateAsync(tab.Page, "**/api/query/complete");
        await tab.Page.Keyboard.InsertTextAsync("SELECT");
        await completion.Arrived;

        await tab.Page.Keyboard.TypeAsync(typed);
        if (isRequested)
        {
            await tab.Editor.PressAsync("Control+Space");
        }

        await completion.ReleaseAsync();

        await Expect(tab.Proposals.First).ToContainTextAsync("column");
    }

    /// <summary>A person continues in the next line. The list can be open until the comma, or the last word is complete before it.</summary>
    [Theory]
    [InlineData("SELECT ", "CustomerName,")]
    [InlineData("SEL", "CustomerName,")]
    [InlineData("SEL", "Customer,")]
    public async Task After_a_comma_Enter_accepts_nothing(string keyword, string columns)
    {
        await using var tab = await service.OpenAsync();
        await tab.WriteQueryAsync("");
        await tab.Page.Keyboard.TypeAsync(keyword);
        if (keyword != "SELECT ")
        {
            await Expect(tab.Proposals).ToHaveTextAsync(["SELECTkeyword"]);
            await WaitUntilProposalsAreAcceptedAsync(tab);
            await tab.Editor.PressAsync("Tab");
            await Expect(tab.Proposals.First).ToContainTextAsync("column");
        }

        await tab.Page.RunAndWaitForResponseAsync(
            () => tab.Page.Keyboard.TypeAsync(columns),
            response => response.Url.EndsWith("/api/query/complete", StringComparison.Ordinal) && response.Request.PostData!.Contains(columns, StringComparison.Ordinal));
        await tab.Page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))");
        await Expect(tab.Proposals).ToHaveCountAsync(0);
        await WaitUntilProposalsAreAcceptedAsync(tab);
        await tab.Editor.PressAsync("Enter");

        await Expect(tab.Page.Locator(".cm-line")).ToHaveTextAsync([$"SELECT {columns}", ""]);

        // Ctrl with Space requests the proposals.
        await tab.Editor.PressAsync("Control+Space");
        await Expect(tab.Proposals.First).ToContainTextAsync("column");
    }

    /// <summary>The two can have different versions of Unicode, so only what both know is compared.</summary>
    [Fact]
    public async Task The_browser_and_the_server_recognize_the_same_words()
    {
        await using var tab = await service.OpenAsync();
        var results = await tab.Page.EvaluateAsync<string>(
            """
            pattern => {
              const word = new RegExp(pattern, "u");
              const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
              return characters.map(character => /\p{Cn}/u.test(character) ? "?" : word.test(character) ? "1" : "0").join("");
            }
            """,
            QueryEndpoints.WordPattern);

        Assert.Equal(char.MaxValue + 1, results.Length);
        var known = Enumerable.Range(char.MinValue, results.Length).Select(code => (char)code)
            .Where(character => results[character] != '?' && char.GetUnicodeCategory(character) != UnicodeCategory.OtherNotAssigned).ToList();
        Assert.Equal(known.Where(character => character == '\'' || QueryName.IsNameCharacter(character)), known.Where(character => results[character] == '1'));
    }

    /// <summary>For 75 ms after the proposals appear, the editor accepts none: a key that was meant for the text must not.</summary>
    private static async Task WaitUntilProposalsAreAcceptedAsync(Tab tab)
    {
        var shown = await tab.Page.EvaluateAsync<double>("performance.now()");
        await tab.Page.WaitForFunctionAsync("shown => performance.now() > shown + 100", shown);
    }
}
