using Insights.Typed.TestKit.Compilation;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>The editor of a query in a browser.</summary>
public sealed class QueryTests(ExploredService service)
{
    private const string Seats = "SELECT CustomerName, AssignedSeats FROM DynamicsUsage WHERE AssignedSeats > 10 TIMESPAN LAST_MONTH";

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
