using System.Globalization;
using System.Text;

namespace Insights.Typed.Generator.Tests.Manifest;

/// <summary>Writes programs whose queries are written in many ways, one per line. Each line logs the text of its query when it runs.</summary>
internal static class WrittenQueries
{
    /// <summary>Sources of queries, in a file that the generator does not connect with the one that uses them.</summary>
    public const string Shared = """
        #pragma warning disable
        #nullable disable
        using Insights.Typed;
        using System.Runtime.CompilerServices;

        internal static class Shared
        {
            internal static UsageQuery Property => Datasets.Usage;
            internal static readonly UsageQuery Field = Datasets.Usage.Where(x => x.Used > 3);
            internal static UsageQuery Method() => Datasets.Usage.Where(x => x.Used < 5);
            internal static UsageQuery Big(this UsageQuery query) => query.Where(x => x.Seats > 7);
            internal static void Out(out UsageQuery query) => query = Datasets.Usage;
            internal static readonly Dictionary<string, UsageQuery> Map = new() { ["a"] = Datasets.Usage };
            internal static (UsageQuery First, int Second) Tuple => (Datasets.Usage, 1);
            internal static UsageQuery[] Several => [Datasets.Usage];
            internal static readonly Lazy<UsageQuery> Lazy = new(() => Datasets.Usage);
            internal static Task<UsageQuery> Async() => Task.FromResult(Datasets.Usage);
            internal static object Anything => Datasets.Usage;
        }

        namespace Own
        {
            internal static class Datasets { internal static UsageQuery Usage => Insights.Typed.Datasets.Usage.Where(x => x.Seats > 3); }
        }

        internal static class Runs
        {
            internal static readonly List<string> Log = new();
            internal static void Send(InsightsQuery query, [CallerLineNumber] int line = 0) => Log.Add(line + "\t" + query.ToString());
            internal static void SendRows<TRow>(InsightsQuery<TRow> query, [CallerLineNumber] int line = 0) => Log.Add(line + "\t" + query.ToString());
            internal static void SendEach(IEnumerable<InsightsQuery> queries, [CallerLineNumber] int line = 0) { foreach (var query in queries) { Log.Add(line + "\t" + query.ToString()); } }
            internal static void SendParams(int line, params InsightsQuery[] queries) => SendEach(queries, line);
            internal static void SendGeneric<T>(T query, [CallerLineNumber] int line = 0) where T : InsightsQuery => Log.Add(line + "\t" + query.ToString());
            internal static void SendExtension(this InsightsQuery query, [CallerLineNumber] int line = 0) => Log.Add(line + "\t" + query.ToString());
            internal static void SendFunc(Func<InsightsQuery> query, [CallerLineNumber] int line = 0) => Log.Add(line + "\t" + query().ToString());
            internal static int Line([CallerLineNumber] int line = 0) => line;
        }
        """;

    private const string Start = """
        #pragma warning disable
        #nullable disable
        using Insights.Typed;
        using D = Insights.Typed.Datasets;
        using static Insights.Typed.Datasets;
        using static Runs;

        internal static class Program
        {
            private static readonly bool Flag = true;
            private static readonly string name = "Fabrikam";
            private static readonly Func<UsageRow, string> Projection = x => x.Name;
            private static string Map(UsageRow row) => row.Name;
            private static QueryCondition Busy(UsageColumns x) => x.Seats > 5;
            private static T Id<T>(T value) => value;
            private static string Text() => "SELECT Name FROM Usage";
            private static InsightsQuery Keep(InsightsQuery query) => query;


        """;

