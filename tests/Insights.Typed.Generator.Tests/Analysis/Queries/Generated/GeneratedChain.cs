using Insights.Typed.Language;

namespace Insights.Typed.Generator.Tests.Analysis.Queries.Generated;

/// <summary>A value or a whole condition that an analyzer may show as a hole, and C# that returns its text at run time.</summary>
/// <param name="Hole">The text of the hole, without braces.</param>
/// <param name="Text">A C# expression for the text in the query.</param>
/// <param name="IsConstant">Whether the analyzer must show the value instead of a hole.</param>
/// <param name="IsOperand">Whether it is the operand of the hole before it, so that only one of them is in a text.</param>
internal sealed record PossibleHole(string Hole, string Text, bool IsConstant, bool IsOperand = false);

/// <summary>A random chain of calls as C# source.</summary>
/// <param name="Statements">Statements that return the query, on one line.</param>
/// <param name="Holes">The possible holes, in the order of the query's text, except the limit.</param>
/// <param name="Limits">The arguments of <c>Take</c>.</param>
internal sealed record GeneratedChain(string Statements, IReadOnlyList<PossibleHole> Holes, IReadOnlyList<string> Limits)
{
    private static readonly string[] Columns =
        ["Text", "Integer", "Decimal", "Date", "DateTime", "Guid", "Flag", "TextOrNull", "IntegerOrNull", "DecimalOrNull", "DateOrNull", "DateTimeOrNull", "GuidOrNull", "FlagOrNull"];

    // From the table, so that a new operator is tried.
    private static readonly ComparisonOperator[] ValueOperators = [.. ComparisonOperators.All.Where(o => o.GetOperandKind() == OperandKind.Value)];

    private static readonly string[] ListMethods = [.. ComparisonOperators.All.Where(o => o.AcceptsList()).Select(o => o.ToCSharp())];

    private static readonly string[] TextMethods =
        [.. ComparisonOperators.All.Where(o => o.GetOperandKind() == OperandKind.Text).Select(o => o.ToCSharp() + "("), "NotLike(pattern: ", "Contains(", "StartsWith(text: ", "EndsWith("];

    private static readonly string[] ConstantLimits = ["5", "3", "'a'", "Numbers.Limit", "count: 9", "checked(2 * 4)", "(byte)8"];

    private static readonly string[] UnknownLimits = ["number", "Pick(second: 1, first: 9)", "(int)big / 1_000_000", "Fixed"];

    /// <summary>Whether the compiler knows the limit.</summary>
    public bool HasConstantLimit => Limits.All(ConstantLimits.Contains);

    private static readonly (string Source, string Hole)[] OpaqueConditions =
    [
        ("some", "some"),
        ("Longer(x, text: \"t\", limit: 4)", "Longer(x, text: \"t\", limit: 4)"),
        ("(flag ? x.Integer > 1 : x.Integer > 2)", "flag ? x.Integer > 1 : x.Integer > 2"),
        ("(QueryCondition)x.Flag", "(QueryCondition)x.Flag"),
        ("(x.Integer is var n ? n > 1 && n < 5 : null!)", "x.Integer is var n ? n > 1 && n < 5 : null!"),
        ("(x.Text switch { var t => t == \"s\" })", "x.Text switch { var t => t == \"s\" }"),
    ];

