namespace Insights.Typed.Generator.Tests.UserCode.Mistakes;

/// <summary>Queries that are used as their rows, operators that the language does not have, and calls in the wrong order.</summary>
internal static class RowMistakes
{
    private const string Run = "A query has no rows until a client runs it. Enumerate client.RunAsync(query)";
    private const string Total = "Select a metric, which the service computes";
    private const string Before = "Conditions, orders and limits are before Select";

    public static readonly Mistake[] Rows =
    [
        new("var rows = ⟦Datasets.Usage.Select(x => x.Name).ToList()⟧;", "INS140", Run, "var rows = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToListAsync();"),
        new("var rows = ⟦Datasets.Usage.Select(x => x.Name).ToArray()⟧.Length;", "INS140", Run, "var rows = (await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToArrayAsync()).Length;"),
        new("var rows = await ⟦Datasets.Usage.Select(x => x.Name).ToListAsync()⟧;", "INS140", Run, "var rows = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToListAsync();"),
        new("var set = ⟦Datasets.Usage.Select(x => x.Name).ToHashSet()⟧;", "INS140", Run, "var set = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToHashSetAsync();"),
        new("var map = ⟦Datasets.Usage.Select(x => new { x.Id, x.Name }).ToDictionary(x => x.Id)⟧;", "INS140", Run, "var map = await client.RunAsync(Datasets.Usage.Select(x => new { x.Id, x.Name })).ToDictionaryAsync(x => x.Id);"),
        new("var one = ⟦Datasets.Usage // all\n            .Select(x => x.Name) // names\n            .First()⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage // all\n            .Select(x => x.Name)) // names\n            .FirstAsync();"),
        new("var one = ⟦Datasets.Usage.Where(x => x.Trial).FirstOrDefault(x => x.Seats > 1)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Where(x => x.Trial)).FirstOrDefaultAsync(x => x.Seats > 1);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).FirstOrDefaultAsync()⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).FirstOrDefaultAsync();"),
        new("var one = ⟦Datasets.Usage.Select(x => x.Name).Single()⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).SingleAsync();"),
        new("if (⟦Datasets.Usage.Where(x => x.Trial).Any()⟧) { }", "INS140", Run, "if (await client.RunAsync(Datasets.Usage.Where(x => x.Trial)).AnyAsync()) { }"),
        new("var count = ⟦Datasets.Usage.Where(x => x.Trial).Count()⟧;", "INS140", Total, "var count = await client.RunAsync(Datasets.Usage.Where(x => x.Trial)).CountAsync();"),
        new("var count = await ⟦Datasets.Usage.CountAsync()⟧;", "INS140", Total, "var count = await client.RunAsync(Datasets.Usage).CountAsync();"),
        new("var sum = ⟦Datasets.Usage.Where(x => x.Trial).Sum(x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Where(x => x.Trial).Select(x => x.Seats)).SumAsync();"),
        new("var max = ⟦Datasets.Usage.Max(x => x.Seats)⟧;", "INS140", Total, "var max = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).MaxAsync();"),
        new("var sum = await ⟦Datasets.Usage.SumAsync(x => x.Seats, System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).SumAsync(System.Threading.CancellationToken.None);"),
        new("var max = await ⟦Datasets.Usage.MaxAsync(x => x.Seats, System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var max = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).MaxAsync(cancellationToken: System.Threading.CancellationToken.None);"),
        new("var sum = await ⟦Datasets.Usage.SumAsync(cancellationToken: System.Threading.CancellationToken.None, selector: x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).SumAsync(cancellationToken: System.Threading.CancellationToken.None);"),
        new("var map = await ⟦Datasets.Usage.ToDictionaryAsync(x => x.Id, System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var map = await client.RunAsync(Datasets.Usage).ToDictionaryAsync(x => x.Id, cancellationToken: System.Threading.CancellationToken.None);"),
        new("var list = await ⟦Datasets.Usage.ToListAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var list = await client.RunAsync(Datasets.Usage).ToListAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.CountAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var one = await client.RunAsync(Datasets.Usage).CountAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.LongCountAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var one = await client.RunAsync(Datasets.Usage).LongCountAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Seats).SumAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).SumAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Seats).AverageAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).AverageAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Seats).MinAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).MinAsync(cancellationToken: System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Seats).MaxAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).MaxAsync(cancellationToken: System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).AnyAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).AnyAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).FirstAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).FirstAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).FirstOrDefaultAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).FirstOrDefaultAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).SingleAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).SingleAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).SingleOrDefaultAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).SingleOrDefaultAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).LastAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).LastAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).LastOrDefaultAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).LastOrDefaultAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).ToArrayAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToArrayAsync(System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.FirstAsync(cancellationToken: System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage).FirstAsync(cancellationToken: System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.LastAsync(x => x.Trial, System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage).LastAsync(x => x.Trial, System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.AllAsync(x => x.Trial, System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage).AllAsync(x => x.Trial, System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.ElementAtAsync(1, System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage).ElementAtAsync(1, System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.Select(x => x.Name).ToHashSetAsync(System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToHashSetAsync(cancellationToken: System.Threading.CancellationToken.None);"),
        new("var one = await ⟦Datasets.Usage.ToDictionaryAsync(x => x.Id, x => x.Name, System.Threading.CancellationToken.None)⟧;", "INS140", Run, "var one = await client.RunAsync(Datasets.Usage).ToDictionaryAsync(x => x.Id, x => x.Name, cancellationToken: System.Threading.CancellationToken.None);"),
        new("var sum = ⟦Datasets.Usage.Sum(selector: x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).SumAsync();"),
        new("var sum = ⟦Datasets.Usage.Select(x => new { x.Seats }).Sum(r => r.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Select(x => new { x.Seats })).Select(r => r.Seats).SumAsync();"),
        new("var sum = ⟦Datasets.Usage.Select(x => x.Seats).Sum()⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Select(x => x.Seats)).SumAsync();"),
        new("var sum = ⟦Datasets.Usage.Distinct().Sum(x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Distinct()).Select(x => x.Seats).SumAsync();"),
        new("var sum = await ⟦Datasets.Usage.Distinct().SumAsync(x => x.Seats, System.Threading.CancellationToken.None)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Distinct()).Select(x => x.Seats).SumAsync(System.Threading.CancellationToken.None);"),
        new("var sum = ⟦Datasets.Usage // all\n            .Distinct() // once\n            .Sum(x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage // all\n            .Distinct()) // once\n            .Select(x => x.Seats)\n            .SumAsync();"),
        new("var once = Datasets.Usage.Distinct(); var sum = ⟦once.Sum(x => x.Seats)⟧;", "INS140", Total, "var once = Datasets.Usage.Distinct(); var sum = await client.RunAsync(once).Select(x => x.Seats).SumAsync();"),
        new("var trial = Datasets.Usage.Where(x => x.Trial); var sum = ⟦trial.Sum(x => x.Seats)⟧;", "INS140", Total, "var trial = Datasets.Usage.Where(x => x.Trial); var sum = await client.RunAsync(trial.Select(x => x.Seats)).SumAsync();"),
        new("var sum = ⟦(name == \"\" ? Datasets.Usage : Datasets.Usage.Distinct()).Sum(x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync((name == \"\" ? Datasets.Usage : Datasets.Usage.Distinct())).Select(x => x.Seats).SumAsync();"),
        new("var sum = ⟦(from x in Datasets.Usage where x.Trial select x).Sum(x => x.Seats)⟧;", "INS140", Total, "var sum = await client.RunAsync((from x in Datasets.Usage where x.Trial select x).Select(x => x.Seats)).SumAsync();"),
        new("var sum = ⟦Datasets.Usage.Sum(x => x.Total)⟧;", "INS140", Total, "var sum = await client.RunAsync(Datasets.Usage.Select(x => x.Total)).SumAsync();"),
        new("var sum = ⟦Datasets.Usage.Sum(x => x.Seats * x.Total)⟧;", "INS140", Total),
        new("var sum = ⟦Datasets.Usage.Distinct().Sum(x => x.Total)⟧;", "INS140", Total),
        new("var one = ⟦Datasets.Usage.First(x => x.Total > 1)⟧;", "INS140", Run),
        new("var rows = ⟦await Datasets.Usage.Select(x => x.Name)⟧;", "INS140", Run, "var rows = await client.RunAsync(Datasets.Usage.Select(x => x.Name)).ToListAsync();"),
        new("⟦foreach⟧ (var row in Datasets.Usage.Select(x => x.Name)) { }", "INS140", Run, "await foreach (var row in client.RunAsync(Datasets.Usage.Select(x => x.Name))) { }"),
        new("await ⟦foreach⟧ (var row in Datasets.Usage.Select(x => x.Name)) { }", "INS140", Run, "await foreach (var row in client.RunAsync(Datasets.Usage.Select(x => x.Name))) { }"),
        new("List<string> all = [\"a\", ⟦.. Datasets.Usage.Select(x => x.Name)⟧];", "INS140", Run),
        new("var rows = ⟦(from x in Datasets.Usage where x.Trial select x).ToList()⟧;", "INS140", Run, "var rows = await client.RunAsync((from x in Datasets.Usage where x.Trial select x)).ToListAsync();"),
        new("Func<object> rows = () => ⟦Datasets.Usage.Select(x => x.Name).ToList()⟧;", "INS140", Run),
    ];

