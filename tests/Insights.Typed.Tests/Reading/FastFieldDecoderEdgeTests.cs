using System.Text;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>The fast decoders at the limits of the forms that they accept.</summary>
public sealed class FastFieldDecoderEdgeTests
{
    private delegate bool DayDecoder(ReadOnlySpan<byte> field, out DateOnly value);

    [Fact]
    public void Every_day_of_the_calendar_is_read_correctly()
    {
        EveryDay(FastFieldDecoder.TryDate);
        EveryDay(PortableFieldDecoder.TryDate);

        static void EveryDay(DayDecoder decoder)
        {
            var field = Padded("0001-01-01");
            for (var number = 0; number <= DateOnly.MaxValue.DayNumber; number += Soak.Step(97))
            {
                var day = DateOnly.FromDayNumber(number);
                Write(field, 8, day.Day);
                Write(field, 5, day.Month);
                Write(field, 0, day.Year / 100);
                Write(field, 2, day.Year % 100);
                if (!decoder(field.AsSpan(0, 10), out var value) || value != day)
                {
                    Assert.Fail($"{Encoding.Latin1.GetString(field, 0, 10)} is {value}.");
                }
            }
        }
    }

    [Fact]
    public void A_nonexistent_day_is_not_accepted()
    {
        var field = Padded("0000-00-00");
        for (var year = 0; year <= 9999; year += year is (> 0 and < 1500) or > 2500 ? 7 : 1)
        {
            Write(field, 0, year / 100);
            Write(field, 2, year % 100);
            for (var month = 0; month <= 13; month++)
            {
                Write(field, 5, month);
                var last = year > 0 && month is > 0 and < 13 ? DateTime.DaysInMonth(year, month) : 0;
                foreach (var day in (int[])[0, last, last + 1, 32])
                {
                    Write(field, 8, day);
                    Assert.Equal(day > 0 && day <= last, FastFieldDecoder.TryDate(field.AsSpan(0, 10), out _));
                    Assert.Equal(day > 0 && day <= last, PortableFieldDecoder.TryDate(field.AsSpan(0, 10), out _));
                }
            }
        }
    }

    [Theory]
    [InlineData("2024-02-29")]
    [InlineData("2023-02-28")]
    [InlineData("1999-12-31")]
    public void Any_two_characters_at_any_position_of_a_day_are_decoded_or_rejected(string day) =>
        AnyTwoCharacters(day, FastFieldDecoderProofs.Date, step: 1);

    [Theory]
    [InlineData("2024-02-29T23:59:59Z")]
    [InlineData("1900-10-31 00:00:00")]
    public void Any_two_characters_at_any_position_of_a_time_are_decoded_or_rejected(string time) =>
        AnyTwoCharacters(time, FastFieldDecoderProofs.Time, step: 3);

    [Theory]
    [InlineData("251de3d4-8868-4032-b518-f142da50522f")]
    [InlineData("FFFFFFFF-0000-AAAA-9999-0123456789AB")]
    public void Any_character_at_any_position_of_a_guid_is_decoded_or_rejected(string guid)
    {
        var bytes = Padded(guid);
        for (var position = 0; position < guid.Length; position++)
        {
            for (var character = 0; character < 256; character++)
            {
                bytes[position] = (byte)character;
                _ = FastFieldDecoderProofs.Guid.IsAccepted(bytes, guid.Length);
            }

            bytes[position] = (byte)guid[position];
        }
    }

    [Fact]
    public void Every_two_digits_of_a_guid_are_at_their_position()
    {
        var random = new Random(41);
        for (var i = 0; i < Soak.Times(20_000); i++)
        {
            var bytes = new byte[16];
            random.NextBytes(bytes);
            var guid = new Guid(bytes).ToString();
            Assert.True(FastFieldDecoderProofs.Guid.IsAccepted(i % 2 == 0 ? guid : guid.ToUpperInvariant(), random, "0123456789abcdef-"));
        }
    }

    [Fact]
    public void A_number_of_any_length_with_a_point_at_any_position_is_decoded_or_rejected()
    {
        var random = new Random(42);
        var accepted = 0;
        var rounds = Math.Max(20, Soak.Times(200));
        for (var round = 0; round < rounds; round++)
        {
            for (var length = 0; length <= 10; length++)
            {
                var digits = string.Concat(Enumerable.Range(0, length).Select(_ => (char)('0' + random.Next(10))));
                Assert.Equal(length is > 0 and <= 8, FastFieldDecoderProofs.Decimal.IsAccepted(digits, random, "0123456789.,"));
                Assert.Equal(length is > 0 and <= 8, FastFieldDecoderProofs.Integer.IsAccepted(digits, random, "0123456789.,"));
                for (var point = 0; point <= length; point++)
                {
                    var text = digits.Insert(point, ".");
                    accepted += FastFieldDecoderProofs.Decimal.IsAccepted(text, random, "0123456789.,") ? 1 : 0;
                    Assert.False(FastFieldDecoderProofs.Integer.IsAccepted(text, random, "0123456789.,"));
                    for (var second = 0; second <= text.Length; second++)
                    {
                        Assert.False(FastFieldDecoderProofs.Decimal.IsAccepted(text.Insert(second, "."), random, "0123456789.,"));
                    }
                }
            }
        }

        // For 2 to 8 digits, the point between any two of them.
        Assert.Equal(rounds * (1 + 2 + 3 + 4 + 5 + 6 + 7), accepted);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("0.5")]
    [InlineData("57.14")]
    [InlineData("12345678")]
    [InlineData("1234.5678")]
    [InlineData("1.2345678")]
    public void Any_two_characters_at_any_position_of_a_number_are_decoded_or_rejected(string number)
    {
        AnyTwoCharacters(number, FastFieldDecoderProofs.Decimal, step: 3);
        AnyTwoCharacters(number, FastFieldDecoderProofs.Integer, step: 3);
    }

    /// <summary>
    /// Tries pairs of characters. The second one skips most characters that are not part of a number, because all combinations
    /// take too long for long fields.
    /// </summary>
    private static void AnyTwoCharacters<T>(string sample, DecoderProof<T> proof, int step)
    {
        var bytes = Padded(sample);
        for (var position = 0; position < sample.Length; position++)
        {
            for (var first = 0; first < 256; first = Next(first, Soak.Step(13)))
            {
                bytes[position] = (byte)first;
                for (var second = 0; second < 256; second = Next(second, step * Soak.Step(13)))
                {
                    bytes[position + 1] = (byte)second;
                    _ = proof.IsAccepted(bytes, sample.Length);
                }
            }

            bytes[position] = (byte)sample[position];
            bytes[position + 1] = position + 1 < sample.Length ? (byte)sample[position + 1] : (byte)'0';
        }
    }

    /// <summary>The next character of those that are tried: each that can be part of a number, and of the others one for each step.</summary>
    private static int Next(int character, int step) => character switch
    {
        < '-' => Math.Min(character + step, '-'),
        <= ':' => character + 1,
        _ => character + step,
    };

    /// <summary>With digits after it, so that one too many would be read.</summary>
    private static byte[] Padded(string text) => Encoding.Latin1.GetBytes(text + new string('0', FieldSlack.Length));

    private static void Write(byte[] field, int position, int number)
    {
        field[position] = (byte)('0' + (number / 10));
        field[position + 1] = (byte)('0' + (number % 10));
    }
}
