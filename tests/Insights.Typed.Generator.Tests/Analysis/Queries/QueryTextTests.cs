using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

public sealed class QueryTextTests
{
    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.Seats)", "SELECT Seats FROM Usage")]
    [InlineData("Datasets.Usage.Distinct().Select(x => new { x.Id, Idle = x.Seats - x.Used })", "SELECT DISTINCT Id, Seats, Used FROM Usage")]
    [InlineData("Datasets.Usage.Select(x => x)", "SELECT Id, Name, Seats, Used, Note, Month, Trial FROM Usage")]
    [InlineData("Datasets.Usage.Where(x => x.Seats > 10 && x.Name == \"a\").Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Seats > 10 AND Name = 'a'")]
    [InlineData("Datasets.Usage.Where(x => 10 < x.Seats).Where(x => x.Trial && !x.Trial).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Seats > 10 AND Trial = 'Y' AND Trial = 'N'")]
    [InlineData("Datasets.Usage.Where(x => x.Trial == false).Where(x => true != x.Trial).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Trial = 'N' AND Trial = 'N'")]
    [InlineData("Datasets.Usage.Where(x => x.Name == name && x.Seats <= limit + 1).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Name = {name} AND Seats <= {limit + 1}")]
    [InlineData("Datasets.Usage.Where(x => x.Name.Contains(name) && x.Name.StartsWith(\"a\") && x.Name.NotLike(\"%b\")).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Name LIKE '%{name}%' AND Name LIKE 'a%' AND Name NOT LIKE '%b'")]
    [InlineData("Datasets.Usage.Where(x => x.Seats.In(1, 2) && x.Seats.NotIn([3, limit]) && x.Name.In(names)).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Seats IN (1, 2) AND Seats NOT IN (3, {limit}) AND Name IN ({names})")]
    [InlineData("Datasets.Usage.Where(x => x.Month >= new DateOnly(2026, 5, 1) && x.Month < day).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Month >= '2026-05-01' AND Month < {day}")]
    [InlineData("Datasets.Usage.Where(x => x.Id == Guid.Parse(\"251DE3D4-8868-4032-B518-F142DA50522F\")).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Id = '251de3d4-8868-4032-b518-f142da50522f'")]
    [InlineData("Datasets.Usage.Where(x => Filter(x)).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE {Filter(x)}")]
    [InlineData("Datasets.Usage.OrderByDescending(x => x.Seats).ThenBy(x => x.Total).Select(x => x.Seats)", "SELECT Seats FROM Usage ORDER BY Seats DESC, Total ASC")]
    [InlineData("Datasets.Usage.During(t => t.LastMonth).Take(5).Take(3).Select(x => x.Seats)", "SELECT Seats FROM Usage LIMIT 3 TIMESPAN LAST_MONTH")]
    [InlineData("Datasets.Usage.Take(limit).Select(x => x.Customers)", "SELECT Customers FROM Usage LIMIT {limit}")]
    [InlineData("Datasets.Usage.Take(limit).Take(5).Take(3).Select(x => x.Customers)", "SELECT Customers FROM Usage LIMIT {Math.Min(limit, 3)}")]
    [InlineData("Datasets.Usage.Where(x => x.Trial != (limit > 1) && name.Length == 3 != x.Trial && x.Trial == (limit > 2)).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Trial = {!(limit > 1)} AND Trial = {!(name.Length == 3)} AND Trial = {(limit > 2)}")]
    [InlineData("Datasets.Usage.Where(x => x.Month > new DateOnly(2026, day: 6, month: 1) && x.Month < new DateTime(2026, 2, 1, 8, 0, 0)).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Month > '2026-01-06' AND Month <= '2026-02-01'")]
    [InlineData("Datasets.Usage.Where(x => x.Month < DateTime.Now && x.Month > DateTime.Now).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE {x.Month < DateTime.Now} AND Month > {DateTime.Now}")]
    [InlineData("Datasets.Usage.Where(x => { return x.Seats > 1; }).Where(x => { var one = 1; return x.Seats > one; }).Select(x => x.Seats)", "SELECT Seats FROM Usage WHERE Seats > 1 AND {x => { var one = 1; return x.Seats > one; }}")]
    [InlineData("given.Where(x => x.Seats > 1).Select(x => x.Seats)", "SELECT Seats FROM Usage {given} WHERE Seats > 1")]
    public async Task The_text_of_a_Select_is_shown_at_it(string query, string text)
    {
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new QueryTextAnalyzer(), QueryProgram.Create($"_ = {query};"));

        var shown = Assert.Single(diagnostics, d => d.Id == "INS101");
        Assert.Equal("Query text: " + text, shown.GetMessage(null));
        Assert.Equal("Select", QueryProgram.Create($"_ = {query};").Substring(shown.Location.SourceSpan.Start, shown.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task A_local_that_never_changes_is_followed_and_one_that_does_is_a_hole()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new QueryTextAnalyzer(), "INS101", QueryProgram.Create("""
            var fixedQuery = Datasets.Usage.Where(x => x.Seats > 1);
            _ = fixedQuery.⟦Select⟧(x => x.Id);
            var growing = Datasets.Usage.Where(x => x.Seats > 1);
            growing = growing.Where(x => x.Seats > 2);
            _ = growing.⟦Select⟧(x => x.Id);
            """));

        Assert.Equal(["Query text: SELECT Id FROM Usage WHERE Seats > 1", "Query text: SELECT Id FROM Usage {growing}"], messages);
    }

    [Fact]
    public async Task A_query_for_whole_rows_is_shown_at_its_use()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new QueryTextAnalyzer(), "INS101", QueryProgram.Create("""
            Use(Datasets.Usage.⟦Where⟧(x => x.Seats > 1));
            Use(Datasets.⟦Sales⟧);
            var kept = Datasets.Sales;
            InsightsQuery<SalesRow> continued = from x in Datasets.⟦Sales⟧ where x.Amount > 1 select x into y where y.Name == "a" orderby y.Name select y;
            """));

        Assert.Equal(
            [
                "Query text: SELECT Id, Name, Seats, Used, Note, Month, Trial FROM Usage WHERE Seats > 1",
                "Query text: SELECT Name, Amount FROM Sales",
                "Query text: SELECT Name, Amount FROM Sales WHERE Amount > 1 AND Name = 'a' ORDER BY Name ASC",
            ],
            messages);
    }

    [Fact]
    public async Task Other_calls_show_no_query_text() =>
        await AnalyzerRunner.AssertDiagnosticsAsync(new QueryTextAnalyzer(), "INS101", QueryProgram.Create("""
            _ = names.Select(x => x.Length).Where(x => x > 1).ToList();
            Func<UsageRow, long> seats = x => x.Seats;
            _ = Datasets.Usage.Select(seats);
            """));
}
