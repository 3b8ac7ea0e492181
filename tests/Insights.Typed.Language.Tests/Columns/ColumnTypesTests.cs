namespace Insights.Typed.Language.Tests.Columns;

/// <summary>The table of column types has each type once, at its position.</summary>
public sealed class ColumnTypesTests
{
    public static TheoryData<ColumnType> Types => [.. Enum.GetValues<ColumnType>()];

    [Fact]
    public void The_table_has_the_types_in_the_order_of_the_enumeration() =>
        Assert.Equal(Enum.GetValues<ColumnType>(), ColumnTypes.All.Select(info => info.Type));

    [Theory]
    [InlineData(ColumnType.Text, ValueKind.Text, "text", "string", "TextColumn", "text", "'x'", "text", null, null, null)]
    [InlineData(ColumnType.Integer, ValueKind.Integer, "integer", "long", "IntegerColumn", "a whole number", "0", "bigint", 19, 0, ColumnType.Decimal)]
    [InlineData(ColumnType.Decimal, ValueKind.Decimal, "decimal", "decimal", "DecimalColumn", "a decimal number", "0", "numeric", 38, 18, ColumnType.Text)]
    [InlineData(ColumnType.Date, ValueKind.Date, "date", "global::System.DateOnly", "DateColumn", "a day", "'2024-01-01'", "date", null, null, ColumnType.DateTime)]
    [InlineData(ColumnType.DateTime, ValueKind.DateTime, "datetime", "global::System.DateTime", "DateColumn", "a time in UTC", "'2024-01-01T00:00:00Z'", "timestamp with time zone", null, null, ColumnType.Text)]
    [InlineData(ColumnType.Guid, ValueKind.Guid, "guid", "global::System.Guid", "GuidColumn", "a GUID", "'00000000-0000-0000-0000-000000000000'", "uuid", null, null, ColumnType.Text)]
    [InlineData(ColumnType.Flag, ValueKind.Flag, "flag", "bool", "BooleanColumn", "a flag", null, "boolean", null, null, ColumnType.Text)]
    public void Each_type_has_its_row(
        ColumnType type, ValueKind kind, string name, string csharpName, string columnClass, string description, string? sample, string database, int? precision, int? scale, ColumnType? wider)
    {
        var info = ColumnTypes.Get(type);

        Assert.Equal((type, kind, name, csharpName), (info.Type, info.Kind, info.Name, info.CSharpName));
        Assert.Equal((columnClass, description, sample), (info.ColumnClass, info.Description, info.Sample?.ToString()));
        Assert.Equal((new DatabaseType(database, precision, scale), wider), (info.Database, info.Wider));
        Assert.Equal(kind, type.GetKind());
    }

    [Theory]
    [InlineData(ValueKind.Text, false, false)]
    [InlineData(ValueKind.Integer, true, false)]
    [InlineData(ValueKind.Decimal, true, false)]
    [InlineData(ValueKind.Date, false, true)]
    [InlineData(ValueKind.DateTime, false, true)]
    [InlineData(ValueKind.Guid, false, false)]
    [InlineData(ValueKind.Flag, false, false)]
    public void A_kind_has_numbers_or_times_or_neither(ValueKind kind, bool isNumber, bool isTime) =>
        Assert.Equal((isNumber, isTime), (kind.IsNumber(), kind.IsTime()));

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