    public static GeneratedChain Create(Random random)
    {
        var (calls, conditions, order, limits, ranges) = (new List<string>(), new List<PossibleHole>(), new List<PossibleHole>(), new List<string>(), new List<PossibleHole>());
        for (var i = random.Next(4); i > 0; i--)
        {
            calls.Add(Where(random, conditions));
        }

        if (random.Next(3) == 0)
        {
            ranges.Add(new PossibleHole("range", "range.Name", IsConstant: false));
            var index = random.Next(calls.Count + 1);
            calls.Insert(index, random.Next(2) == 0 ? ".During(t => t.Lifetime)" : ".During(_ => range)");
            if (random.Next(2) == 0)
            {
                ranges.Add(new PossibleHole("period", "period.Name", IsConstant: false));
                calls.Insert(index + 1 + random.Next(calls.Count - index), random.Next(2) == 0 ? ".Aggregated(a => a.Daily)" : ".Aggregated(_ => period)");
            }
        }

        if (random.Next(3) == 0)
        {
            calls.Insert(random.Next(calls.Count + 1), Order(random, order));
        }

        if (random.Next(5) == 0)
        {
            calls.Add(".Distinct()");
        }

        for (var i = random.Next(3); i > 0; i--)
        {
            limits.Add(Pick(random, [.. ConstantLimits, .. UnknownLimits]));
            calls.Add($".Take({limits[^1]})");
        }

        var start = Pick(random, "Datasets.EveryType", "Datasets.EveryType", "Insights.Typed.Datasets.EveryType", "(Datasets.EveryType)", "given", "Kept");
        var select = Pick(random, ".Select(x => x.Text)", ".Select(x => new { x.Integer, x.DateOrNull })", ".Select(x => x)", ".Select(x => x.Sum)", "");
        var split = random.Next(4) == 0 ? random.Next(calls.Count + 1) : 0;
        return new GeneratedChain(
            split == 0
                ? $"return {start}{string.Concat(calls)}{select};"
                : $"var query = {start}{string.Concat(calls.Take(split))}; return query{string.Concat(calls.Skip(split))}{select};",
            [.. conditions, .. order, .. ranges],
            limits);
    }

