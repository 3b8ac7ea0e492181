namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>If the text does not determine the dataset, no interceptor is generated: the program compiles and selects all columns.</summary>
public sealed class UnknownDatasetTests
{
    /// <summary>Queries of one dataset by names that, in an outer scope, belong to another.</summary>
    private const string Misleading = """
        private static readonly SalesQuery query = Datasets.Sales;
        private static UsageQuery Usage => Datasets.Usage;
        private static SalesQuery Of(int count) => Datasets.Sales;
        private static UsageQuery Of(string name) => Datasets.Usage;
        private static void Get(out UsageQuery query) => query = Datasets.Usage;
        private static object Boxed => Datasets.Usage;
        """;

    [Theory]
    [InlineData("if (Boxed is UsageQuery query) return query.Select(x => x.Name).ToString(); return \"\";")]
    [InlineData("if (Usage is { } query) return query.Select(x => x.Name).ToString(); return \"\";")]
    [InlineData("if (Usage is var query) return query.Select(x => x.Name).ToString(); return \"\";")]
    [InlineData("Get(out var query); return query.Select(x => x.Name).ToString();")]
    [InlineData("Get(out UsageQuery query); return query.Select(x => x.Name).ToString();")]
    [InlineData("var (query, n) = (Usage, 1); return query.Select(x => x.Name).ToString();")]
    [InlineData("(UsageQuery query, int n) = (Usage, 1); return query.Select(x => x.Name).ToString();")]
    [InlineData("foreach (var query in new[] { Usage }) return query.Select(x => x.Name).ToString(); return \"\";")]
    [InlineData("foreach (var (query, n) in new[] { (Usage, 1) }) return query.Select(x => x.Name).ToString(); return \"\";")]
    [InlineData("return string.Concat(from query in new[] { Usage } select query.Select(x => x.Name).ToString());")]
    [InlineData("return string.Concat(new[] { Usage }.Select(query => query.Select(x => x.Name).ToString()));")]
    [InlineData("return string.Concat(new[] { (Usage, 1) }.Select(((UsageQuery Q, int) pair) => pair.Q.Select(x => x.Name).ToString()));")]
    [InlineData("return Usage switch { var query => query.Select(x => x.Name).ToString() };")]
    [InlineData("switch (Usage) { case { } query: return query.Select(x => x.Name).ToString(); default: return \"\"; }")]
    [InlineData("Func<UsageQuery, string> f = delegate (UsageQuery query) { return query.Select(x => x.Name).ToString(); }; return f(Usage);")]
    [InlineData("return Of(\"\").Select(x => x.Name).ToString();")]
    [InlineData("var query = Of(\"\"); return query.Select(x => x.Name).ToString();")]
    [InlineData("var query = Datasets.Sales; { Func<object, string> f = o => o is UsageQuery query ? query.Select(x => x.Name).ToString() : \"\"; return f(Usage); }")]
    [InlineData("string F<T>(T query) where T : UsageQuery => query.Select(x => x.Name).ToString(); return F(Usage);")]
    [InlineData("l: var query = Usage; if (DateTime.Now.Year < 1) goto l; return query.Select(x => x.Name).ToString();")]
    public void A_nearer_name_hides_the_query(string body) => Assert.Contains(
        Select.RunProgram($$"""
            using Insights.Typed;

            internal static class Program
            {
                {{Misleading}}
                internal static string Run() { {{body}} }
            }
            """),
        new[] { Select.AllColumns, "SELECT Name FROM Usage" });

    [Theory]
    [InlineData("All[0].Select(x => x.Name)", "private static readonly UsageQuery[] All = [Datasets.Usage];")]
    [InlineData("Wrapped<UsageQuery>(Datasets.Usage).Select(x => x.Name)", "private static T Wrapped<T>(T value) => value;")]
    [InlineData("Lazy.Value.Select(x => x.Name)", "private static readonly Lazy<UsageQuery> Lazy = new(Datasets.Usage);")]
    [InlineData("Datasets.Usage.Busy().Select(x => x.Name)", "private static UsageQuery Busy(this UsageQuery query) => query.Take(1);")]
    [InlineData("Datasets.Usage.Select(Name)", "private static string Name(UsageRow row) => row.Name;")]
    [InlineData("Datasets.Usage.Select((x => x.Name))", "")]
    [InlineData("Datasets.Usage.Select((Func<UsageRow, string>)(x => x.Name))", "")]
    [InlineData("Datasets.Usage.Select(delegate(UsageRow x) { return x.Name; })", "")]
    [InlineData("Datasets.Usage.Select(Projection)", "private static readonly Func<UsageRow, string> Projection = x => x.Name;")]
    [InlineData("(from x in Datasets.Usage select x.Name)", "")]
    public void An_unknown_dataset_selects_all_columns(string expression, string member) => Assert.Equal(
        Select.AllColumns,
        Select.GetTextOfExpression(expression, member, "").Replace(" LIMIT 1", "", StringComparison.Ordinal));
}
