namespace Insights.Typed.Tests.Reading;

/// <summary>What counts as yes and no: the column's own spelling, and what JSON calls true and false.</summary>
public sealed class FlagFieldTests
{
    private static readonly Query<bool> Letters = Datasets.Everything.Select(x => x.IsOn);
    private static readonly Query<bool> Digits = Datasets.Everything.Select(x => x.IsOne);

    [Theory]
    [InlineData("Y", true)]
    [InlineData("N", false)]
    [InlineData("y", true)]
    [InlineData("n", false)]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("True", true)]
    public async Task A_flag_of_letters_is_read_in_any_letter_case(string field, bool expected) =>
        Assert.Equal(expected, await Reports.ValueAsync(Letters, field));

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    public async Task A_flag_of_digits_is_read(string field, bool expected) =>
        Assert.Equal(expected, await Reports.ValueAsync(Digits, field));

    [Theory]
    [InlineData("1")]
    [InlineData("0")]
    [InlineData("Yes")]
    [InlineData("No")]
    [InlineData(" Y")]
    [InlineData("Y ")]
    [InlineData("YN")]
    [InlineData("tru")]
    [InlineData("Ｙ")]
    public async Task Another_columns_spelling_is_not_taken_for_it(string field) =>
        Assert.StartsWith(
            $"is '{field}' in row 1, where a flag (Y or N) should be. If the service is right, declare another \"type\"",
            await Reports.FieldRefusalAsync(Letters, field),
            StringComparison.Ordinal);

    [Theory]
    [InlineData("Y")]
    [InlineData("N")]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("1.0")]
    public async Task A_number_that_is_neither_is_no_flag(string field) =>
        Assert.StartsWith($"is '{field}' in row 1, where a flag (1 or 0) should be.", await Reports.FieldRefusalAsync(Digits, field), StringComparison.Ordinal);
}
