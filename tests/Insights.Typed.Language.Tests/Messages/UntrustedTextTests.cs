using Insights.Typed.TestKit;

namespace Insights.Typed.Language.Tests.Messages;

public sealed class UntrustedTextTests
{
    private const string Token = "eyJhbGciOiJub25lIn0.cGxhbnRlZA.c2lnbmF0dXJl";

    [Theory]
    [InlineData("", "")]
    [InlineData("a b", "a b")]
    [InlineData("é北\U0001F642", "é北\U0001F642")]
    [InlineData("\ta\nb\vc\fd\re\u0085f\u2028g\u2029h", " a b c d e f g h")]
    [InlineData("a\r\nb", "a b")]
    [InlineData("a\n\rb", "a  b")]
    [InlineData("a\r\rb\r", "a  b ")]
    [InlineData("\u0001a", "\uFFFDa")]
    [InlineData("a\u001bb", "a\uFFFDb")]
    [InlineData("\u001f\u0020\u007e\u007f\u0080\u009f\u00a0", "\uFFFD\u0020\u007e\uFFFD\uFFFD\uFFFD\u00a0")]
    [InlineData("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")]
    [InlineData("\u200d\u2030\u206a", "\u200d\u2030\u206a")]
    public void Text_becomes_one_line_without_control_characters(string text, string expected) =>
        Assert.Equal(expected, UntrustedText.ToSingleLine(text));

    [Theory]
    [InlineData("a\nb\r\nc\rd", "a\nb\r\nc\rd")]
    [InlineData("a\tb\u0085c", "a b c")]
    [InlineData("a\u001bb\n", "a\uFFFDb\n")]
    public void Line_breaks_are_kept_where_a_person_wrote_several_lines(string text, string expected) =>
        Assert.Equal(expected, UntrustedText.ReplaceControlCharacters(text));

    /// <summary>Not theories: half a surrogate pair cannot be a part of a test's name.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_replaced()
    {
        (string Text, string Expected)[] cases =
        [
            ("a\ud83d", "a\uFFFD"), ("\ud83da", "\uFFFDa"), ("\ude42a", "\uFFFDa"), ("\ude42\ud83d", "\uFFFD\uFFFD"),
            ("\ud83d\ud83d\ude42\ude42", "\uFFFD\U0001F642\uFFFD"), ("a\ude42b", "a\uFFFDb"),
        ];

        Assert.All(cases, c => Assert.Equal(c.Expected, UntrustedText.ToSingleLine(c.Text)));
    }

    [Fact]
    public void Any_text_becomes_one_valid_line_and_stays_unchanged_after_it()
    {
        var random = new Random(20261129);
        for (var i = 0; i < Soak.Times(2000); i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => (char)(random.Next(2) == 0 ? random.Next(0x100) : random.Next(0x10000))));
            var line = UntrustedText.ToSingleLine(text);

            Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\u202e');
            Assert.Equal(line.Length, line.EnumerateRunes().Sum(rune => rune.Utf16SequenceLength));
            Assert.Equal(line, UntrustedText.ToSingleLine(line));
            Assert.Equal(text.Count(c => c is not ('\r' or '\n')), UntrustedText.ReplaceControlCharacters(text).Count(c => c is not ('\r' or '\n')));
        }
    }

    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "abc… (of 4 characters)")]
    [InlineData("ab\U0001F642", 3, "ab… (of 4 characters)")]
    [InlineData("a\U0001F642b", 3, "a\U0001F642… (of 4 characters)")]
    public void A_long_text_ends_with_its_length(string text, int maxLength, string expected) =>
        Assert.Equal(expected, UntrustedText.Truncate(text, maxLength));

    [Theory]
    [InlineData("no secret: eyJ", "no secret: eyJ")]
    [InlineData("eyJ1234567.a", "eyJ1234567.a")]
    [InlineData("eyJ12345678", "eyJ12345678")]
    [InlineData("token " + Token + ", sent", "token (secret), sent")]
    [InlineData("Authorization: Bearer  abcdefghijklmnop.", "Authorization: Bearer  (secret)")]
    [InlineData("Bearer abcdefghijklmno", "Bearer abcdefghijklmno")]
    [InlineData("Forbearer abcdefghijklmnop", "Forbearer abcdefghijklmnop")]
    [InlineData("https://files.example/a?sv=1&sig=a%2Fb+c&se=2", "https://files.example/a?sv=1&sig=(secret)&se=2")]
    [InlineData("'https://files.example/a?sig=abc'", "'https://files.example/a?sig=(secret)'")]
    [InlineData("a;sig=abc\"", "a;sig=(secret)\"")]
    [InlineData("design=abc", "design=abc")]
    public void A_secret_is_removed(string text, string expected) => Assert.Equal(expected, UntrustedText.Sanitize(text));

    [Theory]
    [InlineData("p@ss", "sent (secret)!")]
    [InlineData("P@SS", "sent p@ss!")]
    [InlineData("", "sent p@ss!")]
    [InlineData(null, "sent p@ss!")]
    public void The_known_secret_is_removed_exactly(string? secret, string expected) => Assert.Equal(expected, UntrustedText.Sanitize("sent p@ss!", secret));

    [Fact]
    public void Each_kind_of_text_has_its_maximum_length()
    {
        Assert.Equal((2000, 200, 16 * 1024), (UntrustedText.MaxTextLength, UntrustedText.MaxNameLength, UntrustedText.MaxMessageLength));
        AssertLimit(UntrustedText.MaxTextLength, text => UntrustedText.Sanitize(text));
        AssertLimit(UntrustedText.MaxTextLength, text => UntrustedText.Sanitize(text, "secret"));
        AssertLimit(10, text => UntrustedText.Sanitize(text, "secret", 10));
        AssertLimit(UntrustedText.MaxMessageLength, UntrustedText.SanitizeMessage);
        AssertLimit(UntrustedText.MaxNameLength, text => UntrustedText.SanitizeName(text)!);
        AssertLimit(UntrustedText.MaxNameLength, text => UntrustedText.JoinNames([text]));

        static void AssertLimit(int length, Func<string, string> sanitize)
        {
            Assert.Equal(new string('x', length), sanitize(new string('x', length)));
            Assert.Equal($"{new string('x', length)}… (of {length + 1} characters)", sanitize(new string('x', length + 1)));
        }
    }

    [Fact]
    public void A_missing_name_stays_null()
    {
        Assert.Null(UntrustedText.SanitizeName(null));
        Assert.Equal("a b", UntrustedText.SanitizeName("a\nb"));
    }

    [Fact]
    public void Names_are_joined_up_to_a_maximum()
    {
        Assert.Equal("", UntrustedText.JoinNames([]));
        Assert.Equal("a, b c", UntrustedText.JoinNames(["a", "b\nc"], 2));
        Assert.Equal("a, b and 2 more", UntrustedText.JoinNames(["a", "b", "c", "d"], 2));
        Assert.EndsWith("n39, n40", UntrustedText.JoinNames([.. Names(40)]), StringComparison.Ordinal);
        Assert.EndsWith("n39, n40 and 1 more", UntrustedText.JoinNames([.. Names(41)]), StringComparison.Ordinal);

        static IEnumerable<string> Names(int count) => Enumerable.Range(1, count).Select(i => $"n{i}");
    }
}
