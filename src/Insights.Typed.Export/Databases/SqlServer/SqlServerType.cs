using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>The types of columns.</summary>
internal static class SqlServerType
{
    /// <summary>The type of names and ids, which can be the key of an index.</summary>
    public const string Identifier = "nvarchar(128)";

    /// <summary>A collation that distinguishes all texts, also in a database that ignores letter case.</summary>
    public const string ExactCollation = "Latin1_General_100_BIN2";

    private const string TextPrefix = "nvarchar(";
    private const int Unlimited = -1;

    /// <summary>Gets the type of a type of columns. A text has no limit, because no dataset states one.</summary>
    public static string GetName(ColumnType type)
    {
        var database = ColumnTypes.Get(type).Database;
        return type.GetKind() switch
        {
            ValueKind.Text => "nvarchar(max)",
            ValueKind.Integer => "bigint",
            ValueKind.Decimal => FormattableString.Invariant($"decimal({database.Precision},{database.Scale})"),
            ValueKind.Date => "date",
            ValueKind.DateTime => "datetime2(7)",
            ValueKind.Guid => "uniqueidentifier",
            ValueKind.Flag => "bit",
        };
    }

    /// <summary>Gets the name of a type of the catalog as a statement has it.</summary>
    /// <param name="name">The name without length.</param>
    /// <param name="bytes">The length in bytes; -1 for no limit.</param>
    /// <param name="precision">The number of digits.</param>
    /// <param name="scale">The number of digits after the point.</param>
    public static string GetName(string name, short bytes, byte precision, byte scale) => name switch
    {
        "nvarchar" or "varchar" or "varbinary" when bytes == Unlimited => $"{name}(max)",
        "nvarchar" or "nchar" => FormattableString.Invariant($"{name}({bytes / sizeof(char)})"),
        "varchar" or "char" or "varbinary" or "binary" => FormattableString.Invariant($"{name}({bytes})"),
        "decimal" or "numeric" => FormattableString.Invariant($"{name}({precision},{scale})"),
        "datetime2" or "datetimeoffset" or "time" => FormattableString.Invariant($"{name}({scale})"),
        _ => name,
    };

    /// <summary>Returns a value indicating whether a type is a text with any limit.</summary>
    public static bool IsText(string name) => name.StartsWith(TextPrefix, StringComparison.Ordinal);

    /// <summary>Gets the limit of a text; <see cref="int.MaxValue"/> for none, and for other types.</summary>
    public static int GetMaxLength(string name) =>
        IsText(name) && int.TryParse(name.AsSpan(TextPrefix.Length).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : int.MaxValue;
}
