namespace Insights.Typed.Generator.Tests.Analysis.Queries.Generated;

/// <summary>A value, as a program can write it.</summary>
/// <param name="Source">The C# expression.</param>
/// <param name="IsConstant">Whether the compiler knows the value, so that no analyzer may show a hole for it.</param>
/// <param name="MorePreciseThan">The type that is less precise than the value, so that no row can equal it: <c>Date</c>, or both with
/// <c>DateTime</c>.</param>
internal sealed record ValueSample(string Source, bool IsConstant, string MorePreciseThan = "")
{
    public bool IsMorePreciseThan(string type) => MorePreciseThan == type || (MorePreciseThan == "DateTime" && type == "Date");
}

/// <summary>Many ways to write a value of each type: constants, results of the base library, and values known only at run time.</summary>
internal static class ValueSamples
{
    /// <summary>The declarations to which the samples refer.</summary>
    public const string Declarations = """
        global using static Known;
        global using System.Globalization;
        using Insights.Typed;

        internal enum Level : short { Low = -1, High = 300 }

        internal static class Numbers
        {
            public const int Limit = 40, Year = 2026;
            public const decimal Rate = 1.250m;
            public const bool Yes = true;
        }

        internal static class Names
        {
            public const string Market = "Germany";
        }

        internal readonly record struct Meters(long Value)
        {
            public static implicit operator long(Meters meters) => meters.Value * 100;
        }

        internal static class Known
        {
            public static readonly int Fixed = 12;
            public static readonly string Label = "label";
            public static readonly DateOnly Start = new(2026, 1, 6);
            public static int number = 7;
            public static long big = 9_000_000_000;
            public static decimal amount = 2.5m;
            public static string name = "Ada";
            public static string[] names = ["Bob", "Cy"];
            public static bool flag = true, other = Not(flag);
            public static DateOnly day = new(2025, 12, 31);
            public static DateTime moment = new(2025, 11, 30, 10, 20, 30, 400);
            public static Guid id = new("c0ffee00-0000-4000-8000-000000000000");
            public static QueryCondition some = Some();
            public static QueryDateRange range = Range();
            public static QueryAggregation period = Period();
            public static Func<EveryTypeColumns, QueryColumn> by = x => x.Integer;

            private static QueryCondition Some()
            {
                QueryCondition? made = null;
                _ = Datasets.EveryType.Where(x => made = x.Integer > 77);
                return made!;
            }

            private static QueryDateRange Range()
            {
                QueryDateRange? made = null;
                _ = Datasets.EveryType.During(t => made = t.LastMonth);
                return made!;
            }

            private static QueryAggregation Period()
            {
                QueryAggregation? made = null;
                _ = Datasets.EveryType.During(t => t.Lifetime).Aggregated(a => made = a.Daily);
                return made!;
            }

            public static int Pick(int first, int second) => first - second;
            public static string Pick(string first, string second) => first + second;
            public static bool Not(bool value) => !value;
            public static QueryCondition Busy(EveryTypeColumns x) => x.Integer > 55;
            public static QueryCondition Longer(EveryTypeColumns x, int limit, string text) => x.Integer > limit && x.Text == text;
        }
        """;

    /// <summary>The samples for a column's type.</summary>
    public static ValueSample[] Get(string type) => ByType[type == "DateTime" ? "Date" : type];

