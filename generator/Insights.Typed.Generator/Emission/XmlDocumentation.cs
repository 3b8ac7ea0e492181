using System.Security;
using System.Xml;
using Insights.Typed.Schemas;

namespace Insights.Typed.Generator.Emission;

/// <summary>Writes XML documentation, with the descriptions of the schema if it has some.</summary>
internal static class XmlDocumentation
{
    public static string Escape(string text) => SecurityElement.Escape(IsSingleLine(text) ? text : ToSingleLine(text));

    public static string Summary(string text) => $"/// <summary>{Escape(text)}</summary>";

    public static IEnumerable<string> GetColumnLines(ColumnSchema column, bool isMetric, string dataset)
    {
        yield return Summary(column.Description ?? (isMetric ? $"The metric {column.Name}." : $"The column {column.Name}."));
        var subject = isMetric ? "A metric" : "A column";
        var combination = isMetric ? ", computed once for each combination of the selected columns" : "";
        yield return $"/// <remarks>{subject} of {Escape(dataset)}, <c>{Escape(column.Name)}</c>: {Escape(column.DescribeValues())}{combination}.</remarks>";
    }

    /// <summary>Whether it has only visible ASCII characters and single spaces between them. Nearly all texts are such, and are returned unchanged.</summary>
    private static bool IsSingleLine(string text)
    {
        var previous = ' ';
        foreach (var character in text)
        {
            if (character is < ' ' or > '~' || (character == ' ' && previous == ' '))
            {
                return false;
            }

            previous = character;
        }

        return previous != ' ' || text.Length == 0;
    }

    private static string ToSingleLine(string text) =>
        string.Join(" ", new string([.. text.Select(ReplaceInvalidCharacter)]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>XML cannot represent most control characters, escaped or not.</summary>
    private static char ReplaceInvalidCharacter(char character) => XmlConvert.IsXmlChar(character) || char.IsSurrogate(character) ? character : ' ';
}
