namespace Insights.Typed.Generator.Tests.Projections;

/// <summary>A random projection of a Usage row to a string, as C# code. The string contains every value that it reads.</summary>
internal sealed class RandomProjection
{
    /// <summary>The declarations that the code uses in addition to the dataset.</summary>
    public const string Support = """
        namespace Insights.Typed
        {
            internal interface INamed { string Label { get; } }

            internal sealed class Dto(string text) { public string Text => text; }

            internal sealed partial record UsageRow : INamed
            {
                public string Own => "own" + Name;

                public UsageRow Self => this;

                string INamed.Label => "label" + Note;

                public string Described() => "described" + Used;

                public void Deconstruct(out string name, out long seats) => (name, seats) = (Name, Seats);

                public static explicit operator Dto(UsageRow row) => new("dto" + row.Month);

                public static string operator %(UsageRow row, int factor) => "mod" + row.Seats * factor;
            }

            internal sealed class Holder(UsageRow row) { public UsageRow Row { get; } = row; }

            internal static class Support
            {
                public static string NameOf(UsageRow row) => "name" + row.Name;

                public static string TotalOf(UsageRow row) => "total" + row.Total;

                public static string Month(this UsageRow row, int years) => "month" + row.Month.AddYears(years);

                public static TResult Pipe<T, TResult>(T value, Func<T, TResult> function) => function(value);

                public static T Itself<T>(T value) => value;

                public static void Get(UsageRow row, out UsageRow same) => same = row;
            }
        }
        """;

    private static readonly string[] Columns = ["Name", "Seats", "Used", "Note", "Month", "Trial"];
    private readonly Random random;
    private int variables;

    public RandomProjection(Random random)
    {
        this.random = random;
        var parameter = Pick("x", "_", "row", "UsageRow", "@class");
        var text = Text(parameter, depth: 3);
        Lambda = Pick(
            $"{parameter} => {text}",
            $"({parameter}) => {{ return {text}; }}",
            $"{parameter} => new Func<string>(() => {text})");
    }

    public string Lambda { get; }

    /// <summary>Whether it must select exactly the columns that it reads.</summary>
    public bool IsPlain { get; private set; } = true;

    /// <summary>Whether it calls a method with the row, which always selects all columns.</summary>
    public bool CallsMethod { get; private set; }

    private string Text(string row, int depth) => depth == 0 || random.Next(5) == 0
        ? Leaf(row)
        : random.Next(10) switch
        {
            0 => $"({Text(row, depth - 1)} + {Text(row, depth - 1)})",
            < 7 => Plain(row, depth - 1),
            _ => PassedOn(row, depth - 1),
        };

    private string Leaf(string row) => random.Next(8) switch
    {
        0 => $"(\"\" + {Row(row)}.{Pick("Total", "Customers")})",
        1 => $"(\"\" + {Row(row)}?.{Pick(Columns)})",
        2 => $"($\"{{{Row(row)}.{Pick(Columns)}}}\" + nameof({row}.Id))",
        _ => $"(\"\" + {Row(row)}.{Pick(Columns)})",
    };

    /// <summary>The row, as its variable or an equivalent expression.</summary>
    private string Row(string row) => Pick(
        row,
        row,
        row,
        $"({row})",
        $"{row}!",
        $"((Insights.Typed.UsageRow){row})",
        $"((Insights.Typed.UsageRow)(object){row})",
        $"({row} as Insights.Typed.UsageRow)!",
        $"({row} ?? throw new Exception())",
        $"({row} == null ? null : {row})!");

