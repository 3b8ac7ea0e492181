using System.Text;
using Insights.Typed.Client.Tests.Properties;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>The fast decoders against the general ones: they may leave a value to them, but never read another.</summary>
public sealed class FixedShapeTests
{
    private delegate bool Decoder<T>(ReadOnlySpan<byte> field, out T value);

    [Fact]
    public void Whole_numbers_are_those_of_the_general_decoder() =>
        AreTheSame<long>(31, "0123456789", ["", "0", "7", "42", "00", "12345678", "99999999", "123456789", "-1", "+1", "1.5", " 1"], FixedShape.TryInteger, FieldDecoder.TryInteger);

    [Fact]
    public void Decimal_numbers_are_those_of_the_general_decoder_with_the_same_scale() =>
        AreTheSame<decimal>(
            32, "0123456789.", ["", "0", "1.", ".5", ".", "1.50", "0.00", "12345678", "1234567.8", "0.1234567", "12345678.9", "123456789", "1..2", "1.2.3", "-1.5", "1e5"], FixedShape.TryDecimal, FieldDecoder.TryDecimal,
            (a, b) => decimal.GetBits(a).SequenceEqual(decimal.GetBits(b)));

    [Fact]
    public void Days_are_those_of_the_general_decoder() =>
        AreTheSame<DateOnly>(33, "0123456789-:/", ["2026-05-03", "2024-02-29", "2023-02-29", "0001-01-01", "0000-01-01", "9999-12-31", "2026-13-01", "2026-00-10", "2026-10-00", "2026-04-31", "2026-5-03"], FixedShape.TryDate, FieldDecoder.TryDate);

    [Fact]
    public void Times_are_those_of_the_general_decoder() =>
        AreTheSame<DateTime>(
            34, "0123456789-:TZ ", ["2026-05-03T16:05:09Z", "2026-05-03T16:05:09", "2026-05-03 16:05:09", "2026-05-03T24:00:00", "2026-05-03T23:60:00", "2026-05-03T23:59:60", "2026-02-30T00:00:00Z", "2026-05-03T16:05:09z"],
            FixedShape.TryDateTime, FieldDecoder.TryDateTime, (a, b) => a == b && a.Kind == b.Kind);

    [Fact]
    public void Guids_are_those_of_the_general_decoder() =>
        AreTheSame<Guid>(35, "0123456789abcdefABCDEFg-", ["251de3d4-8868-4032-b518-f142da50522f", "251DE3D4-8868-4032-B518-F142DA50522F", "00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"], FixedShape.TryGuid, FieldDecoder.TryGuid);

    private static void AreTheSame<T>(int seed, string characters, string[] samples, Decoder<T> fast, Decoder<T> general, Func<T, T, bool>? areEqual = null)
    {
        var random = new Random(seed);
        var taken = 0;
        for (var i = 0; i < Soak.Times(100_000); i++)
        {
            var text = new StringBuilder(samples[random.Next(samples.Length)]);
            for (var edits = random.Next(4); edits > 0; edits--)
            {
                var character = random.Next(20) == 0 ? (char)random.Next(256) : characters[random.Next(characters.Length)];
                var place = random.Next(text.Length + 1);
                _ = random.Next(4) switch
                {
                    0 when place < text.Length => text.Remove(place, 1),
                    1 => text.Insert(place, character),
                    _ when place < text.Length => text.Replace(text[place], character, place, 1),
                    _ => text,
                };
            }

            // What stands behind the field must not matter.
            var field = Encoding.Latin1.GetBytes(text.ToString());
            byte[] padded = [.. field, .. Encoding.Latin1.GetBytes(string.Concat(Enumerable.Range(0, FieldSlack.Length).Select(_ => characters[random.Next(characters.Length)])))];
            if (!fast(padded.AsSpan(0, field.Length), out var value))
            {
                continue;
            }

            taken++;
            Assert.True(general(field, out var expected), text.ToString());
            Assert.True(areEqual?.Invoke(expected, value) ?? EqualityComparer<T>.Default.Equals(expected, value), $"{text}: {expected} and {value}");
        }

        // It must take many, or the property says little.
        Assert.InRange(taken, Soak.Times(10_000), Soak.Times(100_000));
    }
}
