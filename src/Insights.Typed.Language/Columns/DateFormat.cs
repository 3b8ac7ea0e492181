namespace Insights.Typed.Language;

/// <summary>The order and the separator of day, month and year in a date, as a .NET date format.</summary>
public static class DateFormat
{
    private static readonly char[] Separators = ['/', '-', '.'];
    private static readonly string[] Permutations = ["M d yyyy", "d M yyyy", "yyyy M d", "yyyy d M", "M yyyy d", "d yyyy M"];
    private static readonly string[] Parts = ["d", "dd", "M", "MM", "yyyy"];

    /// <summary>The formats that differ in order or separator; each also reads parts of one or two digits.</summary>
    public static IEnumerable<string> All => Separators.SelectMany(
        _ => Permutations,
        (separator, permutation) => permutation.Replace(' ', separator));

    /// <summary>Whether the format has one day, one month and a year of four digits, in any order, with '/', '-' or '.' between them.</summary>
    public static bool IsValid(string format) => Separators.Any(separator =>
        format.Split(separator) is { Length: 3 } parts
        && parts.All(part => Parts.Contains(part))
        && parts.Select(part => part[0]).Distinct().Count() == 3);
}
