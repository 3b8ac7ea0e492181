namespace Insights.Typed.Tests.Reading;

/// <summary>A text is preserved unchanged.</summary>
public sealed class TextFieldTests
{
    private static readonly InsightsQuery<string> Query = Datasets.Everything.Select(x => x.Name);

    [Theory]
    [InlineData("Contoso")]
    [InlineData(" a b ")]
    [InlineData("a\"b\"\"c")]
    [InlineData("a\r\nb,c\td")]
    [InlineData("NULL")]
    [InlineData("0012")]
    [InlineData("=1+1")]
    [InlineData("é北😀\0")]
    [InlineData("")]
    public async Task A_text_is_read_unchanged(string text) => Assert.Equal(text, await Reports.ValueAsync(Query, text));

    [Fact]
    public async Task Random_strings_are_read_unchanged()
    {
        var random = new Random(6001);
        var strings = Enumerable.Range(0, 10_000).Select(_ => RandomStrings.Valid(random)).ToList();
        var report = "Name\n" + string.Concat(strings.Select(text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));

        Assert.Equal(strings, await Reports.ReadAsync(Query, report, chunk: 999));
    }

    [Fact]
    public async Task A_long_value_is_truncated_only_in_a_message()
    {
        var text = new string('x', 5000);

        Assert.Equal(text, await Reports.ValueAsync(Query, text));
        Assert.StartsWith($"is '{text[..100]}… (of 5000 characters)' in row 1", await Reports.FieldRefusalAsync(Datasets.Everything.Select(x => x.Seats), text), StringComparison.Ordinal);
    }
}
