using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Typed.Schemas.Tests.Mutations;

/// <summary>The ways in which a file is spoilt.</summary>
public enum MutationKind
{
    /// <summary>One bit of one byte of the UTF-8 text is turned over.</summary>
    FlipBit,

    /// <summary>The text ends here.</summary>
    Truncate,

    /// <summary>A token is left out.</summary>
    DeleteToken,

    /// <summary>A token stands twice.</summary>
    DoubleToken,

    /// <summary>A token gives way to a foreign one.</summary>
    ReplaceToken,

    /// <summary>Something foreign is put between two characters.</summary>
    Insert,
}

/// <summary>One way of spoiling a file, at one place.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Position">Where; taken modulo the length of what there is.</param>
/// <param name="Choice">Which bit, or which foreign text; modulo their number.</param>
public sealed partial record Mutation(MutationKind Kind, int Position, int Choice)
{
    private static readonly string[] Insertions =
    [
        "null", "true", "0", "-1", "1e400", "\"\"", "\"\\ud800\"", "\"x\\u0000\"", "\"SELECT\"", "\"é😀\"", "[]", "{}", "[[", "}", "]", ",", ":", "\\",
        "\"", "\r", "\r\n", "\uFEFF", "\u2028", "\ud83d", "\0", "//", "\"datasetName\"", "\"typed\"", "\"flag\"", "\"value\":3,",
    ];

    public string ApplyTo(string text) => Kind switch
    {
        _ when text.Length == 0 => text,
        MutationKind.FlipBit => WithFlippedBit(text),
        MutationKind.Truncate => text[..(Position % text.Length)],
        MutationKind.Insert => text.Insert(Position % text.Length, Insertions[Choice % Insertions.Length]),
        _ => WithEditedToken(text),
    };

    private string WithFlippedBit(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        bytes[Position % bytes.Length] ^= (byte)(1 << (Choice % 8));
        return Encoding.UTF8.GetString(bytes);
    }

    private string WithEditedToken(string text)
    {
        var tokens = Token().Matches(text);
        if (tokens.Count == 0)
        {
            return text;
        }

        var token = tokens[Position % tokens.Count];
        var replacement = Kind switch
        {
            MutationKind.DeleteToken => "",
            MutationKind.DoubleToken => token.Value + token.Value,
            _ => Insertions[Choice % Insertions.Length],
        };
        return text.Remove(token.Index, token.Length).Insert(token.Index, replacement);
    }

    [GeneratedRegex("""
        "[^"]*"|[\[\]{},:]|\w+
        """)]
    private static partial Regex Token();
}
