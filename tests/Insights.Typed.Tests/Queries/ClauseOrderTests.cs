namespace Insights.Typed.Tests.Queries;

/// <summary>The language has one order of clauses; the calls can come in any order, except the limit, which the service applies last.</summary>
public sealed class ClauseOrderTests
{
    private static readonly Func<EverythingQuery, EverythingQuery>[] Calls =
    [
        query => query.Where(x => x.Seats > 1),
        query => query.OrderByDescending(x => x.Price).ThenBy(x => x.Name),
        query => query.Take(7),
        query => query.Distinct(),
        query => query.During(t => t.Last6Months),
    ];

    [Fact]
    public void Any_order_of_calls_has_the_same_text_if_Take_is_last_and_is_refused_otherwise()
    {
        const string Expected =
            "SELECT DISTINCT Name, Seats FROM Everything WHERE Seats > 1 ORDER BY Price DESC, Name ASC LIMIT 7 TIMESPAN LAST_6_MONTHS";
        var permutations = GetPermutations(Calls).Select(calls => calls.ToList()).ToLookup(calls => calls[^1] == Calls[2]);

        Assert.Equal((24, 96), (permutations[true].Count(), permutations[false].Count()));
        Assert.All(permutations[true], calls => Assert.Equal(Expected, TextAfter(calls)));
        Assert.All(permutations[false], calls => Assert.Contains(" after Take(7) on Everything ", Assert.Throws<InvalidOperationException>(() => TextAfter(calls)).Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "SELECT Name, Seats FROM Everything WHERE Seats > 1")]
    [InlineData(1, "SELECT Name, Seats FROM Everything ORDER BY Price DESC, Name ASC")]
    [InlineData(2, "SELECT Name, Seats FROM Everything LIMIT 7")]
    [InlineData(3, "SELECT DISTINCT Name, Seats FROM Everything")]
    [InlineData(4, "SELECT Name, Seats FROM Everything TIMESPAN LAST_6_MONTHS")]
    public void Each_clause_can_be_the_only_one(int call, string expected) => Assert.Equal(expected, TextAfter([Calls[call]]));

    private static string TextAfter(IEnumerable<Func<EverythingQuery, EverythingQuery>> calls)
    {
        EverythingQuery query = calls.Aggregate(Datasets.Everything, (q, call) => call(q));
        return query.Select(x => new { x.Name, x.Seats }).ToString();
    }

    private static IEnumerable<IEnumerable<T>> GetPermutations<T>(T[] items) =>
        items.Length == 0
            ? [[]]
            : items.SelectMany((item, i) => GetPermutations<T>([.. items[..i], .. items[(i + 1)..]]).Select(rest => rest.Prepend(item)));
}
