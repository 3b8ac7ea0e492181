using Insights.Typed.Language;

namespace Insights.Typed.Data;

/// <summary>What a column of a report is in a database.</summary>
/// <param name="Name">The type's name in standard SQL, where it has one.</param>
/// <param name="Precision">How many digits a number can have; null where it is no number.</param>
/// <param name="Scale">How many of them follow the point.</param>
internal readonly record struct DatabaseType(string Name, int? Precision = null, int? Scale = null)
{
    /// <summary>
    /// Decimals of a report have no scale of their own. Theirs here leaves room for 20 digits before the point, and for all
    /// that a number in double precision shows after it, within the 38 that databases have.
    /// </summary>
    public static DatabaseType Get(ColumnType type) => type switch
    {
        ColumnType.Text => new("text"),
        ColumnType.Integer => new("bigint", 19, 0),
        ColumnType.Decimal => new("numeric", 38, 18),
        ColumnType.Date => new("date"),
        ColumnType.DateTime => new("timestamp with time zone"),
        ColumnType.Guid => new("uuid"),
        ColumnType.Flag => new("boolean"),
    };
}
