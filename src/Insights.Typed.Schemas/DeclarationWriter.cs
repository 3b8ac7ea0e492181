using System.Text.Encodings.Web;
using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>Writes the declaration of a column or metric under <c>typed</c>; no other type does. What it writes is read to the same declaration.</summary>
public static class DeclarationWriter
{
    /// <summary>Writes a declaration in one line, such as <c>{ "type": "integer", "nullable": true }</c>. A property that it omits is not written.</summary>
    /// <param name="declaration">The declaration.</param>
    public static string Write(ColumnDeclaration declaration)
    {
        var members = new List<string>();
        Add(members, DeclarationProperties.Type, (declaration ?? throw new ArgumentNullException(nameof(declaration))).Type is { } type ? Quote(ColumnTypes.Get(type).Name) : null);
        Add(members, DeclarationProperties.True, Quote(declaration.BooleanFormat?.True));
        Add(members, DeclarationProperties.False, Quote(declaration.BooleanFormat?.False));
        Add(members, DeclarationProperties.Format, Quote(declaration.DateFormat));
        Add(members, DeclarationProperties.Nullable, declaration.IsNullable is { } isNullable ? (isNullable ? "true" : "false") : null);
        Add(members, DeclarationProperties.Samples, declaration.Samples.Count > 0 ? $"[{string.Join(", ", declaration.Samples.Select(Quote))}]" : null);
        Add(members, DeclarationProperties.Description, Quote(declaration.Description));
        return members.Count == 0 ? "{}" : $"{{ {string.Join(", ", members)} }}";
    }

    private static void Add(List<string> members, string name, string? json)
    {
        if (json is not null)
        {
            members.Add($"{Quote(name)}: {json}");
        }
    }

    private static string? Quote(string? text) => text is null ? null : $"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
