using Insights.Typed.Generator.Analysis.Queries;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>
/// INS126 reports exactly those conditions in which the name of a column determines a value or selects a condition. The
/// oracle: the same program, compiled with other column names, must result in the same values and operators. The conditions
/// are the same in every run; the environment variable INSIGHTS_SOAK=N tries N times as many.
/// </summary>
public sealed class ColumnUseOracleTests
{
    private const int Seed = 20260315;
    private const int Conditions = 200;

    /// <summary>Another name, also of another length.</summary>
    private static readonly (string Name, string Renamed)[] Names = [("Alpha", "Quebec77"), ("Bravo", "Romeo8")];

    [Fact]
    public async Task Only_conditions_that_depend_on_a_columns_name_are_reported()
    {
        var random = new Random(Seed);
        var conditions = Enumerable.Range(0, Conditions * Soak.Factor).Select(_ => Condition(random)).ToList();
        var (texts, reported) = await TryAsync(conditions, Names.Select(n => n.Name));
        var (renamed, _) = await TryAsync([.. conditions.Select(Rename)], Names.Select(n => n.Renamed));

        var differences = Enumerable.Range(0, conditions.Count)
            .Where(i => reported.Contains(i) != (FormatConditions(texts[i]) != FormatConditions(renamed[i])))
            .Select(i => $"{(reported.Contains(i) ? "reported" : "not reported")}: {conditions[i]}\n  {texts[i]}\n  {renamed[i]}");
        Assert.Empty(differences.Take(10));
        Assert.InRange(reported.Count, conditions.Count / 5, conditions.Count * 4 / 5);
    }

    private static string Condition(Random random)
    {
        var (column, other) = Pick(random, ("Alpha", "Bravo"), ("Bravo", "Alpha"));
        var local = random.Next(4) == 0;
        var source = local ? "c" : $"x.{column}";
        var (text, value) = Pick(
            random,
            ($"{source}.ToString()", column),
            ($"$\"{{{source}}}\"", column),
            ($"(\"a\" + {source})", "a" + column),
            ($"string.Concat({source}, \"!\")", column + "!"),
            ($"string.Format(\"{{0}}?\", {source})", column + "?"),
            ($"string.Join(\"-\", {source}, \"b\")", column + "-b"),
            ($"Convert.ToString({source})!", column),
            ($"({source}?.ToString())!", column),
            ($"{source}.ToString().ToUpperInvariant()", column.ToUpperInvariant()),
            ($"$\"{{{source}}}.\".Substring(1)", column[1..] + "."),
            ($"(flag ? {source} : x.{other}).ToString()", column),
            ($"new System.Text.StringBuilder().Append({source}).Append(1).ToString()", column + "1"),
            ("name", "name"),
            ("(name + 1)", "name1"));
        var condition = Pick(
            random,
            $"x.{other} == {text}",
            $"{text} != x.{other}",
            $"x.{other}.In(\"q\", {text})",
            $"x.{other}.Contains({text})",
            $"({text} == \"{value}\" ? x.Seats > 1 : x.Seats > 2)",
            $"(\"{value}\".Equals({text}) ? x.Seats > 1 : x.Seats > 2)",
            $"({text}.StartsWith(\"{value[..2]}\") ? x.Seats > 1 : x.Seats > 2)",
            $"({text}.Length == {value.Length} && flag ? x.Seats > 1 : x.Seats > 2)",
            $"(new[] {{ \"{value}\" }}.Contains({text}) ? x.Seats > 1 : x.Seats > 2)",
            $"({text} is \"{value}\" ? x.Seats > 1 : x.Seats > 2)",
            $"(({text}, flag) == (\"{value}\", true) ? x.Seats > 1 : x.Seats > 2)",
            $"({text} switch {{ \"{value}\" => x.Seats > 1, _ => x.Seats > 2 }})",
            $"x.{other} == ({text} == \"{value}\" ? \"yes\" : \"no\")",
            $"({text} == \"{value}\" ? x.Alpha : x.Bravo) == \"picked\"",
            $"({text} switch {{ \"{value}\" => x.Alpha, _ => x.Bravo }}) == \"picked\"",
            $"({text} == \"{value}\" ? x.Alpha : x.Bravo).Like(\"p%\")");
        condition = random.Next(3) == 0 ? $"x.Seats < 9 && {condition}" : condition;
        return local ? $"{{ var c = x.{column}; return {condition}; }}"
            : random.Next(4) == 0 && condition.Contains(text, StringComparison.Ordinal) ? $"{{ var t = {text}; return {condition.Replace(text, "t", StringComparison.Ordinal)}; }}"
            : condition;
    }

    /// <summary>The members of the columns have other names; strings stay.</summary>
    private static string Rename(string condition) =>
        Names.Aggregate(condition, (before, name) => before.Replace($"x.{name.Name}", $"x.{name.Renamed}", StringComparison.Ordinal));

    private static string FormatConditions(string text) =>
        string.Join("; ", ParsedQuery.Parse(text).Query!.Conditions.Select(c => $"{c.Operator} {c.Value}"));

    private static async Task<(string[] Texts, HashSet<int> Reported)> TryAsync(List<string> conditions, IEnumerable<string> columns)
    {
        var project = TestProject.Create(new SchemaText("Usage.json", $$"""
            { "datasetName": "Usage", "selectableColumns": ["{{string.Join("\", \"", columns)}}", "Seats"], "typed": { "columns": { "Seats": { "type": "integer" } } } }
            """)).WithSource("Program.cs", CreateProgram(conditions));
        var build = project.Build();
        var diagnostics = await build.Compilation.WithAnalyzers([new ColumnUseAnalyzer()], new AnalyzerOptions(project.Schemas, project.Options))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Build.AssertNothing(diagnostics.Where(d => d.Id == "AD0001"));
        return ((string[])build.Run()!, [.. diagnostics.Where(d => d.Id == "INS126").Select(d => d.Location.GetLineSpan().StartLinePosition.Line - FirstLine)]);
    }

    /// <summary>Each condition is on a separate line, so that a line identifies it.</summary>
    private const int FirstLine = 7;

    private static string CreateProgram(List<string> conditions) =>
        "#nullable disable\nusing Insights.Typed;\ninternal static class Program\n{\n    private static readonly bool flag = true;\n    private static readonly string name = \"name\";\n    internal static string[] Run() => [\n"
        + string.Concat(conditions.Select(c => $"        Datasets.Usage.Where(x => {c}).ToString(),\n"))
        + "    ];\n}\n";

    private static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];
}
