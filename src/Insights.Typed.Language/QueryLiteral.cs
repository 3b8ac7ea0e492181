using System.Globalization;

namespace Insights.Typed.Language;

/// <summary>
/// The form in which the query language carries a value of each type. One form for what a program sends and for what the
/// compiler shows, so that both are the same text.
/// </summary>
internal static class QueryLiteral
{
    public static string Text(string value) => $"'{value}'";

    public static string Integer(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Zero has no sign: runtimes disagree about writing that of a negative zero.</summary>
    public static string Decimal(decimal value) => (value == 0 ? Math.Abs(value) : value).ToString(CultureInfo.InvariantCulture);

    public static string Guid(Guid value) => $"'{value:D}'";

    public static string Day(DateTime value) => value.ToString("\\'yyyy-MM-dd\\'", CultureInfo.InvariantCulture);

    public static string Time(DateTime value) => value.ToString("\\'yyyy-MM-dd'T'HH:mm:ss'Z'\\'", CultureInfo.InvariantCulture);
}
