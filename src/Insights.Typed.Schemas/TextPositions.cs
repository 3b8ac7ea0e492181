using System.Text;

namespace Insights.Typed.Schemas;

/// <summary>
/// Finds lines, and the character at an offset in UTF-8 bytes. The text is scanned once, and not for each position: a file can
/// have as many problems as names.
/// </summary>
internal sealed class TextPositions
{
    private readonly List<int> lineStarts = [0];

    /// <summary>The character at each byte; null if every character is one byte.</summary>
    private readonly int[]? characterIndexes;

    public TextPositions(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                lineStarts.Add(i + 1);
            }
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        characterIndexes = utf8.Length == text.Length ? null : GetCharacterIndexes(utf8);
    }

    /// <summary>Gets the index of the character that starts at a byte.</summary>
    public int GetCharacterIndex(int offset) => characterIndexes is null ? offset : characterIndexes[offset];

    /// <summary>Gets the line of a character and its column, both zero-based.</summary>
    public (int Line, int Column) GetLinePosition(int characterIndex)
    {
        var line = lineStarts.BinarySearch(characterIndex);
        line = line < 0 ? ~line - 1 : line;
        return (line, characterIndex - lineStarts[line]);
    }

    private static int[] GetCharacterIndexes(byte[] utf8)
    {
        var indexes = new int[utf8.Length + 1];
        var characterIndex = 0;
        for (var i = 0; i < utf8.Length; i++)
        {
            indexes[i] = characterIndex;
            var isContinuation = (utf8[i] & 0xC0) == 0x80;
            var isSurrogatePair = utf8[i] >= 0xF0;
            characterIndex += isContinuation ? 0 : isSurrogatePair ? 2 : 1;
        }

        indexes[utf8.Length] = characterIndex;
        return indexes;
    }
}
