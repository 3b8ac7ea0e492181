namespace Insights.Typed.Language.Tests.Columns;

public sealed class DateFormatTests
{
    [Fact]
    public void Every_order_and_separator_is_listed() =>
        Assert.Equal(
            [
                "M/d/yyyy", "d/M/yyyy", "yyyy/M/d", "M/yyyy/d", "d/yyyy/M",
                "M-d-yyyy", "d-M-yyyy", "yyyy-M-d", "M-yyyy-d", "d-yyyy-M",
                "M.d.yyyy", "d.M.yyyy", "yyyy.M.d", "yyyy.d.M", "M.yyyy.d", "d.yyyy.M",
            ],
            DateFormat.All);

    [Fact]
    public void Every_listed_format_is_valid_with_parts_of_one_and_of_two_digits() => Assert.All(DateFormat.All, format =>
    {
        Assert.True(DateFormat.IsValid(format));
        Assert.True(DateFormat.IsValid(format.Replace("d", "dd", StringComparison.Ordinal)));
        Assert.True(DateFormat.IsValid(format.Replace("M", "MM", StringComparison.Ordinal)));
    });

    [Theory]
    [InlineData("")]
    [InlineData("d")]
    [InlineData("M/d")]
    [InlineData("M/d/yyyy/")]
    [InlineData("M/d/yy")]
    [InlineData("M/d-yyyy")]
    [InlineData("M d yyyy")]
    [InlineData("M//yyyy")]
    [InlineData("//")]
    [InlineData("M/M/yyyy")]
    [InlineData("d/dd/yyyy")]
    [InlineData("MMM/d/yyyy")]
    [InlineData("M/ddd/yyyy")]
    [InlineData("m/d/yyyy")]
    [InlineData("M/d/yyyy H:mm")]
    [InlineData("x/d/yyyy")]
    [InlineData("M/x/yyyy")]
    [InlineData("M/d/x")]
    [InlineData("yyyy-dd-MM")]
    [InlineData("yyyy/d/M")]
    public void Another_format_is_not_valid(string format) => Assert.False(DateFormat.IsValid(format));
}
