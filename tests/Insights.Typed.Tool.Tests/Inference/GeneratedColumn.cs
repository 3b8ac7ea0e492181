using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Tests.Inference;

/// <summary>A column of generated values: as the service could write them, and the meaning of each.</summary>
/// <param name="Type">The type of its values.</param>
/// <param name="WrittenValues">The values as written.</param>
/// <param name="Values">The expected values.</param>
internal sealed record GeneratedColumn(string Type, string[] WrittenValues, object[] Values)
{
    private static readonly string[] DateFormats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", "yyyy-MM-dd HH:mm:ss", "yyyy/M/d", "yyyy/M/d H:mm:ss", "M/d/yyyy h:mm:ss tt", "dd.MM.yyyy", "d-M-yyyy H:mm"];

    private static readonly string[] DateTimeFormats =
        ["yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", "yyyy-MM-dd HH:mm:ss", "ddd, dd MMM yyyy HH:mm:ss 'GMT'", "M/d/yyyy h:mm:ss tt", "dd.MM.yyyy H:mm:ss", "yyyy/M/d H:mm:ss"];

    private static readonly (string True, string False)[] Flags = [("Y", "N"), ("yes", "NO"), ("True", "False"), ("t", "f")];

    /// <summary>The types that are inferred. Each value is a text, so that type is inferred from nothing.</summary>
    private static readonly ColumnType[] Types = [.. ColumnTypes.All.Select(info => info.Type).Where(type => type != ColumnType.Text)];

    public static GeneratedColumn Create(Random random) => Create(random, Types[random.Next(Types.Length)]);

    public static GeneratedColumn Create(Random random, ColumnType type) => type switch
    {
        ColumnType.Date => Generate(random, type, DateFormats, (r, form) => Format(NextDay(r), form), day => DateOnly.FromDateTime(day)),
        ColumnType.DateTime => Generate(random, type, DateTimeFormats, (r, form) => Format(NextDay(r).AddSeconds(1 + r.Next(86_399)), form), time => time),
        ColumnType.Integer => Generate(random, type, [""], (r, _) => (NextInteger(r), ""), number => number),
        ColumnType.Decimal => Generate(random, type, [""], (r, _) => (NextDecimal(r), ""), number => number),
        ColumnType.Guid => Generate(random, type, ["D"], (r, _) => (NextGuid(r), ""), guid => guid),
        ColumnType.Flag => GenerateBooleans(random),
        ColumnType.Text => throw new ArgumentOutOfRangeException(nameof(type), type, "Text is not inferred."),
    };

    private static GeneratedColumn Generate<T>(Random random, ColumnType type, string[] forms, Func<Random, string, (T Value, string Text)> next, Func<T, object> read)
        where T : IFormattable
    {
        var form = forms[random.Next(forms.Length)];
        var all = Enumerable.Range(0, 1 + random.Next(20)).Select(_ => next(random, form)).ToList();
        return new GeneratedColumn(
            ColumnTypes.Get(type).Name,
            [.. all.Select(value => value.Text.Length > 0 ? value.Text : value.Value.ToString(null, CultureInfo.InvariantCulture))],
            [.. all.Select(value => read(value.Value))]);
    }

    private static GeneratedColumn GenerateBooleans(Random random)
    {
        var (yes, no) = Flags[random.Next(Flags.Length)];
        var values = Enumerable.Range(0, 1 + random.Next(20)).Select(_ => random.Next(2) == 0).ToList();
        return new GeneratedColumn(ColumnTypes.Get(ColumnType.Flag).Name, [.. values.Select(value => value ? yes : no)], [.. values.Select(value => (object)value)]);
    }

    private static (DateTime Value, string Text) Format(DateTime time, string form) => (time, time.ToString(form, CultureInfo.InvariantCulture));

    private static DateTime NextDay(Random random) => new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Next(12_000));

    private static long NextInteger(Random random) => random.NextInt64() >> random.Next(63);

    private static decimal NextDecimal(Random random) => new(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)(1 + random.Next(28)));

    private static Guid NextGuid(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }
}
