using System.Globalization;
using System.Text;

namespace Insights.Typed.Schemas.CSharpCode;

/// <summary>Names and strings as C# writes them, without a compiler, which the tool does not contain. A test compares them with the compiler's.</summary>
public static class CSharpText
{
    /// <summary>The keywords of C#, and the words that are keywords in some contexts.</summary>
    private static readonly HashSet<string> Keywords = new(StringComparer.Ordinal)
    {
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal",
        "default", "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for",
        "foreach", "goto", "if", "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object",
        "operator", "out", "override", "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short",
        "sizeof", "stackalloc", "static", "string", "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked",
        "unsafe", "ushort", "using", "virtual", "void", "volatile", "while", "__arglist", "__makeref", "__reftype", "__refvalue",
        "add", "alias", "allows", "and", "ascending", "assembly", "async", "await", "by", "descending", "equals", "extension", "field", "file",
        "from", "get", "global", "group", "init", "into", "join", "let", "managed", "method", "module", "nameof", "not", "on", "or", "orderby",
        "param", "partial", "property", "record", "remove", "required", "scoped", "select", "set", "type", "typevar", "unmanaged", "var",
        "when", "where", "with", "yield", "_",
    };

    /// <summary>Gets a name as code writes it: a keyword starts with <c>@</c>.</summary>
    /// <param name="identifier">The name.</param>
    public static string EscapeIdentifier(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    /// <summary>Determines whether a word is a keyword of C#, or one in some contexts.</summary>
    /// <param name="word">The word.</param>
    public static bool IsKeyword(string word) => Keywords.Contains(word);

    /// <summary>Gets a string as code writes it, in quotes. Characters that an editor does not show are escaped.</summary>
    /// <param name="value">The string.</param>
    public static string Literal(string value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        if (value.All(IsPlain))
        {
            // Nearly all names: generated code has many of them.
            return "\"" + value + "\"";
        }

        var literal = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            if (char.IsSurrogatePair(value, i))
            {
                AppendPair(literal, value, i);
                i++;
            }
            else
            {
                literal.Append(FindEscape(value[i]) ?? value.Substring(i, 1));
            }
        }

        return literal.Append('"').ToString();
    }

    /// <summary>Whether it is an ASCII character from the space to '~' without an escape.</summary>
    private static bool IsPlain(char character) => character is >= ' ' and <= '~' and not ('"' or '\\');

    private static void AppendPair(StringBuilder literal, string value, int index)
    {
        if (IsInvisible(CharUnicodeInfo.GetUnicodeCategory(value, index)))
        {
            literal.Append("\\U").Append(char.ConvertToUtf32(value, index).ToString("x8", CultureInfo.InvariantCulture));
        }
        else
        {
            literal.Append(value, index, 2);
        }
    }

    private static string? FindEscape(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\0' => "\\0",
        '\a' => "\\a",
        '\b' => "\\b",
        '\f' => "\\f",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\v' => "\\v",
        _ => IsInvisible(CharUnicodeInfo.GetUnicodeCategory(character)) ? "\\u" + ((int)character).ToString("x4", CultureInfo.InvariantCulture) : null,
    };

    private static bool IsInvisible(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.ParagraphSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.Surrogate;
}
