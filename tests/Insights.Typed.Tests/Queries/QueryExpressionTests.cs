namespace Insights.Typed.Tests.Queries;

/// <summary>The query syntax of C# calls the same methods.</summary>
public sealed class QueryExpressionTests
{
    [Fact]
    public void Every_clause_can_be_written_in_query_syntax()
    {
        // Ends with the range variable itself: other selections cannot be intercepted in this syntax.
        var query = from x in Datasets.Everything
                    where x.Seats > 1 && x.Name == "a"
                    where x.IsOn
                    orderby x.Price descending, x.Day, x.Id descending
                    select x;

        Assert.EndsWith(
            " FROM Everything WHERE Seats > 1 AND Name = 'a' AND IsOn = 'Y' ORDER BY Price DESC, Day ASC, Id DESC",
            query.ToString(),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Both_syntaxes_can_be_mixed()
    {
        var query = (from x in Datasets.Everything where x.Seats > 1 orderby x.Price select x).ToString();

        Assert.Equal(Datasets.Everything.Where(x => x.Seats > 1).OrderBy(x => x.Price).ToString(), query);
    }
}
