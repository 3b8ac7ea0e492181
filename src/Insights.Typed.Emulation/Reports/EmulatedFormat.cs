namespace Insights.Typed.Emulation;

/// <summary>The format of a report's file.</summary>
public sealed class EmulatedFormat
{
    internal static readonly EmulatedFormat Csv = new("csv", ',', "text/csv; charset=utf-8");

    internal static readonly EmulatedFormat Tsv = new("tsv", '\t', "text/tab-separated-values; charset=utf-8");

    private EmulatedFormat(string name, char separator, string contentType)
    {
        Name = name;
        Separator = separator;
        ContentType = contentType;
    }

    /// <summary>The name, which is also the extension of the file.</summary>
    public string Name { get; }

    /// <summary>The character between two fields.</summary>
    public char Separator { get; }

    /// <summary>The content type.</summary>
    public string ContentType { get; }

    internal static EmulatedFormat Parse(string? name) => name switch
    {
        null => Csv,
        _ when string.Equals(name, Csv.Name, StringComparison.OrdinalIgnoreCase) => Csv,
        _ when string.Equals(name, Tsv.Name, StringComparison.OrdinalIgnoreCase) => Tsv,
        _ => throw ServiceErrors.UnknownValue(name),
    };
}
