using FsCheck;
using FsCheck.Fluent;
using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests;

public class PropertyTests
{
    [Fact]
    public void A_printed_query_parses_to_an_equivalent_one() => ForAll(Generators.Query, query =>
    {
        var printed = query.ToString();
        var parsed = ParsedQuery.Parse(printed);

        Assert.Empty(parsed.Errors);
        Assert.True(parsed.Query!.IsEquivalentTo(query));
        Assert.Equal(query.OrderBy.Select(o => o.Direction), parsed.Query.OrderBy.Select(o => o.Direction));
        Assert.Equal(printed, parsed.Query.ToString());
    });

    [Fact]
    public void Any_text_gets_a_query_or_an_error() => ForAll(Generators.AnyText, AssertQueryOrError);

    [Fact]
    public void Any_tokens_get_a_query_or_an_error() => ForAll(Generators.TokenSoup, AssertQueryOrError);

    [Fact]
    public void Any_tokens_after_a_dataset_get_a_query_or_an_error() =>
        ForAll(Generators.TokenSoup, words => AssertQueryOrError("SELECT a FROM d WHERE b = 1 " + words));

    [Fact]
    public void A_changed_query_gets_a_query_or_an_error() => ForAll(Generators.MutatedQuery, AssertQueryOrError);

    [Theory]
    [MemberData(nameof(PublishedSamples.All), MemberType = typeof(PublishedSamples))]
    public void Every_part_of_a_query_gets_a_query_or_an_error(string text)
    {
        for (var start = 0; start <= text.Length; start++)
        {
            for (var end = start; end <= text.Length; end++)
            {
                AssertQueryOrError(text[start..end]);
            }
        }
    }

    private static void AssertQueryOrError(string text)
    {
        var parsed = ParsedQuery.Parse(text);

        if (parsed.Query is { } query)
        {
            Assert.Empty(parsed.Errors);
            Assert.True(query.IsEquivalentTo(ParsedQuery.Parse(query.ToString()).Query!));
            return;
        }

        var error = Assert.Single(parsed.Errors);
        Assert.InRange(error.Span.Start, 0, text.Length);
        Assert.InRange(error.Span.End, error.Span.Start, text.Length);
        Assert.Equal(error.Span.Start == text.Length, error.Span.Length == 0);
        Assert.InRange(error.Message.Length, 1, 300);
    }

    /// <summary>The same cases in every run, so that a failure can be reproduced.</summary>
    private static void ForAll<T>(Gen<T> cases, Action<T> property) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(Soak.Times(3000)).WithReplay(20240131, 77),
            Prop.ForAll(cases.ToArbitrary(), property));
}
