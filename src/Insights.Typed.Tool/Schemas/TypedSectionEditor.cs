using System.Text;
using System.Text.Json;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Schemas;

/// <summary>Declares types of columns in the text under <c>typed</c>, and does not change the rest of the text.</summary>
internal static class TypedSectionEditor
{
    /// <summary>Declares a column or metric.</summary>
    /// <param name="typed">The text under <c>typed</c>; null if none exists.</param>
    /// <param name="isMetric">Whether it is a metric.</param>
    /// <param name="declaration">The declaration. Properties of an earlier one that do not depend on the type are kept.</param>
    public static string Declare(string? typed, bool isMetric, ColumnDeclaration declaration)
    {
        var text = typed ?? "{}";
        var section = DeclarationProperties.GetSection(isMetric);
        var written = DeclarationWriter.Write(declaration);
        if (FindMember(text, 0, section) is not { } columns)
        {
            return Insert(text, 0, $"{Quote(section)}: {{\n      {Quote(declaration.Name)}: {written}\n    }}", "    ", "  ");
        }

        return FindMember(text, columns.Start, declaration.Name) is { } declared
            ? string.Concat(text.AsSpan(0, declared.Start), Merge(text[declared.Start..declared.End], written), text.AsSpan(declared.End))
            : Insert(text, columns.Start, $"{Quote(declaration.Name)}: {written}", "      ", "    ");
    }

    /// <summary>Inserts a member after the last one of an object, with the same indentation.</summary>
    private static string Insert(string text, int start, string member, string indent, string closingIndent)
    {
        var (lastEnd, end) = FindEnds(text, start);
        if (lastEnd is not { } last)
        {
            return string.Concat(text.AsSpan(0, start), $"{{\n{indent}{member}\n{closingIndent}}}", text.AsSpan(end));
        }

        // On a separate line if the end of the object is on one.
        var isOnLines = text.AsSpan(last, end - last).Contains('\n');
        return text.Insert(last, isOnLines ? $",\n{indent}{member}" : $", {member}");
    }

    private static string Merge(string declared, string declaration)
    {
        using var old = JsonDocument.Parse(declared);
        using var now = JsonDocument.Parse(declaration);
        var replaced = DeclarationProperties.TypeDependent.Concat(now.RootElement.EnumerateObject().Select(property => property.Name)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var preserved = old.RootElement.ValueKind == JsonValueKind.Object
            ? old.RootElement.EnumerateObject().Where(property => !replaced.Contains(property.Name))
            : [];
        return $"{{ {string.Join(", ", now.RootElement.EnumerateObject().Concat(preserved).Select(property => $"{Quote(property.Name)}: {property.Value.GetRawText()}"))} }}";
    }

    /// <summary>Finds the position of the value of an object's member; null if the object has no such member.</summary>
    private static (int Start, int End)? FindMember(string text, int start, string name)
    {
        foreach (var (member, valueStart, valueEnd) in ReadMembers(text, start, out _))
        {
            if (string.Equals(member, name, StringComparison.OrdinalIgnoreCase))
            {
                return (valueStart, valueEnd);
            }
        }

        return null;
    }

    /// <summary>Finds the end of an object's last member, null if it has none; and the end of the object.</summary>
    private static (int? LastMember, int End) FindEnds(string text, int start)
    {
        var members = ReadMembers(text, start, out var end);
        return (members.Count > 0 ? members[^1].End : null, end);
    }

    private static List<(string Name, int Start, int End)> ReadMembers(string text, int start, out int end)
    {
        var bytes = Encoding.UTF8.GetBytes(text[start..]);
        var reader = new Utf8JsonReader(bytes);
        var members = new List<(string, int, int)>();
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            var valueStart = (int)reader.TokenStartIndex;
            reader.Skip();
            members.Add((name, ToOffset(valueStart), ToOffset((int)reader.BytesConsumed)));
        }

        end = ToOffset((int)reader.BytesConsumed);
        return members;

        int ToOffset(int position) => start + Encoding.UTF8.GetCharCount(bytes.AsSpan(0, position));
    }

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, JsonText.Options.Encoder)}\"";
}