    private string Plain(string row, int depth)
    {
        var next = Variable();
        return random.Next(17) switch
        {
            0 => $"({Row(row)} is var {next} ? {Text(next, depth)} : \"\")",
            1 => $"({Row(row)} is Insights.Typed.UsageRow {next} ? {Text(next, depth)} : \"\")",
            2 => $"({Row(row)} is {{ Seats: > 10 }} {next} ? {Text(next, depth)} : \"\")",
            3 => $"({Row(row)} is not null and var {next} ? {Text(next, depth)} : \"\")",
            4 => $"({Row(row)} switch {{ null => \"\", var {next} => {Text(next, depth)} }})",
            5 => $"({Row(row)} switch {{ {{ Trial: true }} {next} => {Text(next, depth)}, Insights.Typed.UsageRow => \"\" }})",
            6 => $"new Func<string>(() => {Text(row, depth)})()",
            7 => $"new Func<string>(() => {{ var {next} = {Row(row)}; return {Text(next, depth)}; }})()",
            8 => $"new Func<string>(() => {{ Insights.Typed.UsageRow {next}; {next} = {Row(row)}; return {Text(next, depth)}; }})()",
            9 => $"new Func<string>(() => {{ switch ({Row(row)}) {{ case {{ Used: > 0 }} {next}: return {Text(next, depth)}; default: return \"\"; }} }})()",
            10 => $"string.Concat(new[] {{ 1, 2 }}.Select((_, _) => {(row == "_" ? "_.Name" : Text(row, depth))}))",
            11 => $"({Text(row, depth)} + string.Concat(new[] {{ \"a\" }}.Select({row} => {row}.Length)))",
            12 => $"new Func<string>(() => {{ if (!({Row(row)} is Insights.Typed.UsageRow {next})) return \"\"; return {Text(next, depth)}; }})()",
            13 => $"new Func<string>(() => {{ switch ({Row(row)}.Seats) {{ case > 10: var {row} = \"large\"; return {row}; default: return \"small\"; }} }})()",
            14 => $"new Func<string>(() => string.Concat(from {next} in new[] {{ 1 }} let {row} = {Row(row)}.Name + {next} select {row}))()",
            15 => $"new Func<string>(() => string.Concat(from {next} in new[] {{ \"a\" }} join {row} in new[] {{ {Row(row)}.Name }} on {next} equals {row} select {row}))()",
            _ => $"new Func<string>(() => {{ object {next} = {Row(row)}; return {next} is Insights.Typed.UsageRow {next}y ? {Text(next + "y", depth)} : \"\"; }})()",
        };
    }

    /// <summary>The row is passed on, in a form that only the compiler can follow.</summary>
    private string PassedOn(string row, int depth)
    {
        IsPlain = false;
        var next = Variable();
        var kind = random.Next(22);
        CallsMethod |= kind < 5;
        return kind switch
        {
            0 => $"Support.NameOf({Row(row)})",
            1 => $"Support.TotalOf({Row(row)})",
            2 => $"{Row(row)}.Own",
            3 => $"{Row(row)}.Described()",
            4 => $"{Row(row)}.Month(1)",
            5 => $"(\"\" + ({Row(row)}, 1).Item1.{Member()})",
            6 => $"(\"\" + new {{ Same = {Row(row)} }}.Same.{Member()})",
            7 => $"new[] {{ {Row(row)} }}.Select({next} => {Text(next, depth)}).First()",
            8 => $"Support.Pipe({Row(row)}, {next} => {Text(next, depth)})",
            9 => $"(\"\" + Support.Itself({Row(row)}).{Member()})",
            10 => $"((Dto){Row(row)}).Text",
            11 => $"({Row(row)} % 2)",
            12 => $"({Row(row)} is (var {next}, var {next}y) ? {next} + {next}y : \"\")",
            13 => $"(\"\" + ({Row(row)} with {{ Id = default }}).{Member()})",
            14 => $"new Func<string>(() => {{ Insights.Typed.UsageRow {next}() => {Row(row)}; return \"\" + {next}().{Member()}; }})()",
            15 => $"new Func<string>(() => {{ var text = \"\"; foreach (var {next} in new[] {{ {Row(row)} }}) text += {Text(next, depth)}; return text; }})()",
            16 => $"string.Concat(from {next} in new[] {{ {Row(row)} }} select {Text(next, depth)})",
            17 => $"new Func<string>(() => {{ var {next} = new List<Insights.Typed.UsageRow>(); {next}.Add({Row(row)}); return \"\" + {next}[0].{Member()}; }})()",
            18 => $"new Func<string>(() => {{ var ({next}, _) = ({Row(row)}, 1); return {Text(next, depth)}; }})()",
            19 => $"new Func<string>(() => {{ Support.Get({Row(row)}, out var {next}); return {Text(next, depth)}; }})()",
            20 => $"((INamed){Row(row)}).Label",
            _ => $"(\"\" + new Holder({Row(row)}).Row.{Member()})",
        };
    }

    private string Member() => random.Next(5) == 0 ? "Total" : Pick(Columns);

    private string Variable() => $"v{variables++}";

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
