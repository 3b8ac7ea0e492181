namespace Insights.Typed.Language;

/// <summary>The order and the separator of day, month and year in a date, as a .NET date format.</summary>
public static class DateFormat
{
    private static readonly char[] Separators = ['/', '-', '.'];
    private static readonly string[] Permutations = ["M d yyyy", "d M yyyy", "yyyy M d", "yyyy d M", "M yyyy d", "d yyyy M"];
    private static readonly string[] Parts = ["d", "dd", "M", "MM", "yyyy"];

    /// <summary>The valid formats that differ in order or separator; each also reads parts of one or two digits.</summary>
    public static IEnumerable<string> All => Separators
        .SelectMany(_ => Permutations, (separator, permutation) => permutation.Replace(' ', separator))
        .Where(IsValid);

    /// <summary>
    /// Whether the format has one day, one month and a year of four digits, with '/', '-' or '.' between them, in any order that the
    /// text of a date does not contradict (<see cref="ContradictsIso"/>).
    /// </summary>
    public static bool IsValid(string format) => StatesOrder(format) && !ContradictsIso(format);

    /// <summary>
    /// Whether the format has the day after the year, with '-' or '/' between them. ISO 8601 has the month there, and every column
    /// accepts it, so one text would be two dates.
    /// </summary>
    public static bool ContradictsIso(string format) =>
        StatesOrder(format) && (format.StartsWith("yyyy-d", StringComparison.Ordinal) || format.StartsWith("yyyy/d", StringComparison.Ordinal));

    private static bool StatesOrder(string format) => Separators.Any(separator =>
        format.Split(separator) is { Length: 3 } parts
        && parts.All(part => Parts.Contains(part))
        && parts.Select(part => part[0]).Distinct().Count() == 3);
}
