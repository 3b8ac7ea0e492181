namespace Insights.Typed.Tests.Reading;

/// <summary>RFC 4180, rule by rule. Each text is read in one piece and byte by byte.</summary>
public sealed class DelimitedTextTests
{
    /// <summary>In expectations, <c>|</c> is between fields and <c>/</c> after every record.</summary>
    [Theory]
    [InlineData("a,b\nc,d\n", "a|b/c|d/")]
    [InlineData("a,b\r\nc,d\r\n", "a|b/c|d/")]
    [InlineData("a,b\r\nc,d\ne,f\r\n", "a|b/c|d/e|f/")]
    [InlineData("a,b\nc,d", "a|b/c|d/")]
    [InlineData("a", "a/")]
    [InlineData("", "")]
    [InlineData("\n", "/")]
    [InlineData("\r\n", "/")]
    [InlineData("a\n\nb\n", "a//b/")]
    [InlineData("a\n\n", "a//")]
    [InlineData(",", "|/")]
    [InlineData(",,\n,,", "||/||/")]
    [InlineData("a,\n,b\n", "a|/|b/")]
    [InlineData("a,", "a|/")]
    public Task Plain_fields_end_at_separators_and_line_breaks(string text, string expected) => IsAsync(text, expected);

    [Theory]
    [InlineData("\"a\",\"b\"\n", "a|b/")]
    [InlineData("\"a\",\"b\"\r\n\"c\",\n", "a|b/c|/")]
    [InlineData("\"\",\"\"\n", "|/")]
    [InlineData("\"\"", "/")]
    [InlineData("\"a\"", "a/")]
    [InlineData("x,\"a\"", "x|a/")]
    [InlineData("\"a\",", "a|/")]
    [InlineData("\"a,b\",c\n", "a,b|c/")]
    [InlineData("\"a\"\"b\",c\n", "a\"b|c/")]
    [InlineData("\"\"\"\"\n", "\"/")]
    [InlineData("\"\"\"\"\"\",\"\"\"a\"\"\"\n", "\"\"|\"a\"/")]
    [InlineData("\"a\"\"b\",\"c\"\"\",d,\"\"\"e\"\n", "a\"b|c\"|d|\"e/")]
    [InlineData("\"a\nb\",c\nd,e\n", "a\nb|c/d|e/")]
    [InlineData("\"a\r\nb\",c\r\nd,e\r\n", "a\r\nb|c/d|e/")]
    [InlineData("\"\n\"\n", "\n/")]
    [InlineData("\"a\r\"\r\n", "a\r/")]
    public Task Quoted_fields_may_contain_separators_line_breaks_and_doubled_quotes(string text, string expected) => IsAsync(text, expected);

    [Theory]
    [InlineData("a\"b,c\n", "a\"b|c/")]
    [InlineData("a\"\"b,\"c\"\"d\"\n", "a\"\"b|c\"d/")]
    [InlineData(" \"a\" ,b\n", " \"a\" |b/")]
    [InlineData(" a , b \n", " a | b /")]
    [InlineData("a\rb,c\n", "a\rb|c/")]
    [InlineData("a,b\r", "a|b\r/")]
    [InlineData("a\tb;c\n", "a\tb;c/")]
    [InlineData("é,北\n😀,\0\n", "é|北/😀|\0/")]
    public Task Everything_else_is_part_of_a_plain_field(string text, string expected) => IsAsync(text, expected);

    [Theory]
    [InlineData("\uFEFFa,b\n", "a|b/")]
    [InlineData("\uFEFF\"a\",b\n", "a|b/")]
    [InlineData("\uFEFF", "")]
    [InlineData("\uFEFF\n", "/")]
    [InlineData("\uFEFFa\n\uFEFFb\n", "a/\uFEFFb/")]
    [InlineData("\uFEFF\uFEFFa\n", "\uFEFFa/")]
    public Task A_byte_order_mark_is_skipped_at_the_start_only(string text, string expected) => IsAsync(text, expected);

    [Fact]
    public async Task Tabs_separate_fields_of_TSV_files()
    {
        Assert.Equal("a,b|c\td/", Shown(await Records.ReadAsync("a,b\t\"c\td\"\n", Records.Tab)));
        Assert.Equal("a|/|b/", Shown(await Records.ReadAsync("a\t\r\n\tb", Records.Tab, chunk: 1)));
    }

    private static async Task IsAsync(string text, string expected)
    {
        Assert.Equal(expected, Shown(await Records.ReadAsync(text)));
        Assert.Equal(expected, Shown(await Records.ReadAsync(text, chunk: 1)));
    }

    private static string Shown(List<string[]> records) => string.Concat(records.Select(fields => string.Join('|', fields) + "/"));
}