    /// <summary>The code before the query on its line, the query, and the code after it.</summary>
    private static readonly (string Before, string Query, string After)[] Sources =
    [
        ("", "Datasets.Usage", ""), ("", "Insights.Typed.Datasets.Usage", ""), ("", "global::Insights.Typed.Datasets.Usage", ""), ("", "D.Usage", ""), ("", "Usage", ""),
        ("", "Own.Datasets.Usage", ""),
        ("", "Shared.Property", ""), ("", "Shared.Field", ""), ("", "Shared.Method()", ""), ("", "Shared.Map[\"a\"]", ""), ("", "Shared.Tuple.First", ""),
        ("", "Shared.Several[0]", ""), ("", "Shared.Lazy.Value", ""), ("", "Shared.Async().Result", ""), ("", "Datasets.Usage.Big()", ""), ("", "Id(Datasets.Usage)", ""),
        ("", "(Flag ? Datasets.Usage : Shared.Property)", ""), ("", "(Shared.Property ?? Datasets.Usage)", ""), ("", "Datasets.Usage!", ""),
        ("", "(from x in Datasets.Usage where x.Used > 1 select x)", ""), ("", "(!Flag ? null : Shared.Property ?? Datasets.Usage ?? throw new Exception())", ""),
        ("", "(Flag switch { true => Datasets.Usage, _ => Shared.Property })", ""), ("", "((UsageQuery)Shared.Anything)", ""), ("", "(Shared.Anything as UsageQuery)", ""),
        ("foreach (var q in Shared.Several) {", "q", "}"), ("foreach (UsageQuery q in Shared.Several) {", "q", "}"),
        ("{ Shared.Out(out var q);", "q", "}"), ("{ UsageQuery q; Shared.Out(out q);", "q", "}"), ("{ var (q, _) = Shared.Tuple;", "q", "}"),
        ("{ UsageQuery q = Shared.Property;", "q", "}"), ("{ var q = Datasets.Usage;", "q", "}"), ("{ var q = Shared.Method();", "q", "}"), ("{ var q = Datasets.Usage.Where(x => x.Seats > 2);", "q", "}"),
        ("((Action<UsageQuery>)(q => {", "q", "}))(Shared.Property);"), ("if (Shared.Anything is UsageQuery q) {", "q", "}"),
        ("{ UsageQuery q() => Datasets.Usage;", "q()", "}"), ("switch (Shared.Anything) { case UsageQuery q:", "q", "break; }"), ("Shared.Several.ToList().ForEach(q => {", "q", "});"),
        ("{ var pair = new { Q = Shared.Property };", "pair.Q", "}"),
    ];

    private static readonly string[] Conditions =
    [
        ".Where(x => x.Seats > 10)", ".Where(x => x.Name == name)", ".Where(x => x.Trial)", ".Where(x => { return x.Seats > 2; })", ".Where(Busy)",
        ".Where(x => x.Name == @\"A\\B 😀 */ //\")", ".Where(x => x.Name.In(\"a;b\", \"%41\") && x.Seats <= 5)", ".Where(x => x.Name.Contains(\"$(x)\"))",
    ];

    private static readonly string[] Orders = [".OrderBy(x => x.Name)", ".OrderByDescending(x => x.Seats).ThenBy(x => x.Id)"];

    private static readonly string[] Limits = [".During(t => t.LastMonth)", ".Take(7)", ".During(t => t.Lifetime).Take(9)"];

    /// <summary>With § as a placeholder for the query.</summary>
    private static readonly string[] Selects =
    [
        "Send(§.Select(x => x.Name));", "Send(§.Select(x => new { x.Id, x.Total }));", "SendRows(§.Select(x => x));", "Send(§.Select((UsageRow x) => x.Note));", "Send(§.Select(_ => 1));",
        "Send(§.Select(Map));", "Send(§.Select(Projection));", "Send(§.Select((x => x.Name)));", "Send(§.Select(delegate (UsageRow x) { return x.Name; }));", "Send(§?.Select(x => x.Name));",
        "Send(§.Select<string>(x => x.Name));", "Send(§.Select(projection: x => x.Month));",
        "Send(from x in § select x.Name);", "Send(from x in § where x.Seats > 1 orderby x.Name select x.Note);",
        "Send(from x in § where x.Seats > 1 select x into y select y.Note);", "Send(from x in § where x.Seats > 1 select x into y where y.Trial orderby y.Name select y into z select z.Note);",
        "{ Func<Func<UsageRow, string>, InsightsQuery<string>> s = §.Select<string>; Send(s(x => x.Name)); }", "SendEach([§.Select(x => x.Id)]);",
    ];

