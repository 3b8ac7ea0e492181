namespace Insights.Typed.Language.Tests;

public class PublishedSampleTests
{
    [Theory]
    [MemberData(nameof(PublishedSamples.All), MemberType = typeof(PublishedSamples))]
    public void A_published_sample_is_a_query_and_already_canonical(string text)
    {
        var parsed = ParsedQuery.Parse(text);

        Assert.Empty(parsed.Errors);
        Assert.Equal(text, parsed.Query!.ToString());
        Assert.Equal(new QuerySpan(0, text.Length), parsed.Query.Span);
    }

    [Theory]
    [InlineData("SELECT a FROM d WHERE CustomerName LIKE '%Contoso%'")]
    [InlineData("SELECT a FROM d WHERE IsDuplicateRowForPGA = 'False'")]
    [InlineData("SELECT a FROM d WHERE IsAutoRenew='N'")]
    public void A_published_condition_is_valid(string text) => Assert.Empty(ParsedQuery.Parse(text).Errors);
}
