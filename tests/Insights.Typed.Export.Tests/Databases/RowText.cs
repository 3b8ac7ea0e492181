using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>The values of a row as text, so that rows of a file and of a database can be compared.</summary>
internal static class RowText
{
    public static string Join(string execution, IEnumerable<string> values) => string.Join(" | ", values.Prepend(execution));

    /// <summary>The value of a field, without the library.</summary>
    public static object? Parse(ReaderColumn column, string? field) => (column.Type, field) switch
    {
        (ColumnType.Text, _) => field ?? (column.IsNullable ? null : ""),
        (_, null) => null,
        (ColumnType.Integer, _) => long.Parse(field, CultureInfo.InvariantCulture),
        (ColumnType.Decimal, _) => decimal.Parse(field, CultureInfo.InvariantCulture),
        (ColumnType.Date, _) => DateOnly.FromDateTime(DateTime.Parse(field, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)),
        (ColumnType.DateTime, _) => DateTime.Parse(field, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        (ColumnType.Guid, _) => Guid.Parse(field),
        (ColumnType.Flag, _) => string.Equals(field, column.FlagLiterals.True, StringComparison.OrdinalIgnoreCase),
        _ => throw new NotSupportedException(column.Type.ToString()),
    };

    public static string Format(ColumnType type, object? value) => (type, value) switch
    {
        (_, null) => "(missing)",
        (ColumnType.Text, string text) => $"'{text}'",
        (ColumnType.Integer, long number) => number.ToString(CultureInfo.InvariantCulture),
        (ColumnType.Decimal, decimal number) => (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture),
        (ColumnType.Date, DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture),
        (ColumnType.DateTime, DateTime { Kind: DateTimeKind.Utc } time) => time.ToString("O", CultureInfo.InvariantCulture),
        (ColumnType.Guid, Guid id) => id.ToString(),
        (ColumnType.Flag, bool flag) => flag ? "true" : "false",
        _ => throw new NotSupportedException($"{type}: {value}"),
    };
}
