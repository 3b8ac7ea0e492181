using System.Globalization;
using System.Text;
using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests.Values;

public sealed class FieldDecoderTests
{
    [Theory]
    [InlineData(ColumnType.Text, "12%", "12%")]
    [InlineData(ColumnType.Integer, "12", "12")]
    [InlineData(ColumnType.Integer, "1.5", null)]
    [InlineData(ColumnType.Decimal, "1.50", "1.50")]
    [InlineData(ColumnType.Decimal, "12%", null)]
    [InlineData(ColumnType.Date, "2026/5/3", "05/03/2026")]
    [InlineData(ColumnType.Date, "3.5.2026", "05/03/2026")]
    [InlineData(ColumnType.DateTime, "2026-05-03 10:30", "05/03/2026 10:30:00")]
    [InlineData(ColumnType.DateTime, "soon", null)]
    [InlineData(ColumnType.Guid, "251DE3D4-8868-4032-b518-f142da50522f", "251de3d4-8868-4032-b518-f142da50522f")]
    [InlineData(ColumnType.Flag, "ja", "True")]
    [InlineData(ColumnType.Flag, "oui", null)]
    public void A_field_is_read_by_its_type(ColumnType type, string field, string? expected)
    {
        var value = FieldDecoder.Decode(Encoding.UTF8.GetBytes(field), type, new DateParser("d.M.yyyy"), new BooleanDecoder("ja", "nein"));

        Assert.Equal(expected, Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null);
        Assert.Equal(value is null ? null : ColumnTypes.Get(type).CSharpName.Split('.')[^1].ToUpperInvariant(), value switch
        {
            long => "LONG",
            bool => "BOOL",
            null => null,
            _ => value.GetType().Name.ToUpperInvariant(),
        });
    }

