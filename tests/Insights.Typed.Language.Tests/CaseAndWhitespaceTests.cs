namespace Insights.Typed.Language.Tests;

public class CaseAndWhitespaceTests
{
    private const string Canonical =
        "SELECT DISTINCT a, b FROM d WHERE a NOT LIKE 'X y' AND b NOT IN (1, 2) AND c LIKE 5 AND e IN ('Z') ORDER BY a ASC, b DESC LIMIT 5 TIMESPAN R AGGREGATED G";

    [Theory]
    [InlineData("select distinct a, b from d where a not like 'X y' and b not in (1, 2) and c like 5 and e in ('Z') order by a asc, b desc limit 5 timespan R aggregated G")]
    [InlineData("SeLeCt DiStInCt a, b FrOm d WhErE a NoT lIkE 'X y' aNd b nOt In (1, 2) aNd c LiKe 5 AnD e iN ('Z') OrDeR bY a AsC, b dEsC lImIt 5 tImEsPaN R aGgReGaTeD G")]
    public void Keywords_are_not_case_sensitive(string text) => Assert.Equal(Canonical, Parsing.AssertValid(text).ToString());

    [Fact]
    public void White_space_and_line_breaks_have_no_effect()
    {
        var wide = "\n\t" + Canonical.Replace("'X y'", "'X_y'").Replace(" ", " \r\n\t\u00A0 ").Replace(",", " \n,").Replace("(", "( ") + " \n";

        Assert.Equal(Canonical.Replace("'X y'", "'X_y'"), Parsing.AssertValid(wide).ToString());
    }

    [Fact]
    public void White_space_is_required_only_between_words()
    {
        const string Tight = "SELECT a,b FROM d WHERE a='x'AND b>=-1.5 AND c IN('y','z')ORDER BY a,b";

        Assert.Equal(
            "SELECT a, b FROM d WHERE a = 'x' AND b >= -1.5 AND c IN ('y', 'z') ORDER BY a, b",
            Parsing.AssertValid(Tight).ToString());
    }

    [Theory]
    [InlineData("_")]
    [InlineData("a1")]
    [InlineData("3LetterCode")]
    [InlineData("Customer-Market")]
    [InlineData("sys.Dataset")]
    [InlineData("Größe")]
    [InlineData("1e5")]
    [InlineData("NULL")]
    [InlineData("Or")]
    [InlineData("Selected")]
    public void A_name_keeps_its_letter_case(string name)
    {
        var query = Parsing.AssertValid($"SELECT {name} FROM {name} WHERE {name}=1 ORDER BY {name} TIMESPAN {name}");

        Assert.All([query.Columns[0], query.Dataset, query.Conditions[0].Column, query.OrderBy[0].Column, query.DateRange], n => Assert.Equal(name, n!.Text));
    }
}
