using System.Globalization;
using System.Text.RegularExpressions;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>Names, texts and parameters in T-SQL.</summary>
internal static partial class SqlServerText
{
    /// <summary>Quotes a name in brackets, which does not depend on a setting of the session, as quotation marks do.</summary>
    public static string QuoteName(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

    /// <summary>Quotes a text.</summary>
    public static string QuoteText(string text) => $"N'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string GetParameterName(int number) => string.Create(CultureInfo.InvariantCulture, $"@p{number}");

    /// <summary>Replaces the parameters <c>$1</c>, <c>$2</c> and so on by named ones; <c>$1</c> itself is an amount of money. Quoted names and texts stay as they are.</summary>
    public static string GetCommandText(string sql) => ParameterOrQuoted().Replace(sql, match => match.Groups[1].Success ? $"@p{match.Groups[1].Value}" : match.Value);

    [GeneratedRegex(@"\[(?:[^\]]|\]\])*\]|'(?:[^']|'')*'|\$([0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ParameterOrQuoted();
}
