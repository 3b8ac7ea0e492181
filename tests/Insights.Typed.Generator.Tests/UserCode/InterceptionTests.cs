namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>The interceptor runs in place of the user's call, and what happens where none does.</summary>
public sealed class InterceptionTests
{
    private const string Program = """
        using Insights.Typed;

        internal static class Program
        {
            internal static string Run() => Datasets.Usage.Select(x => x.Name).ToString();
        }
        """;

    [Fact]
    public void The_running_program_asks_for_fewer_columns_than_the_call_itself_would()
    {
        Assert.Equal("SELECT Name FROM Usage", Select.TextOfProgram(Program));
        Assert.Equal(Select.AllColumns, Select.TextOfExpression("Datasets.Usage.Select((x => x.Name))"));
    }

    [Fact]
    public void Without_the_namespace_in_the_project_the_compiler_refuses_and_says_what_to_set()
    {
        var build = TestProject.Of(Samples.Usage).WithSource("Program.cs", Program).WithoutInterceptorsNamespace().Build();

        var error = Assert.Single(build.Diagnostics);
        Assert.Equal("CS9137", error.Id);
        Assert.Contains("<InterceptorsNamespaces>$(InterceptorsNamespaces);Insights.Typed.Interceptors</InterceptorsNamespaces>", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_namespace_a_project_that_never_selects_compiles() =>
        TestProject.Of(Samples.Usage)
            .WithSource("Program.cs", Program.Replace(".Select(x => x.Name)", "", StringComparison.Ordinal))
            .WithoutInterceptorsNamespace()
            .Build()
            .AssertCompiles();

    [Theory]
    [InlineData("", Program)]
    [InlineData("/src/a b/Ümläut,1.cs", Program)]
    [InlineData("Program.cs", "#line 7 \"Page.razor\"\n" + Program)]
    [InlineData("Program.cs", "\uFEFF" + Program)]
    public void Wherever_a_file_lies_or_says_it_does(string path, string program) =>
        Assert.Equal("SELECT Name FROM Usage", Select.Project.WithSource(path, program).Build().Run());

    [Fact]
    public void Line_ends_of_other_machines_do_not_matter() =>
        Assert.Equal("SELECT Name FROM Usage", Select.TextOfProgram(Program.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void Several_files_and_datasets_each_get_their_own()
    {
        var build = Select.Project
            .WithSource("Program.cs", """
                using Insights.Typed;

                internal static class Program
                {
                    internal static string Run() => string.Join<Query>("; ", [Datasets.Usage.Select(x => x.Name), Datasets.Sales.Select(x => x.Name), Other.Query, Other.Same]);
                }
                """)
            .WithSource("Other.cs", """
                using Insights.Typed;

                internal static class Other
                {
                    public static readonly Query Query = Datasets.Sales.Take(1).Select(x => x.Amount), Same = Datasets.Usage.Select(row => row.Name);
                }
                """)
            .Build();

        Assert.Equal("SELECT Name FROM Usage; SELECT Name FROM Sales; SELECT Amount FROM Sales LIMIT 1; SELECT Name FROM Usage", build.Run());
    }

    [Theory]
    [InlineData("Select(Name)")]
    [InlineData("Select((x => x.Name))")]
    public void A_call_that_is_not_intercepted_throws_behind_Distinct(string call)
    {
        var thrown = Assert.Throws<InvalidOperationException>(
            () => Select.TextOfExpression($"Datasets.Usage.Distinct().{call}", "private static string Name(UsageRow row) => row.Name;"));

        Assert.Contains("Select on Usage", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Distinct", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("lambda", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_was_not_asked_for_throws_where_it_is_read()
    {
        var thrown = Assert.Throws<InvalidOperationException>(
            () => Select.TextOfExpression("Total(new UsageRow { Name = \"a\", Customers = 1 })", "private static decimal Total(UsageRow row) => row.Total + row.Customers;"));

        Assert.Contains("metric Usage.Total", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Select(x => new { x.Total })", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_was_asked_for_is_read() =>
        Assert.Equal("7", Select.TextOfExpression("Total(new UsageRow { Total = 6, Customers = 1 })", "private static decimal Total(UsageRow row) => row.Total + row.Customers;"));
}
