using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Analysis.RawText;

namespace Insights.Typed.Generator.Tests.CodeFixes;

public sealed class InterpolatedTextFixTests
{
    [Fact]
    public async Task Every_form_becomes_an_interpolated_string_in_each_scope() => await new CodeFixTest<RawTextAnalyzer, InterpolatedTextFix>(
        Select.Project,
        "INS113",
        Program("""
            Take([|"SELECT Name FROM Usage WHERE Name = '" + name + "'"|]); // by name
            Take(/* seats */ [|"SELECT Name FROM Usage WHERE Seats > " + number + " AND Note = '{\"}'"|]);
            Take([|string.Format("SELECT Name FROM Usage WHERE Name = '{0}' LIMIT {1}", name, number > 5 ? 5 : number)|]);
            Take([|string.Concat("SELECT ", name, " FROM Usage")|]);
            Take([|"SELECT Name\n" + "FROM Usage LIMIT " + number|]);
            var text = $"SELECT Name FROM Usage WHERE Name = '{name}'";
            Take([|text|]);
            string other = "SELECT Name FROM Usage WHERE Name = '" + name + "'";
            Take([|other|]);
            """),
        Program("""
            Take($"SELECT Name FROM Usage WHERE Name = '{name}'"); // by name
            Take(/* seats */ $"SELECT Name FROM Usage WHERE Seats > {number} AND Note = '{{\"}}'");
            Take($"SELECT Name FROM Usage WHERE Name = '{name}' LIMIT {(number > 5 ? 5 : number)}");
            Take($"SELECT {name} FROM Usage");
            Take($@"SELECT Name
            FROM Usage LIMIT {number}");
            InterpolatedQueryText text = $"SELECT Name FROM Usage WHERE Name = '{name}'";
            Take(text);
            InterpolatedQueryText other = $"SELECT Name FROM Usage WHERE Name = '{name}'";
            Take(other);
            """)).RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_variable_with_other_uses_is_not_changed() => Assert.Empty(await new CodeFix(new RawTextAnalyzer(), new InterpolatedTextFix()).GetTitlesAsync(Program("""
        var text = $"SELECT Name FROM Usage WHERE Name = '{name}'";
        Take(text);
        System.Console.WriteLine(text);
        """)));

    private static string Program(string statements) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static void Run(string name, int number)
            {
        {{string.Join('\n', statements.Split('\n').Select(line => line.StartsWith("FROM", StringComparison.Ordinal) ? line : "        " + line))}}
            }

            private static object Take([System.Diagnostics.CodeAnalysis.StringSyntax("InsightsQuery")] string text) => InsightsQuery.FromText(text);

            private static object Take([System.Diagnostics.CodeAnalysis.StringSyntax("InsightsQuery")] InterpolatedQueryText text) => InsightsQuery.FromText(text);
        }
        """;
}
