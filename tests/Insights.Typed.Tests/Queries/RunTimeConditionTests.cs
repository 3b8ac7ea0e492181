namespace Insights.Typed.Tests.Queries;

/// <summary>Conditions that are built at run time.</summary>
public sealed class RunTimeConditionTests
{
    [Fact]
    public void Conditions_can_be_collected_in_a_loop()
    {
        string[] excluded = ["a", "b", "c"];
        var query = Datasets.Everything;
        foreach (var name in excluded)
        {
            query = query.Where(x => x.Name != name);
        }

        Assert.Equal(
            "SELECT Seats FROM Everything WHERE Name != 'a' AND Name != 'b' AND Name != 'c'",
            query.Select(x => x.Seats).ToString());
    }

    [Fact]
    public void A_condition_can_be_chosen_by_the_program()
    {
        static string Text(bool isBig) => ConditionText.Get(x => isBig ? x.Seats > 100 : x.Seats <= 100);

        Assert.Equal("Seats > 100", Text(isBig: true));
        Assert.Equal("Seats <= 100", Text(isBig: false));
    }

    [Fact]
    public void A_captured_value_is_the_one_at_the_call_of_Where()
    {
        var seats = 1;
        var query = Datasets.Everything.Where(x => x.Seats > seats).Select(x => x.Name);
        seats = 2;

        Assert.Equal("SELECT Name FROM Everything WHERE Seats > 1", query.ToString());
        Assert.Equal(2, seats);
    }

    [Fact]
    public void A_list_is_read_once_at_the_call()
    {
        var readings = 0;
        IEnumerable<long> Values()
        {
            readings++;
            yield return 1;
            yield return 2;
        }

        var query = Datasets.Everything.Where(x => x.Seats.In(Values())).Select(x => x.Name);

        Assert.Equal("SELECT Name FROM Everything WHERE Seats IN (1, 2)", query.ToString());
        Assert.Equal("SELECT Name FROM Everything WHERE Seats IN (1, 2)", query.Clauses.ToModel(["Name"]).ToString());
        Assert.Equal(1, readings);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_filter_of_a_hundred_thousand_conditions_does_not_exhaust_the_stack(bool growsToTheRight)
    {
        const int Count = 100_000;
        var query = Datasets.Everything.Where(x =>
        {
            QueryCondition all = x.Seats != 0;
            for (var i = 1; i < Count; i++)
            {
                all = growsToTheRight ? x.Seats != i && all : all && x.Seats != i;
            }

            return all;
        });
        var last = Count - 1;
        var text = query.Select(x => x.Name).ToString();

        Assert.Equal(Count - 1, text.Split(" AND ").Length - 1);
        Assert.StartsWith($"SELECT Name FROM Everything WHERE Seats != {(growsToTheRight ? last : 0)} AND ", text, StringComparison.Ordinal);
        Assert.EndsWith($" AND Seats != {(growsToTheRight ? 0 : last)}", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hundred_thousand_calls_of_Where_do_not_exhaust_the_stack()
    {
        var query = Datasets.Everything;
        for (var i = 0; i < 100_000; i++)
        {
            query = query.Where(x => x.Seats != 5);
        }

        Assert.Equal(99_999, query.Select(x => x.Name).ToString().Split(" AND ").Length - 1);
    }

    [Fact]
    public void A_hundred_thousand_calls_of_ThenBy_do_not_exhaust_the_stack()
    {
        var query = Datasets.Everything.OrderByDescending(x => x.Name);
        for (var i = 0; i < 100_000; i++)
        {
            query = query.ThenBy(x => x.Seats);
        }

        Assert.Equal(100_000, query.Select(x => x.Name).ToString().Split(", Seats ASC").Length - 1);
    }
}