    [Fact]
    public void A_field_of_another_type_throws() => Assert.Throws<InvalidCastException>(
        () => FieldDecoder.TryDecode("x"u8, ColumnType.Integer, DateParser.Default, new BooleanDecoder("1", "0"), out bool _));

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-12", -12L)]
    [InlineData("+0012", 12L)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("9223372036854775808", null)]
    [InlineData("12x", null)]
    [InlineData("12 ", null)]
    [InlineData(" 12", null)]
    [InlineData("1.0", null)]
    [InlineData("x", null)]
    [InlineData("-", null)]
    public void A_whole_number_takes_up_the_field(string field, long? expected) =>
        Assert.Equal(expected, FieldDecoder.TryDecodeInteger(Encoding.UTF8.GetBytes(field), out var value) ? value : null);

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("1.5e3", "1500")]
    [InlineData("1E-3", "0.001")]
    [InlineData("1e-28", "0.0000000000000000000000000001")]
    [InlineData("100e-2", "1.00")]
    [InlineData("0e-50", "0")]
    [InlineData("0.000e-40", "0")]
    [InlineData("1234567890123456789012345678", "1234567890123456789012345678")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("0000000000000000000000000000000000001.5", "1.5")]
    [InlineData("10.00000000000000000000000000000000000000000000000000000000000000000000000000", "10")]
    [InlineData("102.03000000000000000000000000000000000", "102.03")]
    public void A_decimal_number_is_read_exactly(string field, string expected) =>
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), Decimal(field));

    [Theory]
    [InlineData("x")]
    [InlineData("1,5")]
    [InlineData("1.5x")]
    [InlineData("1.5 ")]
    [InlineData("1e29")]
    [InlineData("1e-29")]
    [InlineData("1e-50")]
    [InlineData("12e-29")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("7.92281625142643375935439503359")]
    [InlineData("1.99999999999999999999999999999999999")]
    [InlineData("0.00000000000000000000000000001")]
    [InlineData("1.00000000000000000000000000000000000000000000000000000000000000000000000001")]
    [InlineData("1.11111111111111111111111111111111111111111111111111111111111111111111111111")]
    public void A_decimal_number_that_would_be_rounded_is_not_read(string field) => Assert.Null(Decimal(field));

    [Fact]
    public void Every_decimal_number_is_read_back()
    {
        var random = new Random(20261129);
        for (var i = 0; i < Soak.Times(5000); i++)
        {
            var number = new decimal(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
            var text = number.ToString(CultureInfo.InvariantCulture);

            Assert.Equal(number, Decimal(text));
            Assert.Equal(number, Decimal(text + (text.Contains('.', StringComparison.Ordinal) ? new string('0', random.Next(60)) : "e0")));
            Assert.Equal(number, Decimal(text.Insert(text[0] == '-' ? 1 : 0, new string('0', random.Next(60)))));
        }
    }

    [Theory]
    [InlineData("251de3d4-8868-4032-b518-f142da50522f", true)]
    [InlineData("251DE3D4-8868-4032-B518-F142DA50522F", true)]
    [InlineData("251de3d4-8868-4032-b518-f142da50522f ", false)]
    [InlineData("{251de3d4-8868-4032-b518-f142da50522f}", false)]
    [InlineData("251de3d488684032b518f142da50522f", false)]
    [InlineData("251de3d4", false)]
    public void A_GUID_takes_up_the_field(string field, bool isGuid) =>
        Assert.Equal(
            isGuid ? new Guid("251de3d4-8868-4032-b518-f142da50522f") : (Guid?)null,
            FieldDecoder.TryDecodeGuid(Encoding.UTF8.GetBytes(field), out var value) ? value : null);

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    [InlineData("2024-02-29")]
    [InlineData("1900-02-28")]
    [InlineData("2026-01-31")]
    [InlineData("2026-04-30")]
    [InlineData("2026-10-09")]
    public void A_day_is_a_day_and_a_midnight(string field)
    {
        var expected = DateOnly.ParseExact(field, "O", CultureInfo.InvariantCulture);

        Assert.Equal(expected, Day(field));
        Assert.Equal(expected.ToDateTime(TimeOnly.MinValue), Time(field));
        Assert.Equal(DateTimeKind.Utc, Time(field)!.Value.Kind);
    }

    [Theory]
    [InlineData("0000-01-01")]
    [InlineData("2026-00-01")]
    [InlineData("2026-13-01")]
    [InlineData("2026-01-00")]
    [InlineData("2026-01-32")]
    [InlineData("2026-04-31")]
    [InlineData("2026-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2026-99-99")]
    [InlineData("2x26-01-01")]
    [InlineData("2026-x1-01")]
    [InlineData("2026-01-0x")]
    [InlineData("2026-01:01")]
    [InlineData("2026:01-01")]
    [InlineData("2026-01/01")]
    [InlineData("2026/01-01")]
    [InlineData("20260-1-01")]
    [InlineData("2026-01-01x")]
    [InlineData("2026-01-1")]
    [InlineData("")]
    public void Other_text_is_neither_a_day_nor_a_time(string field) => Assert.Equal((null, null), (Day(field), Time(field)));

    [Theory]
    [InlineData("2026/05/03", "2026-05-03")]
    [InlineData("2026/5/3", "2026-05-03")]
    [InlineData("2026-05-03T00:00:00", "2026-05-03")]
    [InlineData("2026-05-03T00:00:00-11:00", "2026-05-03")]
    [InlineData("2026-05-03T00:00:00+02:00", "2026-05-03")]
    [InlineData("2026-05-03T00:00:00.0000001Z", null)]
    [InlineData("2026-05-03 10:30", null)]
    [InlineData("2026-05-03T22:00:00+02:00", null)]
    public void A_time_is_a_day_if_it_is_written_as_midnight(string field, string? expected) =>
        Assert.Equal(expected, Day(field)?.ToString("O", CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("2026/05/03", "2026-05-03T00:00:00.0000000Z")]
    [InlineData("2026-05-03T16:05:09", "2026-05-03T16:05:09.0000000Z")]
    [InlineData("2026-05-04T02:05:09.5+10:00", "2026-05-03T16:05:09.5000000Z")]
    [InlineData("2026-05-03T24:00:00Z", null)]
    public void A_time_is_read_in_UTC(string field, string? expected) => Assert.Equal(expected, Time(field)?.ToString("O", CultureInfo.InvariantCulture));

    [Fact]
    public void A_declared_format_is_read()
    {
        var parser = new DateParser("dd.MM.yyyy");

        Assert.True(FieldDecoder.TryDecodeDate("03.05.2026"u8, parser, out var day));
        Assert.Equal(new DateOnly(2026, 5, 3), day);
        Assert.True(FieldDecoder.TryDecodeDateTime("03.05.2026"u8, parser, out var midnight));
        Assert.Equal(new DateTime(2026, 5, 3), midnight);
        Assert.True(FieldDecoder.TryDecodeDateTime("03.05.2026 16:05"u8, parser, out var time));
        Assert.Equal(new DateTime(2026, 5, 3, 16, 5, 0), time);
        Assert.False(FieldDecoder.TryDecodeDate("05/03/2026"u8, parser, out day));
        Assert.Equal(default, day);
        Assert.False(FieldDecoder.TryDecodeDate("03.05.2026 16:05"u8, parser, out day));
        Assert.Equal(default, day);
    }

    private static decimal? Decimal(string field) => FieldDecoder.TryDecodeDecimal(Encoding.UTF8.GetBytes(field), out var value) ? value : null;

    private static DateOnly? Day(string field) => FieldDecoder.TryDecodeDate(Encoding.UTF8.GetBytes(field), out var value) ? value : null;

    private static DateTime? Time(string field) => FieldDecoder.TryDecodeDateTime(Encoding.UTF8.GetBytes(field), out var value) ? value : null;
}
