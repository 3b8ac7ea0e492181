using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>
/// One byte too many or too few, at every position of a record with all kinds of fields, at every offset in the blocks that
/// the scan reads at once: the records must equal those of the simple reader, or the error that of single bytes.
/// </summary>
public sealed class StrayByteTests
{
    private const string Record = "bb,\"cc,\",\"d\"\"\",\",e\",\"\n\"\r\n";

    // Longer than a block, so that the next blocks can start anywhere in the record.
    private static readonly string Before = string.Concat(Enumerable.Repeat("1,\"2\",3,4,5\n", 44));
    private static readonly string After = string.Concat(Enumerable.Repeat("6,7,8,9,0\r\n", 60));

    [Theory]
    [InlineData("\"")]
    [InlineData("x")]
    [InlineData("\r")]
    [InlineData("\n")]
    [InlineData("")]
    public async Task The_effect_of_a_stray_byte_does_not_depend_on_its_position(string stray)
    {
        var (read, refused) = (0, 0);
        for (var position = 0; position < Record.Length; position++)
        {
            var text = Before + Record.Remove(position, stray.Length == 0 ? 1 : 0).Insert(position, stray) + After;
            var expected = ReferenceParser.Parse(text, ',');
            var (records, error) = await Records.TryReadAsync(Encoding.ASCII.GetBytes(text), Records.Comma, 1, Records.Limit, Records.Widths[0]);
            Assert.Equal(expected, error is null ? records : null);
            (read, refused) = error is null ? (read + 1, refused) : (read, refused + 1);
            for (var shift = 0; shift < 64; shift += Soak.Step(21))
            {
                await CheckAsync(text, shift, records, error);
            }
        }

        Assert.True(read > 0 && refused > 0, $"{read} read, {refused} refused");
    }

    // The scan checks 512 bytes at once, and collects what it finds: two findings must not cancel each other.
    [Fact]
    public async Task Two_stray_quotes_at_any_distance_are_part_of_their_fields()
    {
        var lines = string.Concat(Enumerable.Repeat("abcdefg,h\n", 300));
        int[] distances = [.. Enumerable.Range(1, 20), .. Enumerable.Range(500, 24), .. Enumerable.Range(1012, 24)];
        foreach (var distance in distances)
        {
            var text = lines.Insert(103, "\"").Insert(103 + distance, "\"");
            foreach (var width in Records.Widths)
            {
                var (records, error) = await Records.TryReadAsync(Encoding.ASCII.GetBytes(text), Records.Comma, int.MaxValue, Records.Limit, width);
                Assert.Equal(ReferenceParser.Parse(text, ','), error is null ? records : null);
            }
        }
    }

    private static async Task CheckAsync(string text, int shift, List<string[]> records, ReportFormatException? error)
    {
        var longer = new string('a', shift);
        var bytes = Encoding.ASCII.GetBytes(longer + text);
        List<string[]> expected = [[longer + records[0][0], .. records[0].Skip(1)], .. records.Skip(1)];
        var chunk = shift % 2 == 0 ? int.MaxValue : shift + Before.Length + (shift / 2);
        foreach (var width in Records.Widths)
        {
            var (found, foundError) = await Records.TryReadAsync(bytes, Records.Comma, chunk, Records.Limit, width);
            Assert.Equal(expected, found);
            Assert.Equal((error?.Message, error?.ByteOffset + shift), (foundError?.Message, foundError?.ByteOffset));
        }
    }
}
