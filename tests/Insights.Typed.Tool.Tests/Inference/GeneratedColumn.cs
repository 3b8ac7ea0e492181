using System.Globalization;

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

    public static GeneratedColumn Create(Random random) => random.Next(6) switch
    {
        0 => Generate(random, "date", DateFormats, (r, form) => Format(NextDay(r), form), day => DateOnly.FromDateTime(day)),
        1 => Generate(random, "datetime", DateTimeFormats, (r, form) => Format(NextDay(r).AddSeconds(1 + r.Next(86_399)), form), time => time),
        2 => Generate(random, "integer", [""], (r, _) => (NextInteger(r), ""), number => number),
        3 => Generate(random, "decimal", [""], (r, _) => (NextDecimal(r), ""), number => number),
        4 => Generate(random, "guid", ["D"], (r, _) => (NextGuid(r), ""), guid => guid),
        _ => GenerateBooleans(random),
    };

    private static GeneratedColumn Generate<T>(Random random, string type, string[] forms, Func<Random, string, (T Value, string Text)> next, Func<T, object> read)
        where T : IFormattable
    {
        var form = forms[random.Next(forms.Length)];
        var all = Enumerable.Range(0, 1 + random.Next(20)).Select(_ => next(random, form)).ToList();
        return new GeneratedColumn(
            type,
            [.. all.Select(value => value.Text.Length > 0 ? value.Text : value.Value.ToString(null, CultureInfo.InvariantCulture))],
            [.. all.Select(value => read(value.Value))]);
    }

    private static GeneratedColumn GenerateBooleans(Random random)
    {
        var (yes, no) = Flags[random.Next(Flags.Length)];
        var values = Enumerable.Range(0, 1 + random.Next(20)).Select(_ => random.Next(2) == 0).ToList();
        return new GeneratedColumn("flag", [.. values.Select(value => value ? yes : no)], [.. values.Select(value => (object)value)]);
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