    private static Dictionary<string, ValueSample[]> ByType { get; } = new Dictionary<string, ValueSample[]>(StringComparer.Ordinal)
    {
        ["Text"] =
        [
            .. CreateConstants("\"a\"", "\"back\\\\slash \\\"quoted\\\" */ 😀 ä\"", "@\"C:\\x\"", "\"\"\"raw \"text\" \"\"\"", "Names.Market", "\"a\" + Names.Market + \"b\"", "$\"{Names.Market}!\"", "nameof(Known)",
                "nameof(x.TextOrNull)", "string.Empty", "(\"b\")", "(string)Names.Market", "\"c\"!", "true ? \"yes\" : \"no\"", "\"a\\u0062c\"", "\"{curly}{0}\"", "$\"{{x}}\""),
            .. CreateUnknown("name", "name + \"b\"", "$\"{name}!\"", "$\"{1.5}\"", "Label", "name.ToUpperInvariant()", "string.Concat(\"a\", \"b\")", "number.ToString(CultureInfo.InvariantCulture)", "flag ? \"a\" : \"b\"",
                "name!", "Pick(second: \"b\", first: \"a\")", "Level.High.ToString()", "$\"{Level.High}\"", "names[1]"),
        ],
        ["Integer"] =
        [
            .. CreateConstants("5", "-5", "+7", "5L", "0x1F", "0b101", "1_000", "'5'", "(byte)7", "(short)-3", "int.MaxValue", "long.MinValue", "unchecked(int.MaxValue + 1)", "checked(3 * 4)", "(long)Level.High", "(int)Level.Low",
                "Numbers.Limit", "Numbers.Limit * 2 + 1", "sizeof(int)", "default(long)", "default(int)", "true ? 1 : 2", "7 / 2", "1 << 3", "~1", "(int)3.9", "(long)2.5m", "5U", "unchecked((byte)300)", "'a' + 1"),
            .. CreateUnknown("number", "number + 1", "big", "Fixed", "new Meters(4)", "Math.Max(1, 2)", "\"abc\".Length", "Pick(second: 1, first: 9)", "checked(number * 2)", "(int)big / 7", "names.Length", "number > 3 ? 1 : 2"),
        ],
        ["Decimal"] =
        [
            .. CreateConstants("1.50m", "1", "-0.0m", "1e3m", "5L", "'5'", "decimal.MaxValue", "decimal.One", "0.1m + 0.2m", "(decimal)1.5", "1m / 3m", "default(decimal)", "Numbers.Rate", "Numbers.Limit", "ulong.MaxValue", "-Numbers.Rate"),
            .. CreateUnknown("amount", "amount * 2", "(decimal)number", "number", "new Meters(5)", "Math.Round(1.005m, 2)", "-amount"),
        ],
        ["Date"] =
        [
            .. CreateConstants("new DateOnly(2026, 5, 1)", "new DateOnly(2026, day: 6, month: 1)", "new DateOnly(day: 6, month: 1, year: 2026)", "new System.DateOnly(Numbers.Year, 1, 2)", "new DateTime(2026, 5, 4)", "new DateTime(2026, day: 7, month: 2)",
                "default(DateOnly)", "new DateOnly()", "new DateTime()", "DateOnly.MinValue", "DateOnly.MaxValue", "DateTime.UnixEpoch", "(DateValue)new DateOnly(2026, 5, 2)", "(DateTime)new DateTime(2026, 5, 3)", "new DateTime(638_000_064_000_000_000)"),
            .. CreatePreciseDates("Date", isConstant: true, "new DateTime(2026, 5, 1, 10, 30, 0)", "new DateTime(kind: DateTimeKind.Utc, second: 1, minute: 2, hour: 3, day: 4, month: 5, year: 2026)"),
            .. CreatePreciseDates("DateTime", isConstant: true, "new DateTime(2026, 5, 1, 0, 0, 0, 1)", "new DateTime(2026, 5, 1, 0, 0, 0, 0, 1)"),
            .. CreateUnknown("day", "day.AddDays(-1)", "Start", "DateOnly.Parse(\"2026-01-06\", CultureInfo.InvariantCulture)", "DateOnly.ParseExact(\"06/01/2026\", \"dd/MM/yyyy\", CultureInfo.InvariantCulture)",
                "new DateOnly(5786, 1, 2, new HebrewCalendar())", "new DateOnly(2026, number, 1)", "flag ? new DateOnly(2026, 1, 1) : default", "DateOnly.FromDateTime(new DateTime(2026, 1, 1))"),
            .. CreatePreciseDates("DateTime", isConstant: false, "moment", "moment.AddDays(1)"),
            .. CreatePreciseDates("Date", isConstant: false, "new DateTimeOffset(2026, 5, 1, 1, 0, 0, TimeSpan.FromHours(3))", "new DateTime(2026, 5, 1, 1, 2, 3, DateTimeKind.Local)"),
        ],
        ["Guid"] =
        [
            .. CreateConstants("new Guid(\"251DE3D4-8868-4032-B518-F142DA50522F\")", "new Guid(g: \"{251DE3D4-8868-4032-B518-F142DA50522F}\")", "Guid.Parse(\"251de3d488684032b518f142da50522f\")", "Guid.Parse(input: \"(251DE3D4-8868-4032-B518-F142DA50522F)\")",
                "Guid.Empty", "default(Guid)", "new Guid()"),
            .. CreateUnknown("id", "Guid.ParseExact(\"251de3d488684032b518f142da50522f\", \"N\")", "new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)", "Guid.Parse(\" 251de3d488684032b518f142da50522f \")", "new Guid(id.ToByteArray())", "flag ? id : Guid.Empty"),
        ],
        ["Flag"] =
        [
            .. CreateConstants("true", "false", "!true", "Numbers.Yes", "1 > 2", "default(bool)", "Numbers.Limit == 40 && Numbers.Yes"),
            .. CreateUnknown("flag", "other", "!flag", "flag && other", "flag == other", "Not(flag)", "number > 3", "names[0].Length == 3", "Known.flag", "(flag | other)"),
        ],
    };

    private static ValueSample[] CreateConstants(params string[] sources) => [.. sources.Select(s => new ValueSample(s, IsConstant: true))];

    private static ValueSample[] CreatePreciseDates(string type, bool isConstant, params string[] sources) => [.. sources.Select(s => new ValueSample(s, isConstant, type))];

    private static ValueSample[] CreateUnknown(params string[] sources) => [.. sources.Select(s => new ValueSample(s, IsConstant: false))];
}