    private static readonly string[] WholeRows =
    [
        "Send(§);", "SendRows(§);", "{ InsightsQuery w = §; Send(w); }", "{ InsightsQuery<UsageRow> w = §; Send(w); }", "SendEach(new InsightsQuery[] { § });", "SendEach([§]);", "SendEach(new List<InsightsQuery> { § });",
        "SendEach(new[] { § });", "SendParams(Line(), §);", "SendGeneric(§);", "SendGeneric<UsageQuery>(§);", "§.SendExtension();", "Send((InsightsQuery)§);", "Send(§ as InsightsQuery);",
        "SendFunc(() => §);", "{ (InsightsQuery a, int b) t = (§, 1); Send(t.a); }", "{ InsightsQuery a; (a, _) = (§, 1); Send(a); }", "foreach (InsightsQuery w in new[] { § }) { Send(w); }", "Send(Keep(§));",
        "{ var several = new[] { § }; SendEach([.. several]); }", "Send(Flag ? § : null);", "Send(from x in § where x.Seats > 4 select x);", "SendRows(from x in § where x.Seats > 4 select x into y where y.Used > 2 select y);", "SendRows(from x in § where x.Seats > 4 select x into y select y);", "Send(new { P = (InsightsQuery)§ }.P);",
        "{ Func<UsageQuery> f = () => §; SendFunc(f); }", "{ Dictionary<int, InsightsQuery> d = new() { [1] = § }; Send(d[1]); }", "{ InsightsQuery a = null; a ??= §; Send(a); }",
        "if (§ is InsightsQuery p) { Send(p); }", "Send(§ switch { InsightsQuery p => p });",
    ];

    private static readonly string[] Others =
    [
        "Send(InsightsQuery.FromText(\"SELECT Name, Total FROM Usage WHERE Seats > 1\"));", "Send(InsightsQuery.FromText(Text()));", "{ Func<string, InsightsQuery> f = InsightsQuery.FromText; Send(f(Text())); }", "Send((InsightsQuery)Shared.Anything);", "Send(Shared.Anything as InsightsQuery);",
        "if (Shared.Anything is InsightsQuery p) { Send(p); }", "SendEach(new object[] { Shared.Anything }.OfType<InsightsQuery>());",
    ];

    public static string Program(Random random, int lines)
    {
        var text = new StringBuilder(Start.ReplaceLineEndings("\n"));
        for (var i = 0; i < lines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"    private static void Line{i}() {{ {Line(random)} }}\n");
        }

        text.Append("    internal static string[] Run()\n    {\n");
        for (var i = 0; i < lines; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"        Line{i}();\n");
        }

        return text.Append("        return Log.ToArray();\n    }\n}\n").ToString();
    }

    private static string Line(Random random)
    {
        if (random.Next(15) == 0)
        {
            return Pick(random, Others);
        }

        var (before, query, after) = Sources[random.Next(Sources.Length)];
        var use = Pick(random, random.Next(2) == 0 ? Selects : WholeRows);

        // Clauses that follow the query are valid neither after a limit nor after an order.
        var isEnd = !use.Contains(" where ", StringComparison.Ordinal);
        query += string.Concat(Enumerable.Range(0, random.Next(3)).Select(_ => Pick(random, Conditions)))
            + (isEnd && random.Next(3) == 0 ? Pick(random, Orders) : "")
            + (isEnd && random.Next(3) == 0 ? Pick(random, Limits) : "");
        return $"{before} {use.Replace("§", query, StringComparison.Ordinal)} {after}";
    }

    private static string Pick(Random random, string[] items) => items[random.Next(items.Length)];
}
