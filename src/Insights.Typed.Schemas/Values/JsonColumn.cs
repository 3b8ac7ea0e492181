using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>Writes the values of one column as JSON, by the type that a schema file declares.</summary>
public sealed class JsonColumn
{
    private readonly string name;
    private readonly bool isNumeric;
    private readonly Dictionary<string, bool> literals = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Initializes a new instance of the <see cref="JsonColumn"/> class.</summary>
    /// <param name="name">The name in the query.</param>
    /// <param name="schema">The column or metric; null if no schema file has it, so its values are text.</param>
    public JsonColumn(string name, ColumnSchema? schema)
    {
        this.name = name;
        isNumeric = schema?.Kind.IsNumber() == true;
        if (schema?.BooleanFormat is { } format)
        {
            foreach (var (literal, value) in BooleanLiterals.GetAll(format.True, format.False))
            {
                if (!literals.ContainsKey(literal))
                {
                    literals.Add(literal, value);
                }
            }
        }
    }

    /// <summary>Writes a value with its name. A value that does not fit the type is written as text, so that no value is lost or changed.</summary>
    /// <param name="json">The writer, in an object.</param>
    /// <param name="value">The value as the service wrote it; null if it is missing.</param>
    public void Write(Utf8JsonWriter json, string? value)
    {
        if (json is null)
        {
            throw new ArgumentNullException(nameof(json));
        }

        json.WritePropertyName(name);
        if (value is not null && isNumeric && IsJsonNumber(value))
        {
            // The digits as the service wrote them: a double would round long ones, a decimal very long ones.
            json.WriteRawValue(value);
        }
        else if (value is not null && literals.TryGetValue(value, out var isTrue))
        {
            json.WriteBooleanValue(isTrue);
        }
        else
        {
            json.WriteStringValue(value);
        }
    }

    /// <summary>Determines whether a text is a number of RFC 8259, section 6.</summary>
    private static bool IsJsonNumber(string text)
    {
        var start = text.StartsWith("-", StringComparison.Ordinal) ? 1 : 0;
        var end = SkipDigits(text, start);
        if (end == start || (text[start] == '0' && end > start + 1))
        {
            return false;
        }

        if (end < text.Length && text[end] == '.')
        {
            start = end + 1;
            end = SkipDigits(text, start);
            if (end == start)
            {
                return false;
            }
        }

        if (end < text.Length && text[end] is 'e' or 'E')
        {
            start = end + 1 < text.Length && text[end + 1] is '+' or '-' ? end + 2 : end + 1;
            end = SkipDigits(text, start);
            if (end == start)
            {
                return false;
            }
        }

        return end == text.Length;
    }

    private static int SkipDigits(string text, int position)
    {
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            position++;
        }

        return position;
    }
}
