namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>The interceptor runs instead of the user's call, or the compiler reports what is missing.</summary>
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
    public void The_running_program_selects_fewer_columns_than_the_call()
    {
        Assert.Equal("SELECT Name FROM Usage", Select.RunProgram(Program));
        Assert.Equal(Select.AllColumns, Select.GetTextOfExpression("Datasets.Usage.Select((x => x.Name))"));
    }

    [Fact]
    public void Without_the_namespace_the_compiler_reports_the_property_to_set()
    {
        var build = TestProject.Create(Samples.Usage).WithSource("Program.cs", Program).WithoutInterceptorsNamespace().Build();

        var error = Assert.Single(build.Diagnostics);
        Assert.Equal("CS9137", error.Id);
        Assert.Contains("<InterceptorsNamespaces>$(InterceptorsNamespaces);Insights.Typed.Interceptors</InterceptorsNamespaces>", error.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_namespace_a_project_that_never_selects_compiles() =>
        TestProject.Create(Samples.Usage)
            .WithSource("Program.cs", Program.Replace(".Select(x => x.Name)", "", StringComparison.Ordinal))
            .WithoutInterceptorsNamespace()
            .Build()
            .AssertCompiles();

    [Theory]
    [InlineData("", Program)]
    [InlineData("/src/a b/Ümläut,1.cs", Program)]
    [InlineData("Program.cs", "#line 7 \"Page.razor\"\n" + Program)]
    [InlineData("Program.cs", "\uFEFF" + Program)]
    public void Any_file_path_or_line_directive_works(string path, string program) =>
        Assert.Equal("SELECT Name FROM Usage", Select.Project.WithSource(path, program).Build().Run());

    [Fact]
    public void Line_endings_of_other_machines_do_not_matter() =>
        Assert.Equal("SELECT Name FROM Usage", Select.RunProgram(Program.Replace("\n", "\r\n", StringComparison.Ordinal)));

    [Fact]
    public void Several_files_and_datasets_get_separate_interceptors()
    {
        var build = Select.Project
            .WithSource("Program.cs", """
                using Insights.Typed;

                internal static class Program
                {
                    internal static string Run() => string.Join<InsightsQuery>("; ", [Datasets.Usage.Select(x => x.Name), Datasets.Sales.Select(x => x.Name), Other.Query, Other.Same]);
                }
                """)
            .WithSource("Other.cs", """
                using Insights.Typed;

                internal static class Other
                {
                    public static readonly InsightsQuery Query = Datasets.Sales.Take(1).Select(x => x.Amount), Same = Datasets.Usage.Select(row => row.Name);
                }
                """)
            .Build();

        Assert.Equal("SELECT Name FROM Usage; SELECT Name FROM Sales; SELECT Amount FROM Sales LIMIT 1; SELECT Name FROM Usage", build.Run());
    }

    [Theory]
    [InlineData("Select(Name)")]
    [InlineData("Select((x => x.Name))")]
    public void A_call_that_is_not_intercepted_throws_after_Distinct(string call)
    {
        var thrown = Assert.Throws<InvalidOperationException>(
            () => Select.GetTextOfExpression($"Datasets.Usage.Distinct().{call}", "private static string Name(UsageRow row) => row.Name;"));

        Assert.Contains("Select on Usage", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Distinct", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("lambda", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_is_not_selected_throws_where_it_is_read()
    {
        var thrown = Assert.Throws<InvalidOperationException>(
            () => Select.GetTextOfExpression("Total(new UsageRow { Name = \"a\", Customers = 1 })", "private static decimal Total(UsageRow row) => row.Total + row.Customers;"));

        Assert.Contains("metric Usage.Total", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Select(x => new { x.Total })", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_selected_metric_is_read() =>
        Assert.Equal("7", Select.GetTextOfExpression("Total(new UsageRow { Total = 6, Customers = 1 })", "private static decimal Total(UsageRow row) => row.Total + row.Customers;"));
}