    private static string Where(Random random, List<PossibleHole> holes)
    {
        if (random.Next(12) == 0)
        {
            holes.Add(new PossibleHole("Busy", "\"Integer > 55\"", IsConstant: false));
            return ".Where(Busy)";
        }

        if (random.Next(12) == 0)
        {
            holes.Add(new PossibleHole("x => { var limit = 3; return x.Integer > limit; }", "\"Integer > 3\"", IsConstant: false));
            return ".Where(x => { var limit = 3; return x.Integer > limit; })";
        }

        var conditions = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Condition(random, holes)).ToList();
        var joined = string.Join(random.Next(4) == 0 ? " & " : " && ", conditions.Select(c => random.Next(6) == 0 ? $"({c})" : c));
        return Pick(random, $".Where(x => {joined})", $".Where(x => {joined})", $".Where(condition: x => {joined})", $".Where((x) => {joined})", $".Where(x => {{ return {joined}; }})", $".Where((EveryTypeColumns x) => {joined})");
    }

    private static string Condition(Random random, List<PossibleHole> holes)
    {
        if (random.Next(12) == 0)
        {
            var (source, hole) = Pick(random, OpaqueConditions);
            holes.Add(new PossibleHole(hole, GetTextExpression(source), IsConstant: false));
            return source;
        }

        var column = Pick(random, Columns);
        var type = column.Replace("OrNull", "", StringComparison.Ordinal);
        return type switch
        {
            "Flag" => Flag(random, column, holes),
            "Text" when random.Next(2) == 0 => Pattern(random, column, holes),
            _ when random.Next(4) == 0 => List(random, column, type, holes),
            _ => Comparison(random, column, type, holes),
        };
    }

    private static string Comparison(Random random, string column, string type, List<PossibleHole> holes)
    {
        var value = Pick(random, ValueSamples.Get(type));
        var @operator = Pick(random, [.. ValueOperators.Where(o => !value.IsMorePreciseThan(type) || o is not (ComparisonOperator.Equal or ComparisonOperator.NotEqual))]);
        var operand = value.Source.Contains('?', StringComparison.Ordinal) ? $"({value.Source})" : value.Source;
        var symbol = @operator.ToCSharp();
        var source = @operator.IsMethod() ? $"x.{column}.{symbol}({operand})" : random.Next(4) == 0 ? $"{operand} {symbol} x.{column}" : $"x.{column} {symbol} {operand}";
        holes.Add(new PossibleHole(source, GetTextExpression(source), value.IsConstant));
        holes.Add(new PossibleHole(operand, GetValueExpression(column, value, type), value.IsConstant, IsOperand: true));
        return source;
    }

    private static string List(Random random, string column, string type, List<PossibleHole> holes)
    {
        var values = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Pick(random, [.. ValueSamples.Get(type).Where(v => !v.IsMorePreciseThan(type))])).ToList();
        holes.AddRange(values.Select(v => new PossibleHole(v.Source, GetValueExpression(column, v, type), v.IsConstant)));
        var list = string.Join(", ", values.Select(v => v.Source));
        var isDate = type is "Date" or "DateTime";
        var element = type switch { "Integer" => "long", "Text" => "string", "Date" or "DateTime" => "DateValue", _ => type.ToLowerInvariant().Replace("guid", "Guid", StringComparison.Ordinal) };
        var argument = Pick(random, list, $"[{list}]", $"new {element}[] {{ {list} }}", $"values: [{list}]");
        return $"x.{column}.{Pick(random, ListMethods)}({(isDate && values.Count == 1 && argument == list ? $"[{list}]" : argument)})";
    }

    private static string Pattern(Random random, string column, List<PossibleHole> holes)
    {
        var value = Pick(random, ValueSamples.Get("Text"));
        var call = Pick(random, TextMethods);

        // The three methods that build the pattern write its quotes themselves.
        var trim = WildcardMethods.FromCSharp(call.Split('(')[0]) is null ? "" : ".Trim('\\'')";
        holes.Add(new PossibleHole(value.Source, GetValueExpression(column, value, "Text") + trim, value.IsConstant));
        return $"x.{column}.{call}{value.Source})";
    }

    private static string Flag(Random random, string column, List<PossibleHole> holes)
    {
        if (random.Next(3) == 0)
        {
            return Pick(random, $"x.{column}", $"!x.{column}", $"!(x.{column})");
        }

        var value = Pick(random, ValueSamples.Get("Flag"));
        var operand = value.Source.Contains(' ', StringComparison.Ordinal) && value.Source[0] != '(' ? $"({value.Source})" : value.Source;
        var isEqual = random.Next(2) == 0;
        var source = random.Next(3) == 0 ? $"{operand} {(isEqual ? "==" : "!=")} x.{column}" : $"x.{column} {(isEqual ? "==" : "!=")} {operand}";
        var hole = isEqual ? operand : operand.All(c => char.IsLetterOrDigit(c) || c is '.' or '(' or ')') && operand[0] != '(' ? $"!{operand}" : $"!({operand.TrimStart('(').TrimEnd(')')})";
        holes.Add(new PossibleHole(hole, $"Value(x => {source})", value.IsConstant));
        return source;
    }

    private static string Order(Random random, List<PossibleHole> holes)
    {
        var calls = new List<string>();
        for (var i = random.Next(3); i >= 0; i--)
        {
            var method = (calls.Count == 0 ? ".OrderBy" : ".ThenBy") + (random.Next(2) == 0 ? "" : "Descending");
            var (argument, hole) = Pick(random, ("x => x.Text", null), ("x => x.Flag", null), ("x => x.Sum", null), ("(x) => { return x.DateOrNull; }", null), ("by", "by"), ("x => by(x)", "by(x)"));
            calls.Add($"{method}({argument})");
            if (hole is not null)
            {
                holes.Add(new PossibleHole(hole, "\"Integer\"", IsConstant: false));
            }
        }

        return string.Concat(calls);
    }

    private static string GetTextExpression(string condition) => $"Text(x => {condition})";

    private static string GetValueExpression(string column, ValueSample value, string type) =>
        $"Value(x => x.{column} {(value.IsMorePreciseThan(type) ? ">" : "==")} ({value.Source}))";

    private static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];
}
