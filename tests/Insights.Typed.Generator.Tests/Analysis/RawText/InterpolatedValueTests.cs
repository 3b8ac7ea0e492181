using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>The holes of an interpolated text are values and names, whose types are known.</summary>
public sealed class InterpolatedValueTests
{
    public static TheoryData<ComparisonOperator> Operators => [.. ComparisonOperators.All];

    [Fact]
    public async Task Values_and_names_are_accepted() => Build.AssertNothing((await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), Program("""
        Take($"SELECT Name FROM Usage WHERE Seats > {number} AND Total < {amount} LIMIT {number}");
        Take($"SELECT Name FROM Usage WHERE Name = {name} AND Note LIKE '%{name}%' AND Name = '{name}' AND Name > {Constant}");
        Take($"SELECT Name FROM Usage WHERE Id = {id} AND Month >= {day} AND Month < {time} AND Month != {maybe} AND Id = '{id}'");
        Take($"SELECT Name FROM Usage WHERE Seats IN {numbers} AND Name IN {names} AND Seats NOT IN ({numbers}, {number}, 7) AND Name IN ({name}, 'b')");
        Take($"SELECT {names}, Seats FROM {name} WHERE {name} > 5 ORDER BY {name} DESC TIMESPAN LAST_{number}_MONTHS");
        Take($"SELECT {Column} FROM Usage WHERE {Column} > {number}");
        Take($"{query} AND Name = {name}");
        Take($"SELECT Name FROM Usage WHERE Seats > {number} " + $"AND Name = {name}");
        """))).Where(d => d.Id != "INS112"));

    [Fact]
    public async Task Other_parts_of_a_query_are_reported_at_the_hole()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS110", Program("""
            Take($"SELECT Name FROM Usage {⟦name⟧}");
            Take($"SELECT Name FROM Usage WHERE Seats {⟦name⟧} 5");
            Take($"SELECT Name FROM Usage WHERE Name = {⟦names⟧}");
            Take($"SELECT {⟦number⟧} FROM Usage");
            Take($"SELECT Name FROM Usage LIMIT {⟦name⟧}");
            Take($"SELECT Name FROM Usage WHERE Name = {name} ⟦ODER⟧ BY Name");
            """));

        Assert.Equal("Invalid query text: Expected WHERE, ORDER BY, LIMIT, TIMESPAN, found a value; only values and names can be inserted.", messages[0]);
        Assert.Equal("Invalid query text: Expected a whole number above zero, found a value; only values and names can be inserted.", messages[4]);
    }

    /// <summary>A constant has the same forms as at run time: a literal, a name, or a part of a word.</summary>
    [Theory]
    [InlineData("Name, Seats", "SELECT {0} FROM Usage LIMIT {1}", false)]
    [InlineData("Name", "SELECT {0} FROM Usage LIMIT {1}", true)]
    [InlineData("FROM", "SELECT Name {0} Usage LIMIT {1}", false)]
    [InlineData("Usage WHERE Seats > 1", "SELECT Name FROM {0} LIMIT {1}", false)]
    [InlineData("Name DESC", "SELECT Name FROM Usage ORDER BY {0} LIMIT {1}", false)]
    [InlineData("DESC", "SELECT Name FROM Usage ORDER BY Name {0} LIMIT {1}", false)]
    [InlineData("5", "SELECT Name FROM Usage WHERE Seats > {1} LIMIT {0}", false)]
    [InlineData("Name = 'a'", "SELECT Name FROM Usage WHERE {0} LIMIT {1}", false)]
    [InlineData("Name, Seats", "SELECT Name FROM Usage WHERE Name = {0} LIMIT {1}", true)]
    [InlineData("Name, Seats", "SELECT Name FROM Usage WHERE Name = '{0}' LIMIT {1}", true)]
    [InlineData("'a'", "SELECT Name FROM Usage WHERE Name = '{0}' LIMIT {1}", false)]
    [InlineData("it's", "SELECT Name FROM Usage WHERE Name = {0} LIMIT {1}", false)]
    [InlineData("ame", "SELECT N{0} FROM Usage LIMIT {1}", true)]
    [InlineData("ame, Seats", "SELECT N{0} FROM Usage LIMIT {1}", false)]
    [InlineData("MONTH", "SELECT Name FROM Usage LIMIT {1} TIMESPAN LAST_{0}", true)]
    [InlineData("a\\u2028b", "SELECT Name FROM Usage WHERE Name = {0} LIMIT {1}", false)]
    [InlineData("a\\u2028b", "SELECT Name FROM Usage WHERE Name = '{0}' LIMIT {1}", false)]
    [InlineData("a\\ud83d", "SELECT Name FROM Usage WHERE Name IN ('c', {0}) LIMIT {1}", false)]
    [InlineData("a_b", "SELECT Name FROM Usage WHERE Name = {0} AND Note != 'x{0}' LIMIT {1}", true)]
    [InlineData("a_b", "SELECT Name FROM Usage WHERE Name LIKE {0} LIMIT {1}", true)]
    [InlineData("a_b", "SELECT Name FROM Usage WHERE Name LIKE '{0}' LIMIT {1}", true)]
    [InlineData("a_b", "SELECT Name FROM Usage WHERE Name LIKE '{0}%' LIMIT {1}", false)]
    [InlineData("a_b", "SELECT Name FROM Usage WHERE Name not like '%{0}' LIMIT {1}", false)]
    [InlineData("a_b", "SELECT Name FROM Usage WHERE Name LIKE '{0}{0}' LIMIT {1}", false)]
    [InlineData("50%", "SELECT Name FROM Usage WHERE Name LIKE '%{0}%' LIMIT {1}", false)]
    [InlineData("ab", "SELECT Name FROM Usage WHERE Name LIKE '%{0}%' LIMIT {1}", true)]
    public Task A_constant_is_valid_if_it_is_at_run_time(string constant, string text, bool isValid) => CheckConstantAsync(constant, text, isValid);

    [Theory]
    [MemberData(nameof(Operators))]
    public Task A_part_of_a_pattern_has_no_wildcard(ComparisonOperator @operator)
    {
        var value = @operator.AcceptsList() ? "('{0}%')" : "'{0}%'";
        return CheckConstantAsync("a%b", $"SELECT Name FROM Usage WHERE Name {@operator.ToText()} {value} LIMIT {{1}}", isValid: !@operator.AcceptsPattern());
    }

    /// <summary>A value of the program next to a constant can be empty, so that the constant is the whole pattern.</summary>
    [Theory]
    [InlineData("'{name}{Code}'", false)]
    [InlineData("'{Code}{name}'", true)]
    [InlineData("'{name}%{Code}'", true)]
    public async Task A_wildcard_is_reported_where_each_value_of_the_program_throws(string pattern, bool isReported)
    {
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), Program($$"""const string Code = "a_b"; Take($"SELECT Name FROM Usage WHERE Name LIKE {{pattern}}");"""));

        Assert.Equal(
            isReported ? ["Invalid query text: A value in a pattern must not contain '_' (index 1): it is a wildcard in the query language, without a documented escape; use LIKE with a whole pattern."] : [],
            diagnostics.Select(d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task A_text_that_throws_at_run_time_cannot_become_a_typed_query() => Assert.Equal(
        ["INS110"],
        (await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), Program(
            """const string Code = "a_b"; TakeInterpolated($"SELECT Name FROM Usage WHERE Name LIKE '%{Code}%'");"""))).Select(d => d.Id));

    [Fact]
    public async Task A_constant_of_several_names_is_described() => Assert.Equal(
        ["Invalid query text: Expected DISTINCT, the name of a column, found a value; only values and names can be inserted."],
        await AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS110", Program("""const string Columns = "Name, Seats"; Take($"SELECT {⟦Columns⟧} FROM Usage LIMIT {number}");""")));

    /// <summary>The reason is the one that a value of the program has at run time, since the value is at the right position.</summary>
    [Theory]
    [InlineData("it's", "WHERE Name = {⟦Inserted⟧}", "it has a quote, and the language has no documented way to write one, at index 2")]
    [InlineData("it's", "WHERE Name = '{⟦Inserted⟧}'", "it has a quote, and the language has no documented way to write one, at index 2")]
    [InlineData("a\\nb", "WHERE Name = {⟦Inserted⟧}", "it has the control character U+000A at index 1")]
    [InlineData("a\\nb", "WHERE Name IN ('c', {⟦Inserted⟧})", "it has the control character U+000A at index 1")]
    [InlineData("a\\nb", "WHERE Name LIKE '%{⟦Inserted⟧}'", "it has the control character U+000A at index 1")]
    [InlineData("\\nb", "WHERE Name = '{⟦Inserted⟧}'", "it has the control character U+000A at index 0")]
    [InlineData("\\nb", "WHERE Name LIKE '{⟦Inserted⟧}%'", "it has the control character U+000A at index 0")]
    [InlineData("a\\u2029", "WHERE Name = {⟦Inserted⟧}", "it has the paragraph separator U+2029 at index 1")]
    public async Task A_constant_that_cannot_be_written_has_the_reason(string constant, string condition, string reason) => Assert.Equal(
        [$"Invalid query text: The value cannot be written in a query: {reason}."],
        await AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS110", Program(
            $$"""const string Inserted = "{{constant}}"; Take($"SELECT Name FROM Usage {{condition}} LIMIT {number}");""")));

    [Fact]
    public async Task Names_and_the_types_of_values_are_checked()
    {
        var messages = await AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS111", Program("""
            Take($"SELECT {name}, ⟦Nmae⟧ FROM Usage LIMIT {number}");
            Take($"SELECT {⟦Constant⟧} FROM Usage LIMIT {number}");
            Take($"SELECT Name FROM Usage WHERE Month > {⟦number⟧}");
            Take($"SELECT Name FROM Usage WHERE Id = '{⟦day⟧}' AND Seats = {⟦id⟧}");
            Take($"SELECT Name FROM Usage WHERE Trial = {⟦number + 1⟧}");
            Take($"SELECT Name FROM Usage WHERE Seats = '⟦x⟧' AND Name = '{name}'");
            """));

        Assert.Equal("Query text does not match the schema: 'number' does not fit Month, which is compared with a date in the form '2024-05-01' or '2024-05-01T10:30:00Z'.", messages[2]);
        Assert.Equal("Query text does not match the schema: The values of Trial are 'Y' and 'N'; the service accepts 'number + 1' without an error and returns no rows.", messages[5]);
    }

    [Fact]
    public Task Texts_of_unchecked_values_are_reported() => AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS113", Program("""
        Take(⟦"SELECT Name FROM Usage WHERE Name = '" + name + "'"⟧);
        Take(⟦"SELECT Name FROM Usage WHERE Seats > " + number + " LIMIT 5"⟧);
        Take(⟦string.Format("SELECT Name FROM Usage WHERE Name = '{0}' LIMIT {1}", name, number)⟧);
        Take(⟦string.Concat("SELECT ", name, " FROM Usage")⟧);
        var text = $"SELECT Name FROM Usage WHERE Name = '{name}'";
        Take(⟦text⟧);
        client.CreateQueryAsync("n", ⟦"SELECT Name FROM Usage LIMIT " + number⟧);
        Take("SELECT Name FROM Usage LIMIT 5");
        Take("SELECT Name FROM Usage " + "LIMIT 5");
        Take("SELECT Name FROM Usage " + name);
        Take("SELECT Name FROM Usage WHERE " + name + " AND Seats > 1 ORDER " + name);
        Take((string)$"SELECT Name FROM Usage WHERE Name = '{name}'");
        Take(name);
        Take(string.Format("SELECT Name FROM Usage WHERE Name = '{0:D}'", id));
        const string Columns = "Name, Seats";
        Take("SELECT " + Columns + " FROM Usage LIMIT " + number);
        Take(⟦"SELECT " + Column + " FROM Usage LIMIT " + number⟧);
        Other("SELECT Name FROM Usage WHERE Name = '" + name + "'");
        """));

    /// <summary>As a JToken of Newtonsoft.Json.</summary>
    [Fact]
    public Task A_value_that_is_a_list_of_its_own_type_is_unchecked() => AnalyzerRunner.AssertDiagnosticsAsync(new RawTextAnalyzer(), "INS113", Program(
        """Take(⟦"SELECT Name FROM Usage WHERE Name = '" + new Node("a") + "'"⟧);""") + """


        internal sealed class Node(string text) : IEnumerable<Node>
        {
            public IEnumerator<Node> GetEnumerator() => new List<Node>().GetEnumerator();

            System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

            public override string ToString() => text;
        }
        """);

    /// <summary>Compiles a text with a constant, and runs it.</summary>
    private static async Task CheckConstantAsync(string constant, string text, bool isValid)
    {
        var interpolated = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, "{Inserted}", "{number}");
        var diagnostics = await AnalyzerRunner.GetDiagnosticsAsync(new RawTextAnalyzer(), Program($"const string Inserted = \"{constant}\"; Take($\"{interpolated}\");"));
        var run = Record.Exception(() => Select.RunProgram(Select.CreateProgram($"InsightsQuery.FromText($\"{interpolated}\")", $"private const string Inserted = \"{constant}\"; private static int number = 5;")));

        Assert.Equal(isValid ? [] : ["INS110"], diagnostics.Select(d => d.Id).Except(["INS111", "INS112"]).Distinct());
        Assert.Equal(isValid ? null : typeof(ArgumentException), run?.GetType());
    }

    private static string Program(string statements) => $$"""
        using System.Diagnostics.CodeAnalysis;
        using Insights.Typed;

        internal static class Program
        {
            private const string Constant = "Nobody";
            private const string Column = "Seats";

            internal static void Run(
                InsightsClient client, string name, int number, decimal amount, Guid id, DateOnly day, DateTime time, DateTimeOffset? maybe, List<int> numbers, string[] names, InsightsQuery query)
            {
                {{statements}}
            }

            private static object Take([StringSyntax("InsightsQuery")] string text) => InsightsQuery.FromText(text);

            private static object Take([StringSyntax("InsightsQuery")] InterpolatedQueryText text) => InsightsQuery.FromText(text);

            private static object TakeInterpolated([StringSyntax("InsightsQuery")] InterpolatedQueryText text) => InsightsQuery.FromText(text);

            private static void Other([StringSyntax("InsightsQuery")] string text) { }
        }
        """;
}
