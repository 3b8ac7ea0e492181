using System.Text;

namespace Insights.Typed.Tests;

/// <summary>Random texts from all of Unicode. The same seed results in the same texts.</summary>
internal static class RandomStrings
{
    /// <summary>Any sequence of UTF-16, including halves of surrogate pairs, quotes and control characters.</summary>
    public static string Any(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(8); length > 0; length--)
        {
            _ = random.Next(25) switch
            {
                0 => text.Append((char)random.Next(0x20)),
                1 => text.Append('\''),
                2 => text.Append((char)random.Next(0xD800, 0xE000)),
                3 => text.Append((char)random.Next(0x10000)),
                _ => text.Append(ValidCharacter(random)),
            };
        }

        return text.ToString();
    }

    /// <summary>A text that the query language can express.</summary>
    public static string Valid(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => ValidCharacter(random)));

    private static Rune ValidCharacter(Random random)
    {
        while (true)
        {
            var value = random.Next(4) switch
            {
                0 or 1 => random.Next(0x20, 0x7F),
                2 => random.Next(0xA0, 0x3000),
                _ => random.Next(0x10000, 0x110000),
            };
            if (value is not ('\'' or 0x2028 or 0x2029))
            {
                return new Rune(value);
            }
        }
    }
}
