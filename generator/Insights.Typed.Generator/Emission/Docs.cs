using System.Security;
using System.Xml;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Documentation comments, in the words of the schema where it has some.</summary>
internal static class Docs
{
    public static string Escape(string text) => SecurityElement.Escape(OneLine(text));

    public static string Summary(string text) => $"/// <summary>{Escape(text)}</summary>";

    public static IEnumerable<string> OfColumn(ColumnSchema column, bool isMetric, string dataset)
    {
        yield return Summary(column.Description ?? (isMetric ? $"The metric {column.Name}." : $"The column {column.Name}."));
        var what = isMetric ? "A metric" : "A column";
        var combination = isMetric ? ", computed once for each combination of the selected columns" : "";
        yield return $"/// <remarks>{what} of {Escape(dataset)}, <c>{Escape(column.Name)}</c>: {Escape(ValuesOf(column))}{combination}.</remarks>";
    }

    private static string ValuesOf(ColumnSchema column)
    {
        var values = ColumnTypes.Get(column.Type).Description + (column.Flag is { } flag ? $", spelt {flag.True} and {flag.False}" : "");
        return column.IsNullable ? values + ", which may be missing" : values;
    }

    private static string OneLine(string text) =>
        string.Join(" ", new string([.. text.Select(OrSpace)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>XML has no way to write most control characters, escaped or not.</summary>
    private static char OrSpace(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : ' ';
}
