using System.Text;
using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests.Values;

public sealed class BooleanDecoderTests
{
    private static readonly string[] Yes = ["y", "yes", "1", "true"];
    private static readonly string[] No = ["n", "no", "0", "false"];

    [Fact]
    public void A_decoder_has_its_literals()
    {
        var decoder = new BooleanDecoder("да", "Нет");

        Assert.Equal(("да", "Нет", "да or Нет"), (decoder.TrueLiteral, decoder.FalseLiteral, decoder.ExpectedLiterals));
        Assert.True(decoder.TryDecode("ДА"u8, out var value) && value);
        Assert.True(decoder.TryDecode("нет"u8, out value) && !value);
        Assert.True(decoder.TryDecode("true"u8, out value) && value);
        Assert.False(decoder.TryDecode("é"u8, out value) || value);
        Assert.False(decoder.TryDecode("truly"u8, out value) || value);
        Assert.False(decoder.TryDecode([0xff], out value) || value);
    }

    /// <summary>All pairs of usual and other literals, in random letter case, and all texts against each.</summary>
    [Fact]
    public void Every_pair_of_literals_reads_every_text_by_the_rule()
    {
        var random = new Random(5);
        string[] literals = [.. Yes, .. No, "t", "f", "active", "inactive", "2", "да", "нет", "ja", "ß"];
        for (var round = 0; round < Soak.Times(5); round++)
        {
            foreach (var (yes, no) in literals.SelectMany(yes => literals.Where(no => no != yes).Select(no => (yes, no))))
            {
                var decoder = new BooleanDecoder(InAnyCase(random, yes), InAnyCase(random, no));
                foreach (var text in literals.Append("").Append("yy").Append("é"))
                {
                    var expected = text == yes ? true
                        : text == no ? false
                        : Yes.Contains(text) && !Yes.Contains(no) ? true
                        : No.Contains(text) && !No.Contains(yes) ? false
                        : (bool?)null;
                    var isRead = decoder.TryDecode(Encoding.UTF8.GetBytes(InAnyCase(random, text)), out var value);

                    Assert.True(expected == (isRead ? value : null), $"'{text}' of {yes}/{no}");
                }
            }
        }
    }

    private static string InAnyCase(Random random, string text) =>
        string.Concat(text.Select(character => random.Next(2) == 0 ? char.ToUpperInvariant(character) : character));
}
