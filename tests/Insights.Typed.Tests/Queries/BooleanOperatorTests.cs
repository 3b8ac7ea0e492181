namespace Insights.Typed.Tests.Queries;

/// <summary>Conditions on Boolean columns with all literals: the expected text next to the actual one.</summary>
public sealed class BooleanOperatorTests
{
    public static TheoryData<string, string> All { get; } = new()
    {
        { "IsOn = 'Y'", ConditionText.Get(x => x.IsOn) },
        { "IsOn = 'N'", ConditionText.Get(x => !x.IsOn) },
        { "IsOn = 'Y'", ConditionText.Get(x => x.IsOn == true) },
        { "IsOn = 'N'", ConditionText.Get(x => x.IsOn == false) },
        { "IsOn = 'N'", ConditionText.Get(x => x.IsOn != true) },
        { "IsOn = 'Y'", ConditionText.Get(x => x.IsOn != false) },
        { "IsOn = 'Y'", ConditionText.Get(x => true == x.IsOn) },
        { "IsOn = 'N'", ConditionText.Get(x => false == x.IsOn) },
        { "IsOn = 'N'", ConditionText.Get(x => true != x.IsOn) },
        { "IsOn = 'Y'", ConditionText.Get(x => false != x.IsOn) },
        { "IsOne = '1'", ConditionText.Get(x => x.IsOne) },
        { "IsOne = '0'", ConditionText.Get(x => !x.IsOne) },
        { "IsOne = '1'", ConditionText.Get(x => x.IsOne == true) },
        { "IsOne = '0'", ConditionText.Get(x => x.IsOne == false) },
        { "IsOne = '0'", ConditionText.Get(x => x.IsOne != true) },
        { "IsOne = '1'", ConditionText.Get(x => x.IsOne != false) },
        { "MaybeOn = 'Y'", ConditionText.Get(x => x.MaybeOn) },
        { "MaybeOn = 'N'", ConditionText.Get(x => !x.MaybeOn) },
        { "MaybeOne = '1'", ConditionText.Get(x => x.MaybeOne) },
        { "MaybeOne = '0'", ConditionText.Get(x => x.MaybeOne == false) },
        { "IsOn = 'Y' AND IsOne = '1'", ConditionText.Get(x => x.IsOn && x.IsOne) },
        { "IsOn = 'Y' AND IsOne = '0'", ConditionText.Get(x => x.IsOn && !x.IsOne) },
        { "IsOn = 'N' AND IsOne = '1' AND Seats > 1", ConditionText.Get(x => !x.IsOn && x.IsOne && x.Seats > 1) },
        { "Seats > 1 AND IsOn = 'Y'", ConditionText.Get(x => x.Seats > 1 & x.IsOn) },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_Boolean_column_writes(string expected, string text) => Assert.Equal(expected, text);

    [Theory]
    [InlineData(true, "IsAutoRenew = 'Y' AND IsDuplicateRowForPGA = '1'")]
    [InlineData(false, "IsAutoRenew = 'N' AND IsDuplicateRowForPGA = '0'")]
    public void Flags_of_the_service_are_written_with_their_literals(bool value, string expected)
    {
        var query = Datasets.SeatsSubscriptionsAndRevenue.Where(x => x.IsAutoRenew == value && x.IsDuplicateRowForPGA == value).Select(x => x.Month);

        Assert.Equal($"SELECT Month FROM SeatsSubscriptionsAndRevenue WHERE {expected}", query.ToString());
    }
}
