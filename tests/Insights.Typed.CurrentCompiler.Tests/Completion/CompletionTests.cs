namespace Insights.Typed.CurrentCompiler.Tests.Completion;

/// <summary>What an editor lists while a query is written: the names of the dataset, and nothing that only generated code uses.</summary>
public sealed class CompletionTests(EditedFile file) : IClassFixture<EditedFile>
{
    private static readonly string[] MembersOfObject = ["Equals", "GetHashCode", "GetType", "ToString"];

    private static readonly string[] Columns = ["Id", "Month", "Name", "Note", "Seats", "Trial", "Used"];

    private static readonly string[] Metrics = ["Customers", "Total"];

    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.|)")]
    [InlineData("Datasets.Usage.Select(x => new { x.Id, x.| })")]
    [InlineData("from x in Datasets.Usage select x.|")]
    public async Task A_row_lists_its_columns_and_metrics(string text) =>
        Assert.Equal([.. Columns.Concat(Metrics).Concat(MembersOfObject).Order(StringComparer.Ordinal)], await file.GetNamesAsync(text));

    [Theory]
    [InlineData("Datasets.Usage.Where(x => x.|)")]
    [InlineData("Datasets.Usage.OrderBy(x => x.|)")]
    public async Task Conditions_and_orders_list_columns_and_metrics(string text) =>
        Assert.Equal([.. Columns.Concat(Metrics).Concat(MembersOfObject).Order(StringComparer.Ordinal)], await file.GetNamesAsync(text));

    [Fact]
    public async Task The_datasets_are_listed() =>
        Assert.Equal(["Equals", "ReferenceEquals", "Sales", "Usage"], await file.GetNamesAsync("Datasets.|"));

    [Fact]
    public async Task A_query_lists_its_clauses_and_properties() => Assert.Equal(
        [
            .. MembersOfObject
                .Concat(["Distinct", "During", "OrderBy", "OrderByDescending", "Select", "Take", "Where"])
                .Concat(["DatasetName", "SelectedNames", "SystemQueryId"])
                .Order(StringComparer.Ordinal),
        ],
        await file.GetNamesAsync("Datasets.Usage.|"));

    [Fact]
    public async Task The_date_ranges_are_listed() => Assert.Equal(
        [.. MembersOfObject.Concat(["LastMonth", "Lifetime"]).Order(StringComparer.Ordinal)],
        await file.GetNamesAsync("Datasets.Usage.During(t => t.|)"));

    [Theory]
    [InlineData("InsightsQuery.FromText(\"SELECT |\")", "Name: The column Name. A column of Sales, Usage: text.", "InsightsQuery.FromText(\"SELECT Name\")")]
    [InlineData("InsightsQuery.FromText(\"SELECT Na| FROM Sales\")", "Name: The column Name. A column of Sales: text.", "InsightsQuery.FromText(\"SELECT Name FROM Sales\")")]
    [InlineData("InsightsQuery.FromText(1 switch { 1 => (\"SELECT Na| FROM Sales\"), _ => \"SELECT Id FROM Usage\" })", "Name: The column Name. A column of Sales: text.", "InsightsQuery.FromText(1 switch { 1 => (\"SELECT Name FROM Sales\"), _ => \"SELECT Id FROM Usage\" })")]
    [InlineData("InsightsQuery.FromText(\"SELECT Name \" + \"FROM |\")", "Sales: All rows of Sales.", "InsightsQuery.FromText(\"SELECT Name \" + \"FROM Sales\")")]
    [InlineData("InsightsQuery.FromText($\"SELECT Name FROM Usage WHERE Seats > {1 + 1} | LIMIT 5\")", "AND: Adds a condition, which must be met too.", "InsightsQuery.FromText($\"SELECT Name FROM Usage WHERE Seats > {1 + 1} AND LIMIT 5\")")]
    [InlineData("InsightsQuery.FromText(\"\"\"SELECT Name FROM Usage TIMESPAN L|\"\"\")", "LAST_MONTH: A date range of Usage.", "InsightsQuery.FromText(\"\"\"SELECT Name FROM Usage TIMESPAN LAST_MONTH\"\"\")")]
    [InlineData("((InsightsClient)null!).CreateQueryAsync(\"n\", \"|\")", "SELECT: Selects columns and metrics. A metric is computed once for each combination of the selected columns.", "((InsightsClient)null!).CreateQueryAsync(\"n\", \"SELECT\")")]
    [InlineData("/* lang=InsightsQuery */ \"SELECT Name FROM Usage WHERE Trial = |\"", "'Y': Trial is true.", "/* lang=InsightsQuery */ \"SELECT Name FROM Usage WHERE Trial = 'Y'\"")]
    public async Task The_text_of_a_query_is_completed(string text, string first, string changed)
    {
        var (items, result) = await file.GetQueryItemsAsync(text);

        Assert.Equal((first, changed), (items[0], result));
    }

    [Theory]
    [InlineData("((InsightsClient)null!).CreateQueryAsync(\"|\", \"SELECT\")")]
    [InlineData("\"SELECT |\"")]
    [InlineData("InsightsQuery.FromText(\"SELECT Name FROM Usage LIMIT |\")")]
    public async Task Other_texts_are_not_completed(string text) => Assert.Empty((await file.GetQueryItemsAsync(text)).Items);

    /// <summary>Neither types nor members whose names start with an underscore are listed where any name can be written.</summary>
    [Fact]
    public async Task No_internal_name_is_listed_elsewhere()
    {
        var names = await file.GetNamesAsync("|");
        Assert.Contains("Datasets", names);
        Assert.DoesNotContain(names, name => name.StartsWith('_'));
    }
}
