namespace Insights.Typed.Tests.Reading;

/// <summary>Valid numbers. The whole field is the value, or it is invalid.</summary>
public sealed class NumberFieldTests
{
    private static readonly InsightsQuery<long> Integer = Datasets.Everything.Select(x => x.Seats);
    private static readonly InsightsQuery<decimal> Decimal = Datasets.Everything.Select(x => x.Price);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0", 0)]
    [InlineData("12", 12)]
    [InlineData("-12", -12)]
    [InlineData("+12", 12)]
    [InlineData("0012", 12)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public async Task An_integer_is_read(string field, long expected) => Assert.Equal(expected, await Reports.ValueAsync(Integer, field));

    [Theory]
    [InlineData("12x")]
    [InlineData(" 12")]
    [InlineData("12 ")]
    [InlineData("1,000")]
    [InlineData("1.0")]
    [InlineData("1.")]
    [InlineData("1e3")]
    [InlineData("0x10")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData("--1")]
    [InlineData("1-")]
    [InlineData("1\0")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("٣")]
    [InlineData("\u22121")]
    [InlineData("true")]
    [InlineData("NULL")]
    public async Task Other_text_is_not_an_integer(string field) =>
        Assert.Equal(
            $"is '{field.Replace('\0', '\uFFFD')}' in row 1; expected: a whole number. If the value is correct, declare another \"type\" for the column in the dataset's schema file, in \"typed\".",
            await Reports.FieldRefusalAsync(Integer, field));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("12", "12")]
    [InlineData("12.50", "12.50")]
    [InlineData("-12.5", "-12.5")]
    [InlineData("+1.5", "1.5")]
    [InlineData(".5", "0.5")]
    [InlineData("1.5e3", "1500")]
    [InlineData("1E-3", "0.001")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335", "-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData("7.9228162514264337593543950335", "7.9228162514264337593543950335")]
    [InlineData("1.0E7", "10000000")]
    [InlineData("1.000000000000000000000000000000000000", "1")]
    [InlineData("0000000000000000000000000000000000001.5", "1.5")]
    [InlineData("0e-50", "0")]
    public async Task A_decimal_number_is_read(string field, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), await Reports.ValueAsync(Decimal, field));

    [Theory]
    [InlineData("1,000")]
    [InlineData("1,5")]
    [InlineData("1.5x")]
    [InlineData(" 1.5")]
    [InlineData("1.5 ")]
    [InlineData("1.5.5")]
    [InlineData("12%")]
    [InlineData("$12")]
    [InlineData("(12)")]
    [InlineData("e3")]
    [InlineData("1e")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("1e29")]
    [InlineData("1e999999999999")]
    [InlineData("1e-29")]
    [InlineData("1e-50")]
    [InlineData("1.99999999999999999999999999999999999")]
    [InlineData("7.92281625142643375935439503359")]
    [InlineData("0.00000000000000000000000000001")]
    public async Task Other_text_is_not_a_decimal_number(string field) =>
        Assert.StartsWith(
            $"is '{field}' in row 1; expected: a decimal number. If the value is correct, declare another \"type\"",
            await Reports.FieldRefusalAsync(Decimal, field),
            StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void The_culture_does_not_matter(string culture) => Cultures.Run(culture, () =>
        Assert.Equal((-12.5m, -1000), Reports.ReadAsync(Datasets.Everything.Select(x => ValueTuple.Create(x.Price, x.Seats)), "Price,Seats\n-12.5,-1000\n").Result[0]));
}
