using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>The fast decoders against the general ones: they may reject a value, but never read another one.</summary>
public sealed class FastFieldDecoderTests
{
    [Fact]
    public void Integers_equal_those_of_the_general_decoder() =>
        AreTheSame(31, "0123456789", ["", "0", "7", "42", "00", "12345678", "99999999", "123456789", "-1", "+1", "1.5", " 1"], FastFieldDecoderProofs.Integer);

    [Fact]
    public void Decimal_numbers_equal_those_of_the_general_decoder_including_their_scale() =>
        AreTheSame(
            32, "0123456789.", ["", "0", "1.", ".5", ".", "1.50", "0.00", "12345678", "1234567.8", "0.1234567", "12345678.9", "123456789", "1..2", "1.2.3", "-1.5", "1e5"], FastFieldDecoderProofs.Decimal);

    [Fact]
    public void Days_equal_those_of_the_general_decoder() =>
        AreTheSame(33, "0123456789-:/", ["2026-05-03", "2024-02-29", "2023-02-29", "0001-01-01", "0000-01-01", "9999-12-31", "2026-13-01", "2026-00-10", "2026-10-00", "2026-04-31", "2026-5-03"], FastFieldDecoderProofs.Date);

    [Fact]
    public void Times_equal_those_of_the_general_decoder() =>
        AreTheSame(
            34, "0123456789-:TZ ", ["2026-05-03T16:05:09Z", "2026-05-03T16:05:09", "2026-05-03 16:05:09", "2026-05-03T24:00:00", "2026-05-03T23:60:00", "2026-05-03T23:59:60", "2026-02-30T00:00:00Z", "2026-05-03T16:05:09z"],
            FastFieldDecoderProofs.Time);

    [Fact]
    public void Guids_equal_those_of_the_general_decoder() =>
        AreTheSame(35, "0123456789abcdefABCDEFg-", ["251de3d4-8868-4032-b518-f142da50522f", "251DE3D4-8868-4032-B518-F142DA50522F", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"], FastFieldDecoderProofs.Guid);

    private static void AreTheSame<T>(int seed, string characters, string[] samples, DecoderProof<T> proof)
    {
        var random = new Random(seed);
        var accepted = 0;
        for (var i = 0; i < Soak.Times(100_000); i++)
        {
            var text = new StringBuilder(samples[random.Next(samples.Length)]);
            for (var edits = random.Next(4); edits > 0; edits--)
            {
                var character = random.Next(20) == 0 ? (char)random.Next(256) : characters[random.Next(characters.Length)];
                var position = random.Next(text.Length + 1);
                _ = random.Next(4) switch
                {
                    0 when position < text.Length => text.Remove(position, 1),
                    1 => text.Insert(position, character),
                    _ when position < text.Length => text.Replace(text[position], character, position, 1),
                    _ => text,
                };
            }

            // The bytes after the field must have no effect.
            accepted += proof.IsAccepted(text.ToString(), random, characters) ? 1 : 0;
        }

        // It must accept many, or the test proves little.
        Assert.InRange(accepted, Soak.Times(10_000), Soak.Times(100_000));
    }
}
