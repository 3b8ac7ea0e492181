using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes the values of one column as JSON, by the type that a schema file declares.</summary>
/// <param name="name">The name in the query.</param>
/// <param name="schema">The column or metric; null if no schema file has it, so its values are text.</param>
internal sealed partial class JsonColumn(string name, ColumnSchema? schema)
{
    /// <summary>Writes a value. A value that does not fit the type is written as text, so that no value is lost or changed.</summary>
    public void Write(Utf8JsonWriter json, string? value)
    {
        json.WritePropertyName(name);
        if (value is not null && IsNumeric && JsonNumber().IsMatch(value))
        {
            // The digits as the service wrote them: a double would round long ones, a decimal very long ones.
            json.WriteRawValue(value);
        }
        else if (value is not null && schema?.BooleanFormat is { } literals && BooleanLiterals.FindValue(value, literals.True, literals.False) is { } isTrue)
        {
            json.WriteBooleanValue(isTrue);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    private bool IsNumeric => schema?.Kind.IsNumber() == true;

    /// <summary>RFC 8259, section 6.</summary>
    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex JsonNumber();
}
