namespace Insights.Typed.Tests.Queries;

/// <summary>Every operator of the columns of text: the expected text next to the actual one.</summary>
public sealed class TextOperatorTests
{
    public static TheoryData<string, string> All { get; } = new()
    {
        { "Name = 'a'", ConditionText.Get(x => x.Name == "a") },
        { "Name != 'a'", ConditionText.Get(x => x.Name != "a") },
        { "Name < 'a'", ConditionText.Get(x => x.Name < "a") },
        { "Name > 'a'", ConditionText.Get(x => x.Name > "a") },
        { "Name <= 'a'", ConditionText.Get(x => x.Name <= "a") },
        { "Name >= 'a'", ConditionText.Get(x => x.Name >= "a") },
        { "Name = 'a'", ConditionText.Get(x => "a" == x.Name) },
        { "Name != 'a'", ConditionText.Get(x => "a" != x.Name) },
        { "Name > 'a'", ConditionText.Get(x => "a" < x.Name) },
        { "Name < 'a'", ConditionText.Get(x => "a" > x.Name) },
        { "Name >= 'a'", ConditionText.Get(x => "a" <= x.Name) },
        { "Name <= 'a'", ConditionText.Get(x => "a" >= x.Name) },
        { "Name = ''", ConditionText.Get(x => x.Name == "") },
        { "Name = ' a  b '", ConditionText.Get(x => x.Name == " a  b ") },
        { "Name = '5'", ConditionText.Get(x => x.Name == "5") },
        { "Name = '%'", ConditionText.Get(x => x.Name == "%") },
        { """Name = 'a "b" \c; -- (d), LIMIT 1'""", ConditionText.Get(x => x.Name == """a "b" \c; -- (d), LIMIT 1""") },
        { "Name IN ('a')", ConditionText.Get(x => x.Name.In("a")) },
        { "Name IN ('a', '', 'b, c')", ConditionText.Get(x => x.Name.In("a", "", "b, c")) },
        { "Name NOT IN ('a', 'b')", ConditionText.Get(x => x.Name.NotIn("a", "b")) },
        { "Name IN ('a', 'b')", ConditionText.Get(x => x.Name.In(new HashSet<string> { "a", "b" })) },
        { "Name LIKE 'a%b_c'", ConditionText.Get(x => x.Name.Like("a%b_c")) },
        { "Name NOT LIKE 'a%b_c'", ConditionText.Get(x => x.Name.NotLike("a%b_c")) },
        { "Name LIKE '%a b%'", ConditionText.Get(x => x.Name.Contains("a b")) },
        { "Name LIKE 'a b%'", ConditionText.Get(x => x.Name.StartsWith("a b")) },
        { "Name LIKE '%a b'", ConditionText.Get(x => x.Name.EndsWith("a b")) },
        { "Name LIKE '%%'", ConditionText.Get(x => x.Name.Contains("")) },
        { "MaybeName = 'a'", ConditionText.Get(x => x.MaybeName == "a") },
        { "MaybeName NOT LIKE 'a'", ConditionText.Get(x => x.MaybeName.NotLike("a")) },
        { "MaybeName LIKE '%a%'", ConditionText.Get(x => x.MaybeName.Contains("a")) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_column_of_text_writes(string expected, string text) => Assert.Equal(expected, text);
}
