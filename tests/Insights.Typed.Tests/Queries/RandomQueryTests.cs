using Insights.Typed.Language;

namespace Insights.Typed.Tests.Queries;

/// <summary>Random queries of the typed interface: the parser of the language reads each as intended.</summary>
public sealed class RandomQueryTests
{
    private static readonly Func<EverythingColumns, QueryColumn>[] Columns =
        [x => x.Name, x => x.Seats, x => x.Price, x => x.Day, x => x.Moment, x => x.Id, x => x.IsOn, x => x.MaybeOne, x => x.Customers, x => x.MaybeRevenue];

    [Fact]
    public void Every_random_query_is_parsed_as_intended()
    {
        var random = new Random(5054);
        for (var i = 0; i < 3000; i++)
        {
            var expectedQuery = new ExpectedQuery();
            var query = Randomly(random, expectedQuery);
            var read = ConditionText.Parse(query.Select(x => new { x.Name, x.Revenue }));

            Assert.Equal(["Name", "Revenue"], read.Columns.Select(c => c.Text));
            Assert.Equal("Everything", read.Dataset.Text);
            Assert.Equal(expectedQuery.Conditions, read.Conditions.Select(c => (c.Column.Text, c.Operator)));
            Assert.Equal(expectedQuery.Order, read.OrderBy.Select(o => (o.Column.Text, o.Direction)));
            Assert.Equal(expectedQuery.Limit, read.Limit?.Count);
            Assert.Equal(expectedQuery.IsDistinct, read.IsDistinct);
            Assert.Equal(expectedQuery.Range, read.DateRange?.Text);
        }
    }

    private static EverythingQuery Randomly(Random random, ExpectedQuery expectedQuery)
    {
        var query = Datasets.Everything;
        for (var calls = random.Next(12); calls > 0; calls--)
        {
            query = random.Next(5) switch
            {
                0 => expectedQuery.Distinct(query),
                1 => expectedQuery.During(query, random.Next(2) == 0),
                2 or 3 when expectedQuery.Order.Count == 0 => expectedQuery.Ordered(query, [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => (Columns[random.Next(Columns.Length)], random.Next(2) == 0))]),
                _ => query.Where(x => RandomConditions.Next(random, x, expectedQuery.Conditions)),
            };
        }

        for (var limits = random.Next(3); limits > 0; limits--)
        {
            query = expectedQuery.Take(query, random.Next(1, int.MaxValue));
        }

        return query;
    }

    /// <summary>The expected meaning of the calls.</summary>
    private sealed class ExpectedQuery
    {
        public List<(string, ComparisonOperator)> Conditions { get; } = [];

        public List<(string, SortDirection)> Order { get; } = [];

        public long? Limit { get; private set; }

        public bool IsDistinct { get; private set; }

        public string? Range { get; private set; }

        public EverythingQuery Distinct(EverythingQuery query)
        {
            IsDistinct = true;
            return query.Distinct();
        }

        public EverythingQuery Take(EverythingQuery query, int count)
        {
            Limit = Limit < count ? Limit : count;
            return query.Take(count);
        }

        public EverythingQuery During(EverythingQuery query, bool isLifetime)
        {
            Range ??= isLifetime ? "LIFETIME" : "LAST_6_MONTHS";
            return query.During(t => Range == "LIFETIME" ? t.Lifetime : t.Last6Months);
        }

        public EverythingQuery.Ordered Ordered(EverythingQuery query, (Func<EverythingColumns, QueryColumn> Column, bool IsDescending)[] order)
        {
            EverythingQuery.Ordered? ordered = null;
            foreach (var (column, isDescending) in order)
            {
                QueryColumn Noted(EverythingColumns x)
                {
                    Order.Add((column(x).Name, isDescending ? SortDirection.Descending : SortDirection.Ascending));
                    return column(x);
                }

                ordered = (ordered, isDescending) switch
                {
                    (null, true) => query.OrderByDescending(Noted),
                    (null, false) => query.OrderBy(Noted),
                    (_, true) => ordered.ThenByDescending(Noted),
                    (_, false) => ordered.ThenBy(Noted),
                };
            }

            return ordered!;
        }
    }
}
