using System.Text;

namespace Insights.Typed.TestKit.Services;

/// <summary>Random texts from all of Unicode. The same seed results in the same texts.</summary>
public static class RandomText
{
    /// <summary>A text that the query language can express.</summary>
    public static string Valid(Random random)
    {
        var text = new StringBuilder();
        for (var length = random.Next(1, 9); length > 0; length--)
        {
            text.Append(Character(random).ToString());
        }

        return text.ToString();
    }

    private static Rune Character(Random random)
    {
        while (true)
        {
            var value = random.Next(5) switch
            {
                0 or 1 => random.Next(0x20, 0x7F),
                2 => random.Next(0xA0, 0x3000),
                3 => random.Next(0x3000, 0x10000),
                _ => random.Next(0x10000, 0x110000),
            };
            if (Rune.IsValid(value) && value is not ('\'' or 0x2028 or 0x2029))
            {
                return new Rune(value);
            }
        }
    }
}
