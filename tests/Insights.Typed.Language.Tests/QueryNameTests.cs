using System.Text.RegularExpressions;

namespace Insights.Typed.Language.Tests;

public sealed class QueryNameTests
{
    [Theory]
    [InlineData("SELECT")]
    [InlineData("DISTINCT")]
    [InlineData("FROM")]
    [InlineData("WHERE")]
    [InlineData("AND")]
    [InlineData("ORDER")]
    [InlineData("BY")]
    [InlineData("ASC")]
    [InlineData("DESC")]
    [InlineData("LIMIT")]
    [InlineData("TIMESPAN")]
    [InlineData("AGGREGATED")]
    [InlineData("LIKE")]
    [InlineData("NOT")]
    [InlineData("IN")]
    public void A_keyword_is_no_name(string keyword)
    {
        Assert.True(QueryName.IsKeyword(keyword));
        Assert.False(QueryName.IsValid(keyword));
        Assert.False(QueryName.IsValid(keyword[..1] + keyword[1..].ToLowerInvariant()));
    }

    [Fact]
    public void The_language_has_fifteen_keywords() => Assert.Equal(15, Keyword.ReservedWords.Count);

    /// <summary>The table of operators describes their words. ORDER is described with BY.</summary>
    [Fact]
    public void Each_other_keyword_is_described() => Assert.All(
        Keyword.ReservedWords.Except(ComparisonOperators.All.SelectMany(@operator => @operator.ToText().Split(' '))),
        word => Assert.EndsWith(".", Keyword.GetDescription(Array.Find(Keyword.Clauses, clause => clause.Split(' ')[0] == word) ?? word), StringComparison.Ordinal));

    [Theory]
    [InlineData("a", true)]
    [InlineData("_", true)]
    [InlineData("1a", true)]
    [InlineData("1_", true)]
    [InlineData("a-b.c_1", true)]
    [InlineData("Größe", true)]
    [InlineData("SELECTED", true)]
    [InlineData("NULL", true)]
    [InlineData("", false)]
    [InlineData("1", false)]
    [InlineData("1.5", false)]
    [InlineData("-", false)]
    [InlineData("-a", false)]
    [InlineData(".a", false)]
    [InlineData("a b", false)]
    [InlineData("a'", false)]
    [InlineData("a(", false)]
    public void A_name_has_letters_and_no_other_syntax(string name, bool isValid) => Assert.Equal(isValid, QueryName.IsValid(name));

    [Fact]
    public void The_pattern_matches_the_characters_of_a_name()
    {
        var pattern = new Regex($"^{QueryName.CharacterPattern}$", RegexOptions.CultureInvariant);
        List<char> characters = [.. Enumerable.Range(char.MinValue, char.MaxValue + 1).Select(code => (char)code)];

        Assert.Equal(characters.Where(QueryName.IsNameCharacter), characters.Where(character => pattern.IsMatch(character.ToString())));
    }

    [Fact]
    public void A_null_name_throws() => Assert.Throws<ArgumentNullException>(() => QueryName.IsValid(null!));

    [Theory]
    [InlineData(Clause.Select, "SELECT")]
    [InlineData(Clause.From, "FROM")]
    [InlineData(Clause.Where, "WHERE")]
    [InlineData(Clause.OrderBy, "ORDER BY")]
    [InlineData(Clause.Limit, "LIMIT")]
    [InlineData(Clause.Timespan, "TIMESPAN")]
    [InlineData(Clause.Aggregated, "AGGREGATED")]
    public void Each_clause_has_its_keyword(Clause clause, string keyword)
    {
        Assert.Equal(keyword, clause.ToKeyword());
        Assert.Equal(clause, Clauses.FromKeyword(keyword));
    }

    [Fact]
    public void Another_keyword_starts_no_clause() => Assert.Null(Clauses.FromKeyword("AND"));
}
