namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>Forms in which the text of a file determines which dataset a query reads.</summary>
public sealed class KnownDatasetTests
{
    [Theory]
    [InlineData("Datasets.Usage.Select(x => x.Name)")]
    [InlineData("Insights.Typed.Datasets.Usage.Select(x => x.Name)")]
    [InlineData("global::Insights.Typed.Datasets.Usage.Select(x => x.Name)")]
    [InlineData("(Datasets.Usage).Select(x => x.Name)")]
    [InlineData("Datasets.Usage!.Select(x => x.Name)")]
    [InlineData("Datasets.Usage.Select<string>(x => x.Name)")]
    [InlineData("Datasets.Usage.Select<object>(x => x.Name)")]
    [InlineData("Datasets.@Usage.@Select(x => x.Name)")]
    [InlineData("((UsageQuery)Datasets.Usage).Select(x => x.Name)")]
    [InlineData("((Insights.Typed.UsageQuery)(object)Datasets.Usage).Select(x => x.Name)")]
    [InlineData("((global::Insights.Typed.UsageQuery?)Datasets.Usage)!.Select(x => x.Name)")]
    [InlineData("(DateTime.Now.Year > 1 ? Datasets.Usage : Datasets.Usage.Take(1)).Select(x => x.Name)")]
    [InlineData("(DateTime.Now.Year < 1 ? null : Datasets.Usage)!.Select(x => x.Name)")]
    [InlineData("(DateTime.Now.Year switch { 1 => Datasets.Usage.Take(1), _ => Datasets.Usage }).Select(x => x.Name)")]
    [InlineData("(DateTime.Now.Year switch { 1 => throw new InvalidOperationException(), _ => Datasets.Usage }).Select(x => x.Name)")]
    [InlineData("(Datasets.Usage switch { var q => q }).Select(x => x.Name)")]
    [InlineData("(from x in Datasets.Usage orderby x.Name select x).Select(x => x.Name)", " ORDER BY Name ASC")]
    [InlineData("(from x in Datasets.Usage where x.Seats > 1 select x into y orderby y.Name select y).Take(7).Select(x => x.Name)", " WHERE Seats > 1 ORDER BY Name ASC LIMIT 7")]
    [InlineData("Datasets\n  /* which */ .Usage // this one\n  #nullable enable\n  . /* what */ Select ( /* of */ x\n=> x.Name )")]
    public void In_one_expression(string expression, string clauses = "") => Assert.Equal("SELECT Name FROM Usage" + clauses, Select.GetTextOfExpression(expression));

    [Theory]
    [InlineData("Nothing ?? Datasets.Usage")]
    [InlineData("Nothing ?? (DateTime.Now.Year > 1 ? Datasets.Usage : null) ?? throw new InvalidOperationException()")]
    public void Where_another_is_null(string query) => Assert.Equal("SELECT Name FROM Usage", Select.GetTextOfExpression($"({query}).Select(x => x.Name)", "private static UsageQuery? Nothing => null;"));

    [Fact]
    public void Through_every_clause() => Assert.Equal(
        "SELECT DISTINCT Name FROM Usage WHERE Seats > 1 AND Trial = 'Y' ORDER BY Month DESC, Name ASC LIMIT 5 TIMESPAN LAST_MONTH",
        Select.GetTextOfExpression("""
            Datasets.Usage
                .Where(x => x.Seats > 1)
                .Where(x => x.Trial)
                .OrderByDescending(x => x.Month).ThenBy(x => x.Name)
                .During(t => t.LastMonth)
                .Distinct()
                .Take(5)
                .Select(x => x.Name)
            """));

    [Theory]
    [InlineData("OrderBy(x => x.Name)", "Name ASC")]
    [InlineData("OrderByDescending(x => x.Name)", "Name DESC")]
    [InlineData("OrderBy(x => x.Name).ThenBy(x => x.Trial)", "Name ASC, Trial ASC")]
    [InlineData("OrderBy(x => x.Name).ThenByDescending(x => x.Total)", "Name ASC, Total DESC")]
    public void Directly_after_an_order(string order, string text) =>
        Assert.Equal($"SELECT Name FROM Usage ORDER BY {text}", Select.GetTextOfExpression($"Datasets.Usage.{order}.Select(x => x.Name)"));

