using System.Globalization;
using System.Text;

namespace Insights.Typed.Parquet.Tests;

/// <summary>A report with every type of column, with and without values.</summary>
internal static class EverythingReport
{
    public static readonly InsightsQuery Query = Datasets.Everything.Select(x => new
    {
        x.Name, x.Seats, x.Price, x.Day, x.Moment, x.Id, x.IsOn, x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn,
    });

    public static List<object?[]> CreateRows(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => new object?[]
        {
            i % 5 == 0 ? $"name, \"{i}\" é😀" : $"name {i % 7}",
            i % 2 == 0 ? i * 5_000_000_000_000L : long.MinValue + i,
            (i % 2 == 0 ? 1 : -1) * (i + 0.123456789012345678m),
            new DateOnly(1, 1, 1).AddDays(i * 8009),
            new DateTime(1, 1, 1, 23, 59, 59, DateTimeKind.Utc).AddDays(i * 8009).AddTicks(i * 10),
            new Guid(i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
            i % 3 == 0,
            i % 2 == 0 ? null : i % 11 == 0 ? "name 3" : $"text {i}",
            i % 3 == 0 ? null : (long)i,
            i % 4 == 0 ? null : i * 1000m,
            i % 5 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(i),
            i % 6 == 0 ? null : new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(i),
            i % 7 == 0 ? null : new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, (byte)i),
            i % 8 == 0 ? null : i % 3 == 1,
        }),
    ];

    public static string ToCsv(IEnumerable<object?[]> rows)
    {
        var text = new StringBuilder(string.Join(',', Query.SelectedNames) + "\r\n");
        foreach (var row in rows)
        {
            text.AppendJoin(',', row.Select(ToField)).Append("\r\n");
        }

        return text.ToString();
    }

    private static string ToField(object? value) => value switch
    {
        null => "",
        string text => text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text,
        bool isOn => isOn ? "Y" : "N",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("O", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new NotSupportedException(value.GetType().Name),
    };
}
