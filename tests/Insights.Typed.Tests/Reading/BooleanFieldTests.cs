namespace Insights.Typed.Tests.Reading;

/// <summary>The literals for true and false: the two of the column, and after them the usual ones that are not ambiguous.</summary>
public sealed class BooleanFieldTests
{
    private static readonly InsightsQuery<bool> Letters = Datasets.Everything.Select(x => x.IsOn);
    private static readonly InsightsQuery<bool> Digits = Datasets.Everything.Select(x => x.IsOne);

    [Theory]
    [InlineData("Y", true)]
    [InlineData("N", false)]
    [InlineData("y", true)]
    [InlineData("n", false)]
    [InlineData("true", true)]
    [InlineData("FALSE", false)]
    [InlineData("True", true)]
    [InlineData("Yes", true)]
    [InlineData("no", false)]
    [InlineData("1", true)]
    [InlineData("0", false)]
    public async Task A_Boolean_with_letters_is_read_in_every_usual_form(string field, bool expected) =>
        Assert.Equal(expected, await Reports.ValueAsync(Letters, field));

    [Theory]
    [InlineData("1", true)]
    [InlineData("0", false)]
    [InlineData("true", true)]
    [InlineData("False", false)]
    [InlineData("Y", true)]
    [InlineData("NO", false)]
    public async Task A_Boolean_with_digits_is_read_in_every_usual_form(string field, bool expected) =>
        Assert.Equal(expected, await Reports.ValueAsync(Digits, field));

    [Theory]
    [InlineData("2")]
    [InlineData("-1")]
    [InlineData("01")]
    [InlineData("1.0")]
    [InlineData(" Y")]
    [InlineData("Y ")]
    [InlineData("YN")]
    [InlineData("tru")]
    [InlineData("t")]
    [InlineData("on")]
    [InlineData("Ｙ")]
    public async Task Other_text_is_not_a_Boolean(string field)
    {
        Assert.StartsWith(
            $"is '{field}' in row 1; expected: a Boolean (Y or N). If the value is correct, declare another \"type\"",
            await Reports.FieldRefusalAsync(Letters, field),
            StringComparison.Ordinal);
        Assert.StartsWith($"is '{field}' in row 1; expected: a Boolean (1 or 0).", await Reports.FieldRefusalAsync(Digits, field), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_literals_of_the_column_take_precedence_over_the_usual_ones() =>
        Assert.Equal(
            [(1, false, false, true), (2, true, true, false), (3, false, false, null)],
            await Reports.ReadAsync(
                Datasets.Flags.Select(x => ValueTuple.Create(x.Number, x.Reversed, x.Mixed, x.Foreign)),
                "Number,Reversed,Mixed,Foreign\n1,True,true,да\n2,False,Y,НЕТ\n3,true,N,\n"));

    [Theory]
    [InlineData("Reversed", "Y")]
    [InlineData("Reversed", "0")]
    [InlineData("Mixed", "1")]
    [InlineData("Mixed", "Yes")]
    public async Task A_usual_literal_is_refused_if_it_means_the_other_value_in_the_column(string column, string field)
    {
        var error = await Reports.RefusalAsync(
            Datasets.Flags.Select(x => ValueTuple.Create(x.Reversed, x.Mixed)), $"Reversed,Mixed\n{(column == "Reversed" ? $"{field},Y" : $"True,{field}")}\n");

        Assert.Equal((1, column), (error.RowNumber, error.ColumnName));
    }
}
