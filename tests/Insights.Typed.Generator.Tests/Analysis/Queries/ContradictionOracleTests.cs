using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.Analysis.Queries;

/// <summary>
/// INS124 reports exactly those pairs of conditions that no value fulfills. The oracle tries the values: all whole numbers, or, where
/// a column has values between two of them, those too.
/// </summary>
public sealed class ContradictionOracleTests
{
    private static readonly decimal[] Whole = [0, 1, 2, 3, 4];
    private static readonly decimal[] Dense = [0, 0.5m, 1, 1.5m, 2, 2.5m, 3, 3.5m, 4];

    [Fact]
    public Task Integers_are_compared_with_every_operator() => CheckAsync(
        [.. Comparisons("Seats", Number, 2), .. Lists("Seats", Number)],
        [.. Comparisons("Seats", Number, 1, 2, 3), .. Lists("Seats", Number)],
        Whole);

    [Fact]
    public Task Decimal_numbers_can_have_values_between_two_whole_ones() => CheckAsync(
        Comparisons("Total", Number, 2),
        [.. Comparisons("Total", value => Number(value) + ".0m", 1, 2, 3), .. Lists("Total", Number)],
        Dense);

    // The rule does not use that a column of dates has no value between two days.
    [Fact]
    public Task Dates_are_compared_in_the_order_of_the_calendar() => CheckAsync(
        Comparisons("Month", Day, 2),
        [.. Comparisons("Month", Day, 1, 2, 3), .. Lists("Month", Day)],
        Dense);

    // The service decides the order of texts, so that only equality is known. It ignores letter case.
    [Fact]
    public Task Texts_are_compared_without_letter_case() => CheckAsync(
        [.. Equality("Name", Lower, 2), .. Lists("Name", Lower)],
        [.. Equality("Name", Upper, 1, 2, 3), .. Lists("Name", Upper)],
        Whole);

    [Fact]
    public Task The_order_of_texts_is_unknown() => CheckAsync(
        [.. Equality("Name", Lower, 2), .. Lists("Name", Lower), .. Unknown("Name < \"b\"", "Name >= \"c\"", "Name.Like(\"d%\")")],
        Unknown("Name < \"b\"", "Name <= \"a\"", "Name > \"c\"", "Name >= \"c\"", "Name.Like(\"d%\")", "Name.NotLike(\"%\")"),
        Whole);

    private static async Task CheckAsync(IReadOnlyList<Tested> first, IReadOnlyList<Tested> second, decimal[] values)
    {
        var pairs = first.SelectMany(_ => second, (left, right) => (Left: left, Right: right)).ToList();
        var statements = pairs.Concat(pairs.Select(pair => (Left: pair.Right, Right: pair.Left))).Select(pair =>
            Array.Exists(values, value => pair.Left.IsFulfilled(value) && pair.Right.IsFulfilled(value))
                ? $"        _ = Datasets.Usage.Where(x => x.{pair.Left.Text} && x.{pair.Right.Text});\n"
                : $"        _ = Datasets.Usage.Where(x => x.{pair.Left.Text} && ⟦x.{pair.Right.Text}⟧);\n");

        await AnalyzerRunner.AssertDiagnosticsAsync(
            new ConditionAnalyzer(),
            "INS124",
            $"using Insights.Typed;\ninternal static class Program\n{{\n    internal static void Run()\n    {{\n{string.Concat(statements)}    }}\n}}\n");
    }

    private static List<Tested> Comparisons(string column, Func<decimal, string> write, params decimal[] values) =>
    [
        .. Equality(column, write, values),
        .. values.SelectMany(value => new Tested[]
        {
            new($"{column} < {write(value)}", other => other < value),
            new($"{column} <= {write(value)}", other => other <= value),
            new($"{column} > {write(value)}", other => other > value),
            new($"{column} >= {write(value)}", other => other >= value),
        }),
    ];

    private static List<Tested> Equality(string column, Func<decimal, string> write, params decimal[] values) =>
    [
        .. values.SelectMany(value => new Tested[]
        {
            new($"{column} == {write(value)}", other => other == value),
            new($"{column} != {write(value)}", other => other != value),
        }),
    ];

    private static List<Tested> Lists(string column, Func<decimal, string> write) =>
    [
        new($"{column}.In({write(1)}, {write(2)})", value => value is 1 or 2),
        new($"{column}.In({write(3)}, {write(2)})", value => value is 3 or 2),
        new($"{column}.NotIn({write(2)}, {write(1)})", value => value is not (1 or 2)),
    ];

    private static List<Tested> Unknown(params string[] conditions) => [.. conditions.Select(condition => new Tested(condition, _ => true))];

    private static string Number(decimal value) => FormattableString.Invariant($"{value}");

    private static string Day(decimal value) => FormattableString.Invariant($"new DateOnly(2026, 5, {value})");

    private static string Lower(decimal value) => $"\"{(char)('a' + (int)value)}\"";

    private static string Upper(decimal value) => $"\"{(char)('A' + (int)value)}\"";

    /// <summary>A condition, and whether a value fulfills it.</summary>
    private sealed record Tested(string Text, Func<decimal, bool> IsFulfilled);
}