    public static readonly Mistake[] Operators =
    [
        new("var query = ⟦Datasets.Usage.Skip(10)⟧.Take(5).Select(x => x.Name);", "INS141", "no Skip"),
        new("var query = ⟦Datasets.Usage.OrderBy(x => x.Name).SkipWhile(x => x.Trial)⟧;", "INS141", "no Skip"),
        new("var query = ⟦Datasets.Usage.GroupBy(x => x.Name)⟧.Select(g => new { g.Key, Count = g.Count() });", "INS141", "Select the columns and a metric for counts and sums"),
        new("var query = ⟦Datasets.Usage.Join(Datasets.Sales, x => x.Name, y => y.Name, (x, y) => new { x.Name, y.Amount })⟧;", "INS141", "A query reads one dataset"),
        new("var query = ⟦Datasets.Usage.SelectMany(x => names)⟧;", "INS141", "A query reads one dataset"),
        new("var query = ⟦Datasets.Usage.Include(x => x.Name)⟧.Select(x => x.Name);", "INS141", "no related objects"),
        new("var query = ⟦Datasets.Usage.AsNoTracking()⟧.Select(x => x.Name);", "INS141", "not tracked"),
        new("var query = ⟦Datasets.Usage.Select(x => x.Name).Union(Datasets.Usage.Select(x => x.Name))⟧;", "INS141", "System.Linq.AsyncEnumerable"),
        new("var query = ⟦Datasets.Usage.DistinctBy(x => x.Name)⟧.Select(x => x.Name);", "INS141", "System.Linq.AsyncEnumerable"),
        new("var query = from x in Datasets.Usage ⟦from y in Datasets.Sales⟧ select new { x.Name, y.Amount };", "INS141", "A query reads one dataset"),
        new("var query = from x in Datasets.Usage ⟦join y in Datasets.Sales on x.Name equals y.Name⟧ select new { x.Name, y.Amount };", "INS141", "A query reads one dataset"),
        new("var query = from x in Datasets.Usage ⟦group x by x.Name⟧ into g select g.Key;", "INS141", "Select the columns and a metric"),
        new("var query = from x in Datasets.Usage let idle = x.Seats - x.Used ⟦select idle⟧;", "INS142", "A query has one Select, and no let"),
        new("var query = ⟦Datasets.Usage.Select(x => x.Name).Select(x => x.Length)⟧;", "INS142", "A query has one Select, and no let"),
    ];

