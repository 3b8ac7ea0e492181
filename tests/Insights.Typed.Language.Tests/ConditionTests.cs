namespace Insights.Typed.Language.Tests;

public class ConditionTests
{
    public static TheoryData<string, ComparisonOperator> SingleValueOperators => new()
    {
        { "=", ComparisonOperator.Equal },
        { "!=", ComparisonOperator.NotEqual },
        { "<", ComparisonOperator.LessThan },
        { "<=", ComparisonOperator.LessThanOrEqual },
        { ">", ComparisonOperator.GreaterThan },
        { ">=", ComparisonOperator.GreaterThanOrEqual },
        { "LIKE", ComparisonOperator.Like },
        { "NOT LIKE", ComparisonOperator.NotLike },
    };

    public static TheoryData<string, ComparisonOperator> ListOperators => new()
    {
        { "IN", ComparisonOperator.In },
        { "NOT IN", ComparisonOperator.NotIn },
    };

    [Theory]
    [MemberData(nameof(SingleValueOperators))]
    public void An_operator_accepts_a_number_or_a_string(string literal, ComparisonOperator @operator)
    {
        var number = Parsing.Condition($"a {literal} 10.50");
        var text = Parsing.Condition($"a {literal} 'x y'");

        Assert.Equal(@operator, number.Operator);
        Assert.Equal("10.50", Assert.IsType<NumberSyntax>(number.Value).Text);
        Assert.Equal(@operator, text.Operator);
        Assert.Equal("x y", Assert.IsType<StringSyntax>(text.Value).Text);
    }

    [Theory]
    [MemberData(nameof(SingleValueOperators))]
    public void A_single_value_operator_does_not_accept_a_list(string list, ComparisonOperator @operator)
    {
        var prefix = $"SELECT a FROM d WHERE a {list} ";

        Assert.Equal(
            [new(new(prefix.Length, 1), "only IN and NOT IN accept a list")],
            ParsedQuery.Parse(prefix + "(1)").Errors);
        Assert.False(@operator.AcceptsList());
    }

    [Theory]
    [MemberData(nameof(ListOperators))]
    public void IN_accepts_a_list_of_numbers_or_strings(string list, ComparisonOperator @operator)
    {
        var numbers = Parsing.Condition($"a {list} (1, -2.5)");
        var texts = Parsing.Condition($"a {list}('x','')");

        Assert.Equal(@operator, numbers.Operator);
        Assert.Equal(["1", "-2.5"], Assert.IsType<ListSyntax>(numbers.Value).Items.Select(i => Assert.IsType<NumberSyntax>(i).Text));
        Assert.Equal(@operator, texts.Operator);
        Assert.Equal(["x", ""], Assert.IsType<ListSyntax>(texts.Value).Items.Select(i => Assert.IsType<StringSyntax>(i).Text));
    }

    [Theory]
    [MemberData(nameof(ListOperators))]
    public void IN_accepts_only_lists(string literal, ComparisonOperator @operator)
    {
        var prefix = $"SELECT a FROM d WHERE a {literal} ";

        Assert.Equal(
            [new(new(prefix.Length, 1), $"{literal} accepts a list in parentheses, found the number 1")],
            ParsedQuery.Parse(prefix + "1").Errors);
        Assert.Equal(
            [new(new(prefix.Length, 3), $"{literal} accepts a list in parentheses, found the string 'x'")],
            ParsedQuery.Parse(prefix + "'x'").Errors);
        Assert.True(@operator.AcceptsList());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0")]
    [InlineData("007")]
    [InlineData("-5")]
    [InlineData("0.25")]
    [InlineData("-123456789012345678901234567890.123456789012345678901234567890")]
    public void A_number_keeps_its_digits(string number) =>
        Assert.Equal(number, Assert.IsType<NumberSyntax>(Parsing.Condition($"a={number}").Value).Text);

    [Theory]
    [InlineData("")]
    [InlineData("%Contoso%")]
    [InlineData("a b-c_d.e, (f) = \"g\" \\")]
    [InlineData("SELECT")]
    [InlineData("2024-01-31")]
    [InlineData("Ærøskøbing 北京 🙂")]
    public void A_string_is_the_text_between_its_quotes(string content) =>
        Assert.Equal(content, Assert.IsType<StringSyntax>(Parsing.Condition($"a = '{content}'").Value).Text);
}
