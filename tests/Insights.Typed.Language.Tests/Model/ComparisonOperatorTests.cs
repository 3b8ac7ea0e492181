namespace Insights.Typed.Language.Tests.Model;

public sealed class ComparisonOperatorTests
{
    [Theory]
    [InlineData(ComparisonOperator.Equal, "=", "==", OperandKind.Value, "=", ComparisonOperator.Equal, null, "is")]
    [InlineData(ComparisonOperator.NotEqual, "!=", "!=", OperandKind.Value, "<>", ComparisonOperator.NotEqual, null, "is not")]
    [InlineData(ComparisonOperator.LessThan, "<", "<", OperandKind.Value, "<", ComparisonOperator.GreaterThan, null, "is less than")]
    [InlineData(ComparisonOperator.LessThanOrEqual, "<=", "<=", OperandKind.Value, "<=", ComparisonOperator.GreaterThanOrEqual, null, "is at most")]
    [InlineData(ComparisonOperator.GreaterThan, ">", ">", OperandKind.Value, ">", ComparisonOperator.LessThan, null, "is greater than")]
    [InlineData(ComparisonOperator.GreaterThanOrEqual, ">=", ">=", OperandKind.Value, "=>", ComparisonOperator.LessThanOrEqual, null, "is at least")]
    [InlineData(ComparisonOperator.Like, "LIKE", "Like", OperandKind.Text, "=", null, ComparisonOperator.Equal, "is like")]
    [InlineData(ComparisonOperator.NotLike, "NOT LIKE", "NotLike", OperandKind.Text, "<>", null, ComparisonOperator.NotEqual, "is not like")]
    [InlineData(ComparisonOperator.In, "IN", "In", OperandKind.List, "=", null, null, "is one of")]
    [InlineData(ComparisonOperator.NotIn, "NOT IN", "NotIn", OperandKind.List, "<>", null, null, "is none of")]
    public void Each_operator_has_its_row(
        ComparisonOperator @operator, string text, string csharp, OperandKind operand, string orders, ComparisonOperator? mirror, ComparisonOperator? withoutWildcards, string description)
    {
        Assert.Equal((text, csharp, description), (@operator.ToText(), @operator.ToCSharp(), @operator.ToDescription()));
        Assert.Equal((operand, mirror, withoutWildcards), (@operator.GetOperandKind(), @operator.Mirror(), @operator.WithoutWildcards()));
        Assert.Equal((mirror is null, operand == OperandKind.List, operand == OperandKind.Text), (@operator.IsMethod(), @operator.AcceptsList(), @operator.AcceptsPattern()));
        Assert.Equal(orders, string.Concat("<=>".Where((_, index) => @operator.Holds(index - 1))));
        Assert.Equal((@operator.Holds(-1), @operator.Holds(1)), (@operator.Holds(int.MinValue), @operator.Holds(int.MaxValue)));
        Assert.Equal(@operator, ComparisonOperators.FromText(text));
        Assert.Equal(@operator, ComparisonOperators.FromCSharp(csharp));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<>")]
    [InlineData("like")]
    [InlineData("NOT")]
    public void No_operator_has_another_form(string text) =>
        Assert.Equal((null, null), (ComparisonOperators.FromText(text), ComparisonOperators.FromCSharp(text)));

    [Theory]
    [InlineData(Wildcards.Before | Wildcards.After, "Contains")]
    [InlineData(Wildcards.After, "StartsWith")]
    [InlineData(Wildcards.Before, "EndsWith")]
    public void A_method_puts_wildcards_around_its_text(Wildcards wildcards, string method)
    {
        Assert.Equal(method, wildcards.ToCSharp());
        Assert.Equal(wildcards, WildcardMethods.FromCSharp(method));
    }

    [Fact]
    public void No_wildcards_belong_to_another_method()
    {
        Assert.Null(Wildcards.None.ToCSharp());
        Assert.Null(WildcardMethods.FromCSharp("Like"));
        Assert.Null(WildcardMethods.FromCSharp(""));
    }
}
