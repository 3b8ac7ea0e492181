namespace Insights.Typed.Language.Tests.Messages;

public sealed class EnglishTextTests
{
    [Theory]
    [InlineData(0, null, "0 rows")]
    [InlineData(1, null, "1 row")]
    [InlineData(2, null, "2 rows")]
    [InlineData(1, "rowz", "1 row")]
    [InlineData(-1, "rowz", "-1 rowz")]
    [InlineData(12345, "rowz", "12345 rowz")]
    public void A_number_with_its_noun(long count, string? plural, string text) => Assert.Equal(text, EnglishText.Count(count, "row", plural));

    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a b", "a and b")]
    [InlineData("a b c", "a, b and c")]
    [InlineData("a b c d", "a, b, c and d")]
    public void A_list(string items, string text)
    {
        Assert.Equal(text, EnglishText.Join(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Throws<ArgumentNullException>(() => EnglishText.Join(null!));
    }
}
