namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>Datasets whose names are not valid, or not usual, in C#.</summary>
public sealed class DatasetNameTests
{
    [Fact]
    public void The_longest_names_that_a_schema_can_have()
    {
        var longest = new string('a', 256);
        var text = TestProject.Create(new SchemaText("Long.json", $$"""{ "datasetName": "{{longest}}", "selectableColumns": ["{{longest}}"], "availableMetrics": ["{{longest[1..]}}b"], "typed": { "systemQuery": { "queryId": "1", "fromName": "A" } } }"""))
            .WithSource("Program.cs", $$"""internal static class Program { internal static string Run() => Insights.Typed.Datasets.{{longest}}.Select(x => new { x.{{longest}}, x.{{longest[1..]}}b }).ToString(); }""")
            .Build().Run();

        Assert.Equal($"SELECT {longest}, {longest[1..]}b FROM {longest}", text);
    }

    [Fact]
    public void Each_dataset_with_an_unusual_name_runs_under_its_name()
    {
        var texts = TestProject.Create(EdgeCaseSamples.Datasets).WithSource("Program.cs", """
            using Insights.Typed;

            internal static class Program
            {
                public static string Run() => string.Join<InsightsQuery>("\n", new InsightsQuery[]
                {
                    Datasets.@class.Where(x => x.@class == "a").During(t => t.Class).Select(x => x.@class),
                    Datasets.record.Select(@record => new { record.record, record.recordRow_, record.recordColumns_ }),
                    Datasets.A_B.Select(x => x.A),
                    Datasets._365Users.Select(x => x.A),
                    Datasets.ToString.Select(x => x.A),
                    Datasets.Equals.Select(x => x.A),
                    Datasets.Datasets_.Select(x => x.A),
                    Datasets.System.Select(x => x.A),
                    Datasets.D.Select(x => x.A),
                    Datasets.DQuery.Select(x => x.A),
                    Datasets.DAll.Select(x => x.A),
                    Datasets._.Select(x => x.A),
                    Datasets.Größe.Select(x => x.A),
                });
            }
            """).Build().Run();

        Assert.Equal(
            """
            SELECT class FROM class WHERE class = 'a' TIMESPAN class
            SELECT record, recordRow, recordColumns FROM record
            SELECT A FROM A-B
            SELECT A FROM 365Users
            SELECT A FROM ToString
            SELECT A FROM Equals
            SELECT A FROM Datasets
            SELECT A FROM System
            SELECT A FROM D
            SELECT A FROM DQuery
            SELECT A FROM DAll
            SELECT A FROM _
            SELECT A FROM Größe
            """,
            texts);
    }

    [Fact]
    public void A_system_query_of_any_name_is_a_member_of_SystemQueries()
    {
        var texts = TestProject.Create(EdgeCaseSamples.Datasets).WithSource("Program.cs", """
            using Insights.Typed;

            internal static class Program
            {
                public static string Run() => string.Join("\n",
                    SystemQueries.Datasets_ + " " + SystemQueries.Datasets_.QueryId,
                    SystemQueries.SystemQueries_ + " " + SystemQueries.SystemQueries_.QueryId,
                    SystemQueries.OnlyMetrics + " " + SystemQueries.OnlyMetrics.QueryId,
                    SystemQueries.System + " " + SystemQueries.System.QueryId,
                    SystemQueries.System2ndQuery + " " + SystemQueries.System2ndQuery.QueryId,
                    SystemQueries.D + " " + new DSystemQueryRow { DSystemQueryRow_ = "x" }.DSystemQueryRow_,
                    typeof(SystemQueries).GetProperties().Length.ToString());
            }
            """).Build().Run();

        Assert.Equal(
            """
            SELECT A FROM Datasets 1
            SELECT A FROM SystemQueries WHERE A != '<\n' TIMESPAN LIFETIME 2"</c>
            SELECT M FROM OnlyMetrics 3
            SELECT A FROM System 4
            SELECT A FROM System LIMIT 1 5
            SELECT DSystemQueryRow FROM D x
            6
            """,
            texts);
    }

    [Fact]
    public void A_system_query_has_another_name_than_its_class() => Assert.Equal(
        "SELECT A FROM System",
        TestProject.Create(EdgeCaseSamples.SystemQueries).WithSource("Program.cs", """
            internal static class Program { internal static string Run() => Insights.Typed.SystemQueries.SystemQueries_.ToString(); }
            """).Build().Run());

    [Fact]
    public void A_row_prints_columns_and_selected_metrics_of_any_name()
    {
        var text = TestProject.Create(EdgeCaseSamples.Names).WithSource("Program.cs", """
            internal static class Program
            {
                public static string Run() => new Insights.Typed.OddRow { builder = "b", separator = "s", metric = 7 }.ToString();
            }
            """).Build().Run();

        var printed = Assert.IsType<string>(text);
        Assert.Contains("builder = b, separator = s, ", printed, StringComparison.Ordinal);
        Assert.Contains(", metric = 7 }", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("get_metric", printed, StringComparison.Ordinal);
    }
}
