namespace Insights.Typed.Tests.Queries;

/// <summary>Every operator of the columns of text: the text that is expected, and the text that is written.</summary>
public sealed class TextOperatorTests
{
    public static TheoryData<string, string> All { get; } = new()
    {
        { "Name = 'a'", Texts.Of(x => x.Name == "a") },
        { "Name != 'a'", Texts.Of(x => x.Name != "a") },
        { "Name < 'a'", Texts.Of(x => x.Name < "a") },
        { "Name > 'a'", Texts.Of(x => x.Name > "a") },
        { "Name <= 'a'", Texts.Of(x => x.Name <= "a") },
        { "Name >= 'a'", Texts.Of(x => x.Name >= "a") },
        { "Name = 'a'", Texts.Of(x => "a" == x.Name) },
        { "Name != 'a'", Texts.Of(x => "a" != x.Name) },
        { "Name > 'a'", Texts.Of(x => "a" < x.Name) },
        { "Name < 'a'", Texts.Of(x => "a" > x.Name) },
        { "Name >= 'a'", Texts.Of(x => "a" <= x.Name) },
        { "Name <= 'a'", Texts.Of(x => "a" >= x.Name) },
        { "Name = ''", Texts.Of(x => x.Name == "") },
        { "Name = ' a  b '", Texts.Of(x => x.Name == " a  b ") },
        { "Name = '5'", Texts.Of(x => x.Name == "5") },
        { "Name = '%'", Texts.Of(x => x.Name == "%") },
        { """Name = 'a "b" \c; -- (d), LIMIT 1'""", Texts.Of(x => x.Name == """a "b" \c; -- (d), LIMIT 1""") },
        { "Name IN ('a')", Texts.Of(x => x.Name.In("a")) },
        { "Name IN ('a', '', 'b, c')", Texts.Of(x => x.Name.In("a", "", "b, c")) },
        { "Name NOT IN ('a', 'b')", Texts.Of(x => x.Name.NotIn("a", "b")) },
        { "Name IN ('a', 'b')", Texts.Of(x => x.Name.In(new HashSet<string> { "a", "b" })) },
        { "Name LIKE 'a%b_c'", Texts.Of(x => x.Name.Like("a%b_c")) },
        { "Name NOT LIKE 'a%b_c'", Texts.Of(x => x.Name.NotLike("a%b_c")) },
        { "Name LIKE '%a b%'", Texts.Of(x => x.Name.Contains("a b")) },
        { "Name LIKE 'a b%'", Texts.Of(x => x.Name.StartsWith("a b")) },
        { "Name LIKE '%a b'", Texts.Of(x => x.Name.EndsWith("a b")) },
        { "Name LIKE '%%'", Texts.Of(x => x.Name.Contains("")) },
        { "MaybeName = 'a'", Texts.Of(x => x.MaybeName == "a") },
        { "MaybeName NOT LIKE 'a'", Texts.Of(x => x.MaybeName.NotLike("a")) },
        { "MaybeName LIKE '%a%'", Texts.Of(x => x.MaybeName.Contains("a")) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_column_of_text_writes(string expected, string text) => Assert.Equal(expected, text);
}
