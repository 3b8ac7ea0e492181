namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>Code that only resembles a query of a dataset is not changed.</summary>
public sealed class OtherTypesTests
{
    [Theory]
    [InlineData("Own.Datasets.Usage.Select(x => x.Length)", "namespace Own { internal static class Datasets { public static string[] Usage => [\"a\"]; } }")]
    [InlineData("Own.Datasets.Usage.Select(x => x.Length)", "namespace Own { internal static class Datasets { public static UsageQuery Usage => new(); } internal class UsageQuery : List<string>; }")]
    [InlineData("Own.Program.Make().Select(x => x.Length)", "namespace Own { internal class UsageQuery : List<string>; internal static class Program { public static UsageQuery Make() => new UsageQuery(); } }")]
    [InlineData("Own.Reports.Lengths(new())", "namespace Own { internal class UsageQuery : List<string>; internal static class Reports { public static object Lengths(UsageQuery query) => query.Select(x => x.Length); } }")]
    [InlineData("Own.Reports.Lengths([])", "namespace Own { internal class SalesQuery : List<string>; internal static class Reports { public static object Lengths(SalesQuery Datasets) => Datasets.Where(x => x != \"\").Select(x => x.Length); } }")]
    [InlineData("Own.Reports.Lengths(new { Usage = new[] { \"a\" } })", "namespace Own { internal static class Reports { public static object Lengths<T>(T value) { var Datasets = new { Usage = new[] { \"a\" } }; return Datasets.Usage.Select(x => x.Length); } } }")]
    [InlineData("new Own.Reports().Lengths()", "namespace Own { internal class Reports { private string[] query = []; public object Lengths() => new[] { \"a\" } is { } query ? query.Select(x => x.Length) : this.query.Select(x => x.Length); } }")]
    [InlineData("new Own.Reports().Lengths(\"\")", "namespace Own { internal class Reports { private Insights.Typed.UsageQuery query = Insights.Typed.Datasets.Usage; public object Lengths(object o) => o is string query ? query.Select(c => c) : this.query; } }")]
    [InlineData("Own.Datasets.Usage.Select(x => x.Length)", "namespace Own { internal class Lens(int length) { public int Length => length; } internal class Linq { public int Select(Func<Lens, int> f) => f(new Lens(3)); } internal static class Datasets { public static Linq Usage => new(); } }")]
    [InlineData("Own.Reports.Lengths(new Own.Box())", "namespace Own { internal class Box { public string[] Usage = [\"a\"]; } internal static class Reports { public static object Lengths(object o) => o is Box Datasets ? Datasets.Usage.Select(x => x.Length) : 1; } }")]
    [InlineData("new Own.Reports().Lengths()", "namespace Own { internal class Box { public string[] Usage = [\"a\"]; } internal class Parent { protected Box Datasets = new(); } internal class Reports : Parent { public object Lengths() => Datasets.Usage.Select(x => x.Length); } }")]
    [InlineData("Own.Reports.Lengths()", "namespace Own { internal class Box { public string[] Usage = [\"a\"]; } internal static class Reports { public static object Lengths() { foreach (var Datasets in new[] { new Box() }) { return Datasets.Usage.Select(x => x.Length); } return 1; } } }")]
    [InlineData("Own.Reports.Lengths()", "namespace Own { internal class Box { public string[] Usage = [\"a\"]; } internal static class Reports { public static object Lengths() => (from Datasets in new[] { new Box() } select Datasets.Usage.Select(x => x.Length)).First(); } }")]
    [InlineData("Own.Inner.Reports.Lengths()", "namespace Own { internal static class Datasets { public static string[] Usage => [\"a\"]; } namespace Inner { internal static class Reports { public static object Lengths() => Datasets.Usage.Select(x => x.Length); } } }")]
    public void Custom_types_with_these_names(string expression, string types)
    {
        var build = Select.Project.WithSource("Program.cs", $$"""
            {{types}}

            internal static class Program
            {
                internal static object Run() => {{expression}};
            }
            """).Build();

        Assert.NotNull(build.Run());
        Assert.DoesNotContain("Usage.Interceptors.g.cs", build.Generated.Keys);
        Assert.DoesNotContain("Sales.Interceptors.g.cs", build.Generated.Keys);
    }

