using System.Globalization;
using Insights.Typed.Emulation;
using Insights.Typed.Language;

namespace Insights.Typed.LocalService.Data;

/// <summary>
/// The format of values in the database. Decimals are whole hundredths, so that no sum and no comparison is rounded;
/// dates and times are ISO text, which sorts chronologically; a missing value is NULL.
/// </summary>
internal static class StorageFormat
{
    /// <summary>The scale of stored decimals.</summary>
    public const int DecimalScale = 100;

    public static string GetSqlType(ColumnType type) => DatasetTable.IsNumber(type) ? "INTEGER" : "TEXT COLLATE NOCASE";

    public static string ToText(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string ToText(Guid id) => id.ToString("D").ToUpperInvariant();

    /// <summary>Formats hundredths as a decimal, always with two decimal places.</summary>
    public static decimal ToDecimal(long hundredths) => hundredths * 0.01m;
}
