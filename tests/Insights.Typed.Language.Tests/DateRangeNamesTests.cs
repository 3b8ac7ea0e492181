namespace Insights.Typed.Language.Tests;

public sealed class DateRangeNamesTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData(" , ,", new string[0])]
    [InlineData("TODAY", new[] { "TODAY" })]
    [InlineData("LAST_30_DAYS, LAST_3_MONTHS ,TODAY", new[] { "LAST_30_DAYS", "LAST_3_MONTHS", "TODAY" })]
    public void Names_are_separated_by_commas(string text, string[] names) => Assert.Equal(names, DateRangeNames.Split(text));

    [Fact]
    public void A_null_text_throws() => Assert.Throws<ArgumentNullException>(() => DateRangeNames.Split(null!));

    [Fact]
    public void Names_are_joined_as_the_service_writes_them() => Assert.Equal("LAST_30_DAYS,TODAY", DateRangeNames.Join(["LAST_30_DAYS", "TODAY"]));

    [Theory]
    [InlineData("LAST_30_DAYS", true)]
    [InlineData("today", true)]
    [InlineData("LAST_30", false)]
    public void A_name_is_found_in_any_letter_case(string name, bool isFound) => Assert.Equal(isFound, DateRangeNames.Contain(["LAST_30_DAYS", "TODAY"], name));
}