    [Theory]
    [InlineData("var query = Datasets.Usage;", "query")]
    [InlineData("var query = Datasets.Usage.Distinct();", "query.Where(x => x.Seats > 1).Distinct().Take(7)")]
    [InlineData("static UsageQuery Get(UsageQuery query) => query;", "Get(Datasets.Usage).Distinct().Take(7)")]
    [InlineData("var query = Datasets.Usage.Distinct();", "query.Take(7)")]
    [InlineData("UsageQuery query = Datasets.Usage;", "query")]
    [InlineData("UsageQuery? query = Datasets.Usage;", "query!")]
    [InlineData("Insights.Typed.UsageQuery query = Datasets.Usage;", "query")]
    [InlineData("UsageQuery query; query = Datasets.Usage;", "query")]
    [InlineData("UsageQuery.Ordered query = Datasets.Usage.OrderBy(x => x.Name);", "query.ThenBy(x => x.Id)")]
    [InlineData("Insights.Typed.UsageQuery.Ordered query = Datasets.Usage.OrderBy(x => x.Name);", "query")]
    [InlineData("var query = Datasets.Usage.OrderBy(x => x.Name);", "query")]
    [InlineData("var first = Datasets.Usage; var second = first.Distinct(); var query = second;", "query")]
    [InlineData("var other = Datasets.Sales; var query = Datasets.Usage;", "query")]
    [InlineData("UsageQuery Usage() => Datasets.Usage;", "Usage()")]
    [InlineData("static UsageQuery Usage(int count) { return Datasets.Usage.Take(count); }", "Usage(3).Take(2)")]
    public void Through_a_local(string statements, string query) => AssertDatasetFound($"{statements} return {query}.Select(x => x.Name).ToString();");

    [Theory]
    [InlineData("foreach (UsageQuery query in new[] { Datasets.Usage }) { return query.Select(x => x.Name).ToString(); } return \"\";")]
    [InlineData("for (var query = Datasets.Usage; ; ) { return query.Select(x => x.Name).ToString(); }")]
    [InlineData("Func<UsageQuery, InsightsQuery> f = (UsageQuery query) => query.Select(x => x.Name); return f(Datasets.Usage).ToString();")]
    [InlineData("Func<InsightsQuery> f = () => { var query = Datasets.Usage; return query.Select(x => x.Name); }; return f().ToString();")]
    [InlineData("var query = Datasets.Usage; Func<InsightsQuery> f = () => query.Select(x => x.Name); return f().ToString();")]
    [InlineData("string Of(UsageQuery query) => query.Select(x => x.Name).ToString(); return Of(Datasets.Usage);")]
    [InlineData("switch (DateTime.Now.Year) { case > 1: var query = Datasets.Usage; return query.Select(x => x.Name).ToString(); default: return \"\"; }")]
    [InlineData("{ var query = Datasets.Usage; { return query.Select(x => x.Name).ToString(); } }")]
    public void In_any_statement(string statements) => AssertDatasetFound(statements);

