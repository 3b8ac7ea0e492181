namespace Insights.Typed.Language.Tests.Messages;

public sealed class SchemaAdviceTests
{
    [Theory]
    [InlineData("Incorrect column name 'X' in the query", true)]
    [InlineData("Invalid table name D", true)]
    [InlineData("The query is invalid.", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_unknown_name_is_recognized_by_the_service_message(string? message, bool isUnknownName) =>
        Assert.Equal(isUnknownName, SchemaAdvice.IsUnknownNameError(message));
}
