using System.Text;
using System.Text.RegularExpressions;

namespace Insights.Typed.Schemas.Tests.Mutations;

/// <summary>The ways to corrupt a file.</summary>
public enum MutationKind
{
    /// <summary>Inverts one bit of one byte of the UTF-8 text.</summary>
    FlipBit,

    /// <summary>Ends the text here.</summary>
    Truncate,

    /// <summary>Removes a token.</summary>
    DeleteToken,

    /// <summary>Duplicates a token.</summary>
    DoubleToken,

    /// <summary>Replaces a token with another one.</summary>
    ReplaceToken,

    /// <summary>Inserts a foreign text between two characters.</summary>
    Insert,
}

/// <summary>One corruption of a file, at one position.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Position">The position, taken modulo the number of possible ones.</param>
/// <param name="Choice">The index of the bit or the foreign text, taken modulo their number.</param>
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