    public static readonly Mistake[] Order =
    [
        new("var query = ⟦Datasets.Usage.Select(x => new { x.Name, Count = x.Seats }).Where(y => y.Count > 5)⟧;", "INS142", Before, "var query = Datasets.Usage.Where(y => y.Seats > 5).Select(x => new { x.Name, Count = x.Seats });"),
        new("var query = ⟦Datasets.Usage.Select(x => x.Name).Where(n => n == \"a\")⟧;", "INS142", Before, "var query = Datasets.Usage.Where(n => n.Name == \"a\").Select(x => x.Name);"),
        new("var query = ⟦Datasets.Usage\n            .Select(x => x.Name) // the names\n            .OrderBy(x => x)⟧ // by name\n            .Take(5);", "INS142", Before, "var query = Datasets.Usage\n            .OrderBy(x => x.Name) // by name\n            .Take(5)\n            // the names\n            .Select(x => x.Name);"),
        new("var query = ⟦Datasets.Usage.Select(x => x.Name).Take(5)⟧;", "INS142", Before, "var query = Datasets.Usage.Take(5).Select(x => x.Name);"),
        new("var query = ⟦Datasets.Usage.Select(x => x.Name).Distinct()⟧;", "INS142", Before, "var query = Datasets.Usage.Distinct().Select(x => x.Name);"),
        new("var query = ⟦Datasets.Usage.Select(x => new { x.Name, x.Seats }).Distinct()⟧;", "INS142", Before, "var query = Datasets.Usage.Distinct().Select(x => new { x.Name, x.Seats });"),
        new("var query = ⟦Datasets.Usage.Select(x => new { x.Name, Big = x.Seats > 10 }).Distinct()⟧;", "INS142", Before),
        new("var query = ⟦Datasets.Usage.Select(x => (x.Name, x.Seats > 10)).Take(5)⟧.Distinct();", "INS142", Before),
        new("var query = ⟦Datasets.Usage.Select(x => new { x.Name, Big = x.Seats > 10 }).Take(5)⟧;", "INS142", Before, "var query = Datasets.Usage.Take(5).Select(x => new { x.Name, Big = x.Seats > 10 });"),
        new("var query = ⟦Datasets.Usage.Select(x => (x.Name, x.Seats)).OrderByDescending(x => x.Seats)⟧;", "INS142", Before, "var query = Datasets.Usage.OrderByDescending(x => x.Seats).Select(x => (x.Name, x.Seats));"),
        new("var query = ⟦Datasets.Usage.Select(x => x.Name.Length).Where(length => length > 5)⟧;", "INS142", Before),
        new("var query = Datasets.Usage.Select(x => x.Name).⟦During⟧(t => t.LastMonth);", "CS1061", "During", "var query = Datasets.Usage.During(t => t.LastMonth).Select(x => x.Name);"),
        new("var query = ⟦Datasets.Usage.ThenBy(x => x.Name)⟧.Select(x => x.Name);", "INS142", "Use OrderBy for the first column", "var query = Datasets.Usage.OrderBy(x => x.Name).Select(x => x.Name);"),
        new("var query = ⟦Datasets.Usage.Where(x => x.Trial).ThenByDescending(x => x.Name)⟧;", "INS142", "Use OrderBy for the first column", "var query = Datasets.Usage.Where(x => x.Trial).OrderByDescending(x => x.Name);"),
    ];
}
