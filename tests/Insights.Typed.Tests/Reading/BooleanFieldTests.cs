using System.Text;
using Insights.Typed.Language;

namespace Insights.Typed.Tests.Reading;

/// <summary>The literals for true and false: the two of the column, and after them the usual ones that are not ambiguous.</summary>
public sealed class BooleanFieldTests
{
    private static readonly InsightsQuery<bool> Letters = Datasets.Everything.Select(x => x.IsOn);
    private static readonly InsightsQuery<bool> Digits = Datasets.Everything.Select(x => x.IsOne);
    private static readonly string[] Yes = ["y", "yes", "1", "true"];
    private static readonly string[] No = ["n", "no", "0", "false"];

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

    /// <summary>All pairs of usual and other literals, in random letter case, and all texts against each.</summary>
    [Fact]
    public void Every_pair_of_literals_reads_every_text_by_the_rule()
    {
        var random = new Random(5);
        string[] literals = [.. Yes, .. No, "t", "f", "active", "inactive", "2", "да", "нет", "ja", "ß"];
        for (var round = 0; round < Soak.Times(5); round++)
        {
            foreach (var (yes, no) in literals.SelectMany(yes => literals.Where(no => no != yes).Select(no => (yes, no))))
            {
                var decoder = new BooleanDecoder(InAnyCase(random, yes), InAnyCase(random, no));
                foreach (var text in literals.Append("").Append("yy").Append("é"))
                {
                    var expected = text == yes ? true
                        : text == no ? false
                        : Yes.Contains(text) && !Yes.Contains(no) ? true
                        : No.Contains(text) && !No.Contains(yes) ? false
                        : (bool?)null;
                    var isRead = decoder.TryDecode(Encoding.UTF8.GetBytes(InAnyCase(random, text)), out var value);

                    Assert.True(expected == (isRead ? value : null), $"'{text}' of {yes}/{no}");
                }
            }
        }
    }

    private static string InAnyCase(Random random, string text) =>
        string.Concat(text.Select(character => random.Next(2) == 0 ? char.ToUpperInvariant(character) : character));
}
