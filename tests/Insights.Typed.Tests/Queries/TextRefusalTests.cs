namespace Insights.Typed.Tests.Queries;

/// <summary>Texts that the language cannot express in a documented way are rejected, with a message that says why.</summary>
public sealed class TextRefusalTests
{
    /// <summary>Every way to pass a text to a column.</summary>
    private static readonly (string Way, Func<TextColumn, string, QueryCondition> Write)[] Ways =
    [
        ("==", (column, text) => column == text),
        ("!=", (column, text) => column != text),
        ("<", (column, text) => column < text),
        (">", (column, text) => column > text),
        ("<=", (column, text) => column <= text),
        (">=", (column, text) => column >= text),
        ("text ==", (column, text) => text == column),
        ("In", (column, text) => column.In("ok", text)),
        ("NotIn", (column, text) => column.NotIn(text, "ok")),
        ("Like", (column, text) => column.Like(text)),
        ("NotLike", (column, text) => column.NotLike(text)),
        ("Contains", (column, text) => column.Contains(text)),
        ("StartsWith", (column, text) => column.StartsWith(text)),
        ("EndsWith", (column, text) => column.EndsWith(text)),
    ];

    [Theory]
    [InlineData("ab'c", "it has a quote, and the language has no documented way to write one, at index 2")]
    [InlineData("'", "it has a quote, and the language has no documented way to write one, at index 0")]
    [InlineData("a\nb", "it has the control character U+000A at index 1")]
    [InlineData("\0", "it has the control character U+0000 at index 0")]
    [InlineData("a\t", "it has the control character U+0009 at index 1")]
    [InlineData("\u007F", "it has the control character U+007F at index 0")]
    [InlineData("\u0085", "it has the control character U+0085 at index 0")]
    [InlineData("\u2028", "it has the line separator U+2028 at index 0")]
    [InlineData("a\u2029", "it has the paragraph separator U+2029 at index 1")]
    public void Every_operator_refuses_and_names_column_and_problem(string text, string problem)
    {
        foreach (var (_, write) in Ways)
        {
            Assert.StartsWith(
                $"A value for Everything.MaybeName cannot be written in a query: {problem}.",
                ConditionText.GetError(x => write(x.MaybeName, text)),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Halves_of_surrogate_pairs_are_refused()
    {
        (string Text, string Fault)[] texts =
        [
            ("a\uD83D", "U+D83D) at index 1"),
            ("\uDE00b", "U+DE00) at index 0"),
            ("\uD83D\uD83D\uDE00", "U+D83D) at index 0"),
            ("\uD83D\uDE00\uDE00", "U+DE00) at index 2"),
        ];

        Assert.All(texts, t => Assert.Contains("it has half a surrogate pair (" + t.Fault, ConditionText.GetError(x => x.Name == t.Text), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("5%", "'%' (index 1)")]
    [InlineData("_", "'_' (index 0)")]
    [InlineData("ab_%", "'_' (index 2)")]
    public void A_search_string_cannot_contain_a_wildcard(string text, string place)
    {
        var start = $"A string to search for in Everything.Name must not contain {place}: ";

        Assert.StartsWith(start, ConditionText.GetError(x => x.Name.Contains(text)), StringComparison.Ordinal);
        Assert.StartsWith(start, ConditionText.GetError(x => x.Name.StartsWith(text)), StringComparison.Ordinal);
        Assert.StartsWith(start, ConditionText.GetError(x => x.Name.EndsWith(text)), StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_refused_by_every_method()
    {
        foreach (var (_, write) in Ways)
        {
            Assert.StartsWith(
                "A value for Everything.Name must not be null: the query language has no test for a missing value.",
                Assert.Throws<ArgumentNullException>(() => ConditionText.Get(x => write(x.Name, null!))).Message,
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_empty_list_is_refused()
    {
        const string Message = " must contain at least one value: the query language has no empty list.";

        Assert.StartsWith("A list for Everything.Name" + Message, ConditionText.GetError(x => x.Name.In()), StringComparison.Ordinal);
        Assert.StartsWith("A list for Everything.Seats" + Message, ConditionText.GetError(x => x.Seats.NotIn(new List<long>())), StringComparison.Ordinal);
        Assert.StartsWith("A list for Everything.Day" + Message, ConditionText.GetError(x => x.Day.In()), StringComparison.Ordinal);
        Assert.StartsWith("A list for Everything.Moment" + Message, ConditionText.GetError(x => x.Moment.NotIn()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_null_list_is_refused()
    {
        Assert.Throws<ArgumentNullException>("values", () => ConditionText.Get(x => x.Seats.In((IEnumerable<long>)null!)));
        Assert.Throws<ArgumentNullException>("values", () => ConditionText.Get(x => x.Day.NotIn((IEnumerable<DateValue>)null!)));
    }
}
