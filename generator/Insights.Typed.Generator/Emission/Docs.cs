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
        var values = column.Type switch
        {
            ColumnType.Text => "text",
            ColumnType.Integer => "a whole number",
            ColumnType.Decimal => "a decimal number",
            ColumnType.Date => "a day",
            ColumnType.DateTime => "a time in UTC",
            ColumnType.Guid => "a GUID",
            ColumnType.Flag => $"a flag, spelt {column.Flag!.True} and {column.Flag.False}",
            _ => throw new ArgumentOutOfRangeException(nameof(column), column.Type, null),
        };
        return column.IsNullable ? values + ", which may be missing" : values;
    }

    private static string OneLine(string text) =>
        string.Join(" ", new string([.. text.Select(OrSpace)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>XML has no way to write most control characters, escaped or not.</summary>
    private static char OrSpace(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : ' ';
}
