using System.Data.SqlTypes;
using System.Globalization;
using Insights.Typed.Export.Tests.Tds;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>Values of SQL Server as SQLite stores them: what it has no type for is text that sorts as the values do.</summary>
internal static class StandInValue
{
    private const string TimeFormat = "yyyy-MM-dd HH:mm:ss.fffffff";

    public static object ToSqlite(object? value) => value switch
    {
        null => DBNull.Value,
        DateTime time => time.ToString(TimeFormat, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        SqlDecimal number => number.ToString(),
        Guid id => id.ToString(),
        _ => value,
    };

    public static object? FromSqlite(TdsType type, object? value) => (type, value) switch
    {
        (TdsType.Bit or TdsType.FixedBit, long flag) => flag == 1,
        (TdsType.DateTime2, string time) => DateTime.ParseExact(time, TimeFormat, CultureInfo.InvariantCulture),
        _ => value,
    };
}