    [Theory]
    [InlineData("object o = Datasets.Usage; if (o is UsageQuery query) { return query.Select(x => x.Name).ToString(); } return \"\";")]
    [InlineData("object o = Datasets.Usage; if (o is not UsageQuery query) { return \"\"; } return query.Take(1).Select(x => x.Name).ToString();")]
    [InlineData("object o = Datasets.Usage; return o is UsageQuery { } query ? query.Select(x => x.Name).ToString() : \"\";")]
    [InlineData("return Datasets.Usage is var query ? query.Select(x => x.Name).ToString() : \"\";")]
    [InlineData("return Datasets.Usage is { } query ? query.Select(x => x.Name).ToString() : \"\";")]
    [InlineData("object o = Datasets.Usage; return o switch { UsageQuery query => query.Select(x => x.Name).ToString(), _ => \"\" };")]
    [InlineData("object o = Datasets.Usage; switch (o) { case UsageQuery query: return query.Select(x => x.Name).ToString(); default: return \"\"; }")]
    [InlineData("switch (Datasets.Usage) { case { } query: return query.Select(x => x.Name).ToString(); default: return \"\"; }")]
    [InlineData("object o = Datasets.Usage; var query = o as UsageQuery; return query!.Select(x => x.Name).ToString();")]
    [InlineData("object o = Datasets.Usage; return (o as UsageQuery)!.Select(x => x.Name).ToString();")]
    [InlineData("Get(out UsageQuery query); return query.Select(x => x.Name).ToString(); static void Get(out UsageQuery q) => q = Datasets.Usage;")]
    [InlineData("UsageQuery q = Datasets.Usage; ref UsageQuery query = ref q; return query.Select(x => x.Name).ToString();")]
    [InlineData("var q = Datasets.Usage; ref var query = ref q; return query.Select(x => x.Name).ToString();")]
    [InlineData("return Of(ref Field); static string Of(ref UsageQuery query) => query.Select(x => x.Name).ToString();")]
    [InlineData("(UsageQuery query, int n) = (Datasets.Usage, 1); return query.Select(x => x.Name).ToString();")]
    [InlineData("(var query, var n) = (Datasets.Usage, 1); return query.Select(x => x.Name).ToString();")]
    [InlineData("var (query, n) = (Datasets.Usage, 1); return query.Select(x => x.Name).ToString();")]
    [InlineData("foreach (UsageQuery query in new[] { Datasets.Usage }) { return query.Select(x => x.Name).ToString(); } return \"\";")]
    [InlineData("foreach (var query in new[] { Datasets.Usage }) { return query.Select(x => x.Name).ToString(); } return \"\";")]
    [InlineData("(UsageQuery Query, int N) pair = (Datasets.Usage, 1); return pair.Query.Select(x => x.Name).ToString();")]
    [InlineData("return Holder.Q.Select(x => x.Name).ToString();")]
    [InlineData("return Holder.Make(1).Select(x => x.Name).ToString();")]
    [InlineData("return new Holder().Field.Select(x => x.Name).ToString();")]
    [InlineData("var holder = new Holder(); return holder.Field.Where(x => x.Seats > 1).OrderBy(x => x.Name).Select(x => x.Name).ToString();")]
    [InlineData("return Program.Field.Select(x => x.Name).ToString();")]
    public void Through_any_declaration_of_the_type(string body) => Assert.StartsWith("SELECT Name FROM Usage", Select.RunProgram($$"""
        using Insights.Typed;

        internal static class Program
        {
            private static UsageQuery Field = Datasets.Usage;

            internal static string Run() { {{body}} }
        }

        internal sealed class Holder
        {
            public static UsageQuery Q => Datasets.Usage;

            public UsageQuery Field = Datasets.Usage;

            public static UsageQuery Make(int count) => Datasets.Usage.Take(count);
        }
        """), StringComparison.Ordinal);

    [Fact]
    public void From_statements_at_the_top() => Assert.Equal("SELECT Name FROM Usage; SELECT Name FROM Usage", Select.Project.WithSource("Program.cs", """
        using Insights.Typed;

        object o = Datasets.Usage;
        if (o is UsageQuery pattern)
        {
            Result.Value = pattern.Select(x => x.Name).ToString();
        }

        Get(out UsageQuery given);
        Result.Value += "; " + given.Select(x => x.Name);

        static void Get(out UsageQuery query) => query = Datasets.Usage;

        internal static class Result { public static string? Value; }
        """).BuildEdited().RunStatements());

    [Theory]
    [InlineData("private static readonly UsageQuery query = Datasets.Usage;", "query")]
    [InlineData("private static UsageQuery? query = Datasets.Usage;", "query!.Distinct()")]
    [InlineData("private static UsageQuery Query { get; } = Datasets.Usage;", "Query")]
    [InlineData("private static UsageQuery Query => Datasets.Usage.Distinct();", "Query")]
    [InlineData("private static UsageQuery Query { get { return Datasets.Usage; } }", "Query")]
    [InlineData("private static UsageQuery.Ordered Query => Datasets.Usage.OrderBy(x => x.Name);", "Query")]
    [InlineData("private static UsageQuery Query(int count) => Datasets.Usage.Take(count);", "Query(2)")]
    [InlineData("private static Insights.Typed.UsageQuery Query(int count) { return Datasets.Usage.Take(count); }", "Query(2).Take(1)")]
    public void Through_a_member(string member, string query) =>
        Assert.StartsWith("SELECT Name FROM", WithoutDistinct(Select.GetTextOfExpression($"{query}.Select(x => x.Name)", member)), StringComparison.Ordinal);

