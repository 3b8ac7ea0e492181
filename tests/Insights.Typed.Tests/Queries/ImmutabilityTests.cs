namespace Insights.Typed.Tests.Queries;

/// <summary>A query is immutable: several queries can be built on a shared one.</summary>
public sealed class ImmutabilityTests
{
    private static readonly Func<EverythingQuery.Ordered, InsightsQuery>[] Calls =
    [
        query => query.Where(x => x.Seats > 99),
        query => query.ThenBy(x => x.Day),
        query => query.ThenByDescending(x => x.Day),
        query => query.Take(2),
        query => query.Distinct(),
        query => query.During(t => t.Lifetime),
        (EverythingQuery.Ordered query) => query.Select(x => x.Day),
    ];

    [Fact]
    public void No_call_changes_the_query_it_is_made_on()
    {
        foreach (var call in Calls)
        {
            var original = Original();
            var changed = call(original);

            Assert.NotEqual(changed.ToString(), original.ToString());
            Assert.Equal(Original().ToString(), original.ToString());
        }
    }

    [Fact]
    public void No_refused_call_changes_it_either()
    {
        var original = Original();

        Assert.Throws<InvalidOperationException>(() => original.OrderBy(x => x.Day));
        Assert.Throws<InvalidOperationException>(() => original.OrderByDescending(x => x.Day));
        Assert.Equal(Original().ToString(), original.ToString());
    }

    [Fact]
    public void Queries_built_on_a_shared_query_are_independent()
    {
        var shared = Datasets.Everything.Where(x => x.Seats > 1).OrderBy(x => x.Name);
        var first = shared.Where(x => x.Price > 2).Select(x => x.Day);
        var second = shared.ThenBy(x => x.Price).Where(x => x.Price > 3).Select(x => x.Day);

        Assert.Equal("SELECT Day FROM Everything WHERE Seats > 1 AND Price > 2 ORDER BY Name ASC", first.ToString());
        Assert.Equal("SELECT Day FROM Everything WHERE Seats > 1 AND Price > 3 ORDER BY Name ASC, Price ASC", second.ToString());
        Assert.Equal("SELECT Day FROM Everything WHERE Seats > 1 ORDER BY Name ASC", shared.Select(x => x.Day).ToString());
    }

    [Fact]
    public void Many_threads_can_build_on_one_query()
    {
        var shared = Original().During(t => t.LastMonth);
        var queryTexts = new string[1000];

        Parallel.For(0, queryTexts.Length, i => queryTexts[i] = shared.Where(x => x.Price == i).Take(i + 1).Select(x => x.Day).ToString());

        for (var i = 0; i < queryTexts.Length; i++)
        {
            Assert.Equal($"SELECT Day FROM Everything WHERE Seats > 1 AND Price = {i} ORDER BY Name ASC LIMIT {i + 1} TIMESPAN LAST_MONTH", queryTexts[i]);
        }
    }

    [Fact]
    public void The_text_of_a_query_is_written_once()
    {
        var query = Datasets.Everything.Select(x => x.Name);

        Assert.Same(query.ToString(), query.ToString());
    }

    private static EverythingQuery.Ordered Original() =>
        Datasets.Everything.Where(x => x.Seats > 1).OrderBy(x => x.Name);
}
