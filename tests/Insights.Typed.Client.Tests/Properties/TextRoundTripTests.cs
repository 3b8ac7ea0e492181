using System.Globalization;
using System.Text;

namespace Insights.Typed.Client.Tests.Properties;

/// <summary>
/// Any text is either rejected or preserved: the query finds the rows that contain it, and it comes back unchanged, in JSON
/// and in a report's file. The environment variable INSIGHTS_SOAK=N tries N times as many.
/// </summary>
public sealed class TextRoundTripTests
{
    private const int Seed = 20260311;

    private static readonly UnicodeCategory[] Refused =
        [UnicodeCategory.Control, UnicodeCategory.Surrogate, UnicodeCategory.LineSeparator, UnicodeCategory.ParagraphSeparator];

    [Fact]
    public void Only_characters_of_the_refused_categories_are_refused()
    {
        var random = new Random(Seed);
        foreach (var kind in Enum.GetValues<UnicodeCategory>())
        {
            Assert.All(GetCharacters(kind, random), text => Assert.Equal(Refused.Contains(kind) || text == "'", IsRefused($"a{text}b")));
        }
    }

    [Fact]
    public async Task Characters_of_every_other_category_are_preserved()
    {
        var random = new Random(Seed);
        var strings = Enum.GetValues<UnicodeCategory>().Except(Refused)
            .SelectMany(kind => GetCharacters(kind, random))
            .Where(text => text != "'")
            .SelectMany(text => new[] { text, $"a{text}b" });

        await AssertArriveAsync(strings);
    }

    [Fact]
    public async Task Random_strings_round_trip()
    {
        var random = new Random(Seed);

        await AssertArriveAsync(Enumerable.Range(0, Soak.Times(300)).Select(_ => RandomText.Valid(random)));
    }

    [Fact]
    public async Task Strings_with_a_special_meaning_round_trip() => await AssertArriveAsync(
        [
            " ", "  two  spaces ", "%", "_", "100%", "a_b", "\"", "\"\"", "a\"b", "a,b", ",", ";", "\\", "\\u0041", "\\\\", "a;b", "--", "/*", "#", "&", "a&b=c",
            "+", "a+b", "%20", "%27", "%2527", "=", "=1+1", "NULL", "null", "true", "0", "1e5", "AND", "OR 1=1", ") OR (1=1", "{}", "[]", "<b>", "&amp;", "\u2019", "\uFF07", "\u02BC",
            "e\u0301", "\u00E9", "\uFEFF", "\uFEFFa", "\u200B", "\u202E", "\uFFFD", "\uFFFF", "\uD83D\uDE00", "\u0130", "\u0131", "\u00DF", "Stra\u00DFe",
        ]);

    private static async Task AssertArriveAsync(IEnumerable<string> strings)
    {
        var batches = 0;
        foreach (var batch in strings.Chunk(TextFilterService.Capacity))
        {
            await using var holder = await TextFilterService.StartAsync(batch);
            for (var i = 0; i < batch.Length; i++)
            {
                var text = batch[i];
                AssertFound(text, await holder.FindAsync(i, x => x == text));
                AssertFound(text, await holder.FindAsync(i, x => x.In("elsewhere", text) && x != "\u00AC" + text.Length));
                if (!text.AsSpan().ContainsAny('%', '_'))
                {
                    AssertFound(text, await holder.FindAsync(i, x => x.Like(text)));
                }
            }

            var one = batches++ % batch.Length;
            AssertFound(batch[one], await holder.FindAsync(one, x => x == batch[one], asReport: true));
        }
    }

    private static void AssertFound(string text, List<string?> found)
    {
        Assert.NotEmpty(found);
        Assert.All(found, value => Assert.Equal(text, value));
    }

    /// <summary>Some of the characters of a category, including its first and last. Halves of surrogate pairs count as characters here.</summary>
    private static IEnumerable<string> GetCharacters(UnicodeCategory kind, Random random)
    {
        var all = Enumerable.Range(0, 0x110000).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) == kind).ToArray();
        return new[] { all[0], all[^1], all[random.Next(all.Length)], all[random.Next(all.Length)] }
            .Select(c => c is >= 0xD800 and < 0xE000 ? ((char)c).ToString() : new Rune(c).ToString())
            .Distinct(StringComparer.Ordinal);
    }

    private static bool IsRefused(string text)
    {
        try
        {
            _ = Datasets.Profile.Where(x => x.City == text);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
