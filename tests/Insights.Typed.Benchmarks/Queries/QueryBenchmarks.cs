using System.Linq.Expressions;
using BenchmarkDotNet.Attributes;

namespace Insights.Typed.Benchmarks.Queries;

/// <summary>Building a query with two values known at run time, and its text.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private readonly long seats = 10;
    private readonly string market = "Germany";

    [Benchmark(Baseline = true, Description = "string interpolation, which escapes and checks nothing")]
    public string Interpolation() =>
        $"SELECT SubscriptionId, AssignedSeats, ActiveSeats FROM DynamicsUsage WHERE AssignedSeats > {seats} AND CustomerMarket == '{market}' ORDER BY AssignedSeats DESC LIMIT 100 TIMESPAN LAST_MONTH";

    [Benchmark(Description = "Insights.Typed")]
    public string Typed() => Datasets.DynamicsUsage
        .Where(x => x.AssignedSeats > seats && x.CustomerMarket == market)
        .OrderByDescending(x => x.AssignedSeats)
        .During(t => t.LastMonth)
        .Take(100)
        .Select(x => new { x.SubscriptionId, x.AssignedSeats, x.ActiveSeats })
        .ToString();

    /// <summary>Only the first step of another design: the compiler's code for the expression trees of the filter and of the projection.</summary>
    [Benchmark(Description = "building expression trees alone, without evaluating them")]
    public object Trees()
    {
        Expression<Func<Row, bool>> filter = x => x.AssignedSeats > seats && x.CustomerMarket == market;
        Expression<Func<Row, object>> projection = x => new { x.SubscriptionId, x.AssignedSeats, x.ActiveSeats };
        return (filter, projection);
    }

    private sealed record Row(Guid SubscriptionId, long AssignedSeats, long ActiveSeats, string CustomerMarket);
}