    [Theory]
    [InlineData("class Reports(UsageQuery query)", "", "query")]
    [InlineData("record Reports(UsageQuery Query)", "", "Query")]
    [InlineData("record Reports(UsageQuery Query)", "", "this.Query")]
    [InlineData("readonly struct Reports(UsageQuery query)", "", "query")]
    [InlineData("class Reports", "private readonly UsageQuery query; public Reports(UsageQuery query) => this.query = query;", "this.query")]
    [InlineData("class Reports", "private UsageQuery Query { get; } public Reports(UsageQuery query) => Query = query;", "this.Query")]
    [InlineData("class Reports(UsageQuery query)", "private UsageQuery Query(int count) => query.Take(count);", "this.Query(1)")]
    [InlineData("class Reports(UsageQuery query)", "private UsageQuery query = query;", "this.query")]
    public void Through_an_instance(string header, string members, string query) =>
        Assert.StartsWith("SELECT Name FROM", Select.GetTextOfExpression(
            "new Reports(Datasets.Usage).Text()",
            types: $$"""internal {{header}} { {{members}} public string Text() => {{query}}.Select(x => x.Name).ToString(); }"""), StringComparison.Ordinal);

    [Fact]
    public void Through_a_member_of_an_outer_type() => Assert.Equal("SELECT Name FROM Usage", Select.GetTextOfExpression(
        "Outer.Inner.Text()",
        types: """
            internal class Outer
            {
                private static readonly UsageQuery query = Datasets.Usage;

                internal struct Inner { public static string Text() => query.Select(x => x.Name).ToString(); }
            }
            """));

    [Theory]
    [InlineData("private static string Of(UsageQuery query) => query.Select(x => x.Name).ToString();", "Of(Datasets.Usage)")]
    [InlineData("private static string Of(UsageQuery? query = null) => (query ?? Datasets.Usage).ToString()[..6] + query!.Select(x => x.Name);", "Of(Datasets.Usage)[6..]")]
    [InlineData("private static string Of(params UsageQuery[] all) { UsageQuery query = all[0]; return query.Select(x => x.Name).ToString(); }", "Of(Datasets.Usage)")]
    [InlineData("private static string Of<T>(UsageQuery query, T value) => query.Select(x => new { x.Name, value }).ToString();", "Of(Datasets.Usage, 1)")]
    public void Through_a_parameter(string member, string call) => Assert.Equal("SELECT Name FROM Usage", Select.GetTextOfExpression(call, member));

    [Fact]
    public void In_top_level_statements()
    {
        var text = Select.Project.WithSource("Program.cs", """
            using Insights.Typed;

            var query = Datasets.Usage.Distinct();
            Result.Value = query.Select(x => x.Name).ToString() + "; " + Sales(2).Select(x => x.Amount);

            SalesQuery Sales(int count) => Datasets.Sales.Take(count);

            internal static class Result { public static string? Value; }
            """).BuildEdited().RunStatements();

        Assert.Equal("SELECT DISTINCT Name FROM Usage; SELECT Amount FROM Sales LIMIT 2", text);
    }

    [Fact]
    public void Twice_in_one_line() => Assert.Equal(
        "SELECT Name FROM Usage; SELECT Name FROM Usage LIMIT 1; SELECT Name FROM Sales",
        Select.GetTextOfExpression("Datasets.Usage.Select(x => x.Name) + \"; \" + Datasets.Usage.Take(1).Select(x => x.Name) + \"; \" + Datasets.Sales.Select(x => x.Name)"));

    [Fact]
    public void In_a_generic_method_of_a_generic_type() => Assert.Equal(
        "SELECT Name FROM Usage",
        Select.GetTextOfExpression(
            "Reports<int>.Text<string>(\"a\")",
            types: "internal static class Reports<T1> { public static string Text<T2>(T2 value) => Datasets.Usage.Select(x => (x.Name, value, default(T1))).ToString(); }"));

    private static void AssertDatasetFound(string body) => Assert.StartsWith("SELECT Name FROM Usage", WithoutDistinct(Select.RunProgram($$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static string Run() { {{body}} }
        }
        """)), StringComparison.Ordinal);

    private static string WithoutDistinct(string text) => text.Replace("DISTINCT ", "", StringComparison.Ordinal);
}
