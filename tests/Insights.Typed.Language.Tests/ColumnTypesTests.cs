namespace Insights.Typed.Language.Tests;

/// <summary>The table of column types has each type once, at its position.</summary>
public sealed class ColumnTypesTests
{
    public static TheoryData<ColumnType> Types => [.. Enum.GetValues<ColumnType>()];

    [Fact]
    public void The_table_has_the_types_in_the_order_of_the_enumeration() =>
        Assert.Equal(Enum.GetValues<ColumnType>(), ColumnTypes.All.Select(info => info.Type));

    [Theory]
    [MemberData(nameof(Types))]
    public void A_type_is_found_by_its_name(ColumnType type) => Assert.Equal(type, ColumnTypes.Find(ColumnTypes.Get(type).Name));

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_but_a_flag_has_a_sample(ColumnType type) => Assert.Equal(type != ColumnType.Flag, ColumnTypes.Get(type).Sample is not null);

    [Fact]
    public void Types_of_one_kind_have_one_type_in_CSharp() => Assert.All(
        ColumnTypes.All.GroupBy(type => type.Kind),
        types => Assert.Single(types.Select(type => (type.CSharpName, type.ColumnClass)).Distinct()));

    [Theory]
    [MemberData(nameof(Types))]
    public void Each_type_is_at_last_a_text(ColumnType type)
    {
        var wider = type;
        for (var i = 0; i < ColumnTypes.All.Count && wider != ColumnType.Text; i++)
        {
            wider = ColumnTypes.Get(wider).Wider!.Value;
        }

        Assert.Equal(ColumnType.Text, wider);
        Assert.Null(ColumnTypes.Get(ColumnType.Text).Wider);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Text")]
    [InlineData("number")]
    public void An_unknown_name_finds_no_type(string? name) => Assert.Null(ColumnTypes.Find(name));
}
