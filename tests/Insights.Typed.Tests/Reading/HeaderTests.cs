namespace Insights.Typed.Tests.Reading;

/// <summary>Columns are found by the names in the header, in any order.</summary>
public sealed class HeaderTests
{
    private static readonly InsightsQuery<(string, long)> Query = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats));

    [Theory]
    [InlineData("Name,Seats\na,1")]
    [InlineData("Seats,Name\n1,a")]
    [InlineData("NAME,seats\na,1")]
    [InlineData("\"Name\",\"Seats\"\r\n\"a\",\"1\"\r\n")]
    [InlineData(" Name , Seats \na,1")]
    [InlineData("Day,Seats,Unknown,Name,\nnot a day,1,x,a,y")]
    [InlineData("Unknown,Unknown,Name,Seats\nx,y,a,1")]
    [InlineData("Names,Name,Seats,Seat\nx,a,1,y")]
    public async Task Order_letter_case_and_other_columns_do_not_matter(string text) =>
        Assert.Equal([("a", 1)], await Reports.ReadAsync(Query, text));

    [Fact]
    public async Task A_missing_column_is_reported_with_the_existing_ones()
    {
        var error = await Reports.RefusalAsync(Query, "Name,Seat\na,1\n");

        Assert.Equal((null, "Seats", 1, 0), (error.RowNumber, error.ColumnName, error.LineNumber, error.ByteOffset));
        Assert.StartsWith("The report has no column Seats, which the query on Everything selects; its columns are Name, Seat.", error.Message, StringComparison.Ordinal);
        Assert.Contains("If the live dataset no longer has the column, run 'insights schema refresh' in the project", error.Message, StringComparison.Ordinal);
        Assert.Contains("an overlay, a schema file with \"datasetName\" and \"typed\" alone", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Seats,Name,Seats\n1,a,1\n", 3)]
    [InlineData("Seats,SEATS,Name\n1,1,a\n", 2)]
    public async Task A_duplicate_column_is_refused(string text, int second)
    {
        var error = await Reports.RefusalAsync(Query, text);

        Assert.Equal(("Seats", 1, text.LastIndexOf("seats", StringComparison.OrdinalIgnoreCase)), (error.ColumnName, error.LineNumber, error.ByteOffset));
        Assert.Equal($"The report has the column Seats twice, at positions 1 and {second}, so its values are ambiguous.", error.Message);
    }

    [Fact]
    public async Task A_header_is_required_even_without_rows() =>
        Assert.Equal("Name", (await Reports.RefusalAsync(Query, "Other\n")).ColumnName);

    [Fact]
    public async Task A_letter_that_is_equal_in_one_culture_only_does_not_match() =>
        // The dotless i is the lower case of I in Turkish, and another letter in all other languages.
        Assert.Equal("IsOn", (await Reports.RefusalAsync(Datasets.Everything.Select(x => x.IsOn), "\u0131sOn\nY\n")).ColumnName);

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void The_culture_does_not_matter(string culture) => Cultures.Run(culture, () =>
        Assert.True(Assert.Single(Reports.ReadAsync(Datasets.Everything.Select(x => x.IsOn), "ison\ny\n").Result)));
}
