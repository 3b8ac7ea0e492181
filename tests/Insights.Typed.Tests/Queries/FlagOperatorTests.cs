namespace Insights.Typed.Tests.Queries;

/// <summary>Flags in every spelling: the text that is expected, and the text that is written.</summary>
public sealed class FlagOperatorTests
{
    public static TheoryData<string, string> All { get; } = new()
    {
        { "IsOn = 'Y'", Texts.Of(x => x.IsOn) },
        { "IsOn = 'N'", Texts.Of(x => !x.IsOn) },
        { "IsOn = 'Y'", Texts.Of(x => x.IsOn == true) },
        { "IsOn = 'N'", Texts.Of(x => x.IsOn == false) },
        { "IsOn = 'N'", Texts.Of(x => x.IsOn != true) },
        { "IsOn = 'Y'", Texts.Of(x => x.IsOn != false) },
        { "IsOn = 'Y'", Texts.Of(x => true == x.IsOn) },
        { "IsOn = 'N'", Texts.Of(x => false == x.IsOn) },
        { "IsOn = 'N'", Texts.Of(x => true != x.IsOn) },
        { "IsOn = 'Y'", Texts.Of(x => false != x.IsOn) },
        { "IsOne = '1'", Texts.Of(x => x.IsOne) },
        { "IsOne = '0'", Texts.Of(x => !x.IsOne) },
        { "IsOne = '1'", Texts.Of(x => x.IsOne == true) },
        { "IsOne = '0'", Texts.Of(x => x.IsOne == false) },
        { "IsOne = '0'", Texts.Of(x => x.IsOne != true) },
        { "IsOne = '1'", Texts.Of(x => x.IsOne != false) },
        { "MaybeOn = 'Y'", Texts.Of(x => x.MaybeOn) },
        { "MaybeOn = 'N'", Texts.Of(x => !x.MaybeOn) },
        { "MaybeOne = '1'", Texts.Of(x => x.MaybeOne) },
        { "MaybeOne = '0'", Texts.Of(x => x.MaybeOne == false) },
        { "IsOn = 'Y' AND IsOne = '1'", Texts.Of(x => x.IsOn && x.IsOne) },
        { "IsOn = 'Y' AND IsOne = '0'", Texts.Of(x => x.IsOn && !x.IsOne) },
        { "IsOn = 'N' AND IsOne = '1' AND Seats > 1", Texts.Of(x => !x.IsOn && x.IsOne && x.Seats > 1) },
        { "Seats > 1 AND IsOn = 'Y'", Texts.Of(x => x.Seats > 1 & x.IsOn) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_flag_writes(string expected, string text) => Assert.Equal(expected, text);

    [Theory]
    [InlineData(true, "IsAutoRenew = 'Y' AND IsDuplicateRowForPGA = '1'")]
    [InlineData(false, "IsAutoRenew = 'N' AND IsDuplicateRowForPGA = '0'")]
    public void The_services_own_flags_are_spelt_as_it_spells_them(bool value, string expected)
    {
        var query = Datasets.SeatsSubscriptionsAndRevenue.Where(x => x.IsAutoRenew == value && x.IsDuplicateRowForPGA == value).Select(x => x.Month);

        Assert.Equal($"SELECT Month FROM SeatsSubscriptionsAndRevenue WHERE {expected}", query.ToString());
    }
}
