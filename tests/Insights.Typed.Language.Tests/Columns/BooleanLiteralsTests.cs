namespace Insights.Typed.Language.Tests.Columns;

public sealed class BooleanLiteralsTests
{
    [Fact]
    public void The_common_pairs_are_known() =>
        Assert.Equal([("Y", "N"), ("Yes", "No"), ("1", "0"), ("True", "False")], BooleanLiterals.CommonPairs);

    [Fact]
    public void A_column_with_other_literals_accepts_all_common_ones_after_them() =>
        Assert.Equal(
            [
                ("active", true), ("inactive", false), ("Y", true), ("Yes", true), ("1", true), ("True", true),
                ("N", false), ("No", false), ("0", false), ("False", false),
            ],
            BooleanLiterals.GetAll("active", "inactive"));

    [Fact]
    public void A_common_literal_of_the_column_is_listed_once() =>
        Assert.Equal(
            [("yes", true), ("NO", false), ("Y", true), ("1", true), ("True", true), ("N", false), ("0", false), ("False", false)],
            BooleanLiterals.GetAll("yes", "NO"));

    [Theory]
    [InlineData("n", "y", new[] { "n", "y" })]
    [InlineData("Y", "1", new[] { "Y", "1", "N", "No", "0", "False" })]
    [InlineData("false", "off", new[] { "false", "off", "Y", "Yes", "1", "True" })]
    public void Common_literals_are_not_accepted_if_one_has_the_other_value(string trueLiteral, string falseLiteral, string[] literals) =>
        Assert.Equal(literals, BooleanLiterals.GetAll(trueLiteral, falseLiteral).Select(l => l.Literal));

    [Theory]
    [InlineData("J", true)]
    [InlineData("j", true)]
    [InlineData("nein", false)]
    [InlineData("TRUE", true)]
    [InlineData("n", false)]
    [InlineData("", null)]
    [InlineData("ja", null)]
    [InlineData(" J", null)]
    public void A_text_means_true_false_or_nothing(string text, bool? value) => Assert.Equal(value, BooleanLiterals.FindValue(text, "J", "Nein"));
}