    /// <summary>The class comes from a using directive, which is not visible at the start of a file.</summary>
    [Theory]
    [InlineData("using Own;\n", "Own")]
    [InlineData("", "")]
    public void A_class_Datasets_in_scope_of_top_level_statements(string directive, string typeNamespace)
    {
        var build = TestProject.Create(Samples.Usage)
            .WithSource("Program.cs", $"{directive}System.Console.Write(Datasets.Usage.Select(x => x.Length).Count());")
            .WithSource("Own.cs", $"{(typeNamespace == "" ? "" : $"namespace {typeNamespace};\n")}internal static class Datasets {{ public static string[] Usage => [\"a\"]; }}")
            .Build().AssertCompiles();

        Assert.DoesNotContain("Usage.Interceptors.g.cs", build.Generated.Keys);
    }

    [Theory]
    [InlineData("using D = Insights.Typed.Datasets;", "D.Usage.Select(x => x.Name)")]
    [InlineData("using static Insights.Typed.Datasets;", "Usage.Select(x => x.Name)")]
    [InlineData("using static Insights.Typed.Datasets;", "Usage.Take(1).Select(x => x.Name)")]
    public void Other_names_for_Datasets_select_all_columns(string directive, string expression)
    {
        var text = Select.RunProgram($"{directive}\ninternal static class Program {{ internal static string Run() => {expression}.ToString(); }}");

        Assert.StartsWith(Select.AllColumns, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("using Datasets = Own.Mine;", "Datasets.Usage.Select(x => x.Amount)", "")]
    [InlineData("using Datasets = Own.Mine;", "Datasets.Usage.OrderBy(x => x.Name).Take(1).Select(x => x.Amount)", "")]
    [InlineData("", "Own.Reports.Amounts()", "")]
    [InlineData("using UsageQuery = Insights.Typed.SalesQuery;", "((UsageQuery)Insights.Typed.Datasets.Sales).Select(x => x.Amount)", "")]
    [InlineData("using UsageQuery = Insights.Typed.SalesQuery;", "Of(Insights.Typed.Datasets.Sales)", "private static object Of(UsageQuery query) => query.Where(x => x.Amount > 1).Select(x => x.Amount);")]
    public void Names_that_are_queries_of_another_dataset(string directive, string expression, string member)
    {
        var build = Select.Project.WithSource("Program.cs", $$"""
            {{directive}}

            namespace Own
            {
                internal static class Mine { public static Insights.Typed.SalesQuery Usage => Insights.Typed.Datasets.Sales; }

                internal static class Reports
                {
                    private static class Datasets { public static Insights.Typed.SalesQuery Usage => Insights.Typed.Datasets.Sales; }

                    public static object Amounts() => Datasets.Usage.Select(x => x.Amount);
                }
            }

            internal static class Program
            {
                {{member}}

                internal static string Run() => ({{expression}}).ToString()!;
            }
            """).Build();

        Assert.StartsWith("SELECT Name, Amount FROM Sales", Assert.IsType<string>(build.Run()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_users_part_of_a_query_type_does_not_hide_it()
    {
        var text = Select.RunProgram("""
            using Insights.Typed;

            namespace Insights.Typed
            {
                partial class UsageQuery
                {
                    public UsageQuery Busy() => Where(x => x.Seats > 10);

                    public string Names(UsageQuery other) => other.Select(x => x.Name).ToString();
                }

                static partial class Datasets
                {
                    public static UsageQuery Trials => Usage.Where(x => x.Trial);
                }
            }

            internal static class Program
            {
                internal static string Run()
                {
                    UsageQuery busy = Datasets.Usage.Busy();
                    return string.Join("; ", busy.Select(x => x.Name), busy.Names(Datasets.Usage), Datasets.Usage.Take(1).Select(x => x.Seats), Datasets.Trials.Select(x => x.Name));
                }
            }
            """);

        Assert.Equal(
            $"SELECT Name FROM Usage WHERE Seats > 10; SELECT Name FROM Usage; SELECT Seats FROM Usage LIMIT 1; {Select.AllColumns} WHERE Trial = 'Y'",
            text);
    }
}
