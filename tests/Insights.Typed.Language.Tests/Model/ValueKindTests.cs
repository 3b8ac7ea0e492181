namespace Insights.Typed.Language.Tests.Model;

public sealed class ValueKindTests
{
    private const string Comparisons = "Equal NotEqual LessThan LessThanOrEqual GreaterThan GreaterThanOrEqual In NotIn";

    [Theory]
    [InlineData(ValueKind.Text, "Equal NotEqual LessThan LessThanOrEqual GreaterThan GreaterThanOrEqual Like NotLike In NotIn")]
    [InlineData(ValueKind.Integer, Comparisons)]
    [InlineData(ValueKind.Decimal, Comparisons)]
    [InlineData(ValueKind.Date, Comparisons)]
    [InlineData(ValueKind.DateTime, Comparisons)]
    [InlineData(ValueKind.Guid, Comparisons)]
    [InlineData(ValueKind.Flag, "Equal NotEqual")]
    public void The_operators_of_a_kind(ValueKind kind, string operators) =>
        Assert.Equal(operators.Split(' ').Order(StringComparer.Ordinal), ComparisonOperators.All.Where(item => kind.Supports(item)).Select(item => item.ToString()).Order(StringComparer.Ordinal));
}
