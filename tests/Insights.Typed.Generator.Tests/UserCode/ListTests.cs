namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>
/// The lists that <c>In</c> and <c>NotIn</c> accept: for each type of column, each kind of list, and each type that converts
/// to the column's.
/// </summary>
public sealed class ListTests
{
    private static readonly TestProject Project = TestProject.Create(Samples.EveryType);

    private static readonly (string Column, string Type, string[] Values, string Text)[] Elements =
    [
        ("Text", "string", ["\"a\"", "\"b\""], "'a', 'b'"),
        .. new[] { "long", "int", "short", "sbyte", "uint", "ushort", "byte" }.Select(type => ("Integer", type, new[] { $"({type})1", $"({type})2" }, "1, 2")),
        .. new[] { "long?", "int?" }.Select(type => ("IntegerOrNull", type, new[] { "1", "2" }, "1, 2")),
        .. new[] { "decimal", "long", "int", "short", "sbyte", "ulong", "uint", "ushort", "byte" }.Select(type => ("Decimal", type, new[] { $"({type})1", $"({type})2" }, "1, 2")),
        .. new[] { "decimal?", "long?", "int?" }.Select(type => ("Decimal", type, new[] { "1", "2" }, "1, 2")),
        .. new[] { "Guid", "Guid?" }.Select(type => ("Guid", type, new[] { "Guid.Empty", "Guid.AllBitsSet" }, "'00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff'")),
        .. new[] { "DateOnly", "DateOnly?" }.Select(type => ("Date", type, new[] { "new DateOnly(2026, 1, 2)", "new DateOnly(2026, 1, 3)" }, "'2026-01-02', '2026-01-03'")),
        .. new[] { "DateOnly", "DateTime", "DateTime?" }.Select(type => ("DateTime", type, new[] { $"new {type.TrimEnd('?')}(2026, 1, 2)", $"new {type.TrimEnd('?')}(2026, 1, 3)" }, "'2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'")),
        .. new[] { "DateTimeOffset", "DateTimeOffset?", "DateValue" }.Select(type => ("DateTime", type, new[] { "new DateTimeOffset(2026, 1, 2, 1, 0, 0, TimeSpan.FromHours(1))", "new DateTimeOffset(2026, 1, 3, 1, 0, 0, TimeSpan.FromHours(1))" }, "'2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z'")),
    ];

    private static readonly string[] Methods = ["In", "NotIn"];

    private static readonly Func<string, string[], string>[] Lists =
    [
        (type, values) => $"new {type}[] {{ {string.Join(", ", values)} }}",
        (type, values) => $"new List<{type}> {{ {string.Join(", ", values)} }}",
        (type, values) => $"new HashSet<{type}> {{ {string.Join(", ", values)} }}",
        (type, values) => $"(IEnumerable<{type}>)new {type}[] {{ {string.Join(", ", values)} }}",
        (type, values) => $"(IReadOnlyList<{type}>)new {type}[] {{ {string.Join(", ", values)} }}",
        (type, values) => $"System.Collections.Immutable.ImmutableArray.Create<{type}>({string.Join(", ", values)})",
        (type, values) => $"new {type}[] {{ {string.Join(", ", values)} }}.Where(v => true)",
        (type, values) => $"[.. new {type}[] {{ {string.Join(", ", values)} }}]",
    ];

    [Fact]
    public void Each_kind_of_list_of_each_type_is_written_as_the_column_writes_it()
    {
        var cases = (
            from element in Elements
            from list in Lists
            from method in Methods
            select (Code: $"x.{element.Column}.{method}({list(element.Type, element.Values)})", Text: $"{element.Column} {(method == "In" ? "IN" : "NOT IN")} ({element.Text})")).ToList();
        var written = cases.Where(one => !IsSpreadOfNullable(one.Code)).ToList();

        Assert.Equal(written.Select(one => one.Text), GetTexts(written.Select(one => one.Code)));
    }

    [Theory]
    [InlineData("x.Integer.In(1)", "Integer IN (1)")]
    [InlineData("x.Integer.In(1, 2)", "Integer IN (1, 2)")]
    [InlineData("x.Integer.In([1, 2])", "Integer IN (1, 2)")]
    [InlineData("x.Integer.In([1, 2L, (byte)3])", "Integer IN (1, 2, 3)")]
    [InlineData("x.Decimal.In(1, 2.5m)", "Decimal IN (1, 2.5)")]
    [InlineData("x.Decimal.In([1, 2.5m])", "Decimal IN (1, 2.5)")]
    [InlineData("x.Decimal.In([1, 2])", "Decimal IN (1, 2)")]
    [InlineData("x.Text.In(\"a\")", "Text IN ('a')")]
    [InlineData("x.Text.In([\"a\", \"b\"])", "Text IN ('a', 'b')")]
    [InlineData("x.Guid.In(Guid.Empty)", "Guid IN ('00000000-0000-0000-0000-000000000000')")]
    [InlineData("x.Date.In(new DateOnly(2026, 1, 2))", "Date IN ('2026-01-02')")]
    [InlineData("x.Date.In([new DateOnly(2026, 1, 2), new DateTime(2026, 1, 3)])", "Date IN ('2026-01-02', '2026-01-03')")]
    [InlineData("x.Date.In(new DateOnly(2026, 1, 2), new DateTime(2026, 1, 3))", "Date IN ('2026-01-02', '2026-01-03')")]
    [InlineData("x.CountOrNull.NotIn(1, 2)", "CountOrNull NOT IN (1, 2)")]
    public void Separate_arguments_require_no_list(string condition, string text) => Assert.Equal([text], GetTexts([condition]));

    /// <summary>An empty list and null are not ambiguous for the compiler: the call itself rejects them.</summary>
    [Theory]
    [InlineData("x.Integer.In([])", "A list for EveryType.Integer must contain at least one value")]
    [InlineData("x.Date.In([])", "A list for EveryType.Date must contain at least one value")]
    [InlineData("x.Date.In()", "A list for EveryType.Date must contain at least one value")]
    [InlineData("x.Guid.In([])", "A list for EveryType.Guid must contain at least one value")]
    [InlineData("x.Decimal.In(null!)", "Value cannot be null")]
    [InlineData("x.Date.NotIn(null!)", "Value cannot be null")]
    [InlineData("x.Integer.In((List<int>)null!)", "Value cannot be null")]
    [InlineData("x.Integer.In(new List<int?> { 1, null })", "A value for EveryType.Integer must not be null")]
    [InlineData("x.Date.In(new DateOnly?[] { null })", "A value for EveryType.Date must not be null")]
    [InlineData("x.Guid.NotIn(new Guid?[] { null })", "A value for EveryType.Guid must not be null")]
    public void A_value_that_the_language_cannot_express_is_refused(string condition, string message)
    {
        var refusal = Assert.ThrowsAny<ArgumentException>(() => GetTexts([condition]));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.Integer.In(new[] { 1.5 })")]
    [InlineData("x.Integer.In(\"12\")")]
    [InlineData("x.Integer.In(new List<ulong>())")]
    [InlineData("x.Decimal.In(new List<double>())")]
    [InlineData("x.Decimal.In(\"12\")")]
    [InlineData("x.Date.In(new List<TimeOnly>())")]
    [InlineData("x.Text.In(new List<int>())")]
    public void A_list_of_another_type_does_not_compile(string condition)
    {
        var build = Project.WithSource("Program.cs", CreateProgram([condition])).BuildEdited();

        Assert.All(build.Diagnostics, d => Assert.False(build.IsGenerated(d)));
        Assert.NotEmpty(build.Diagnostics);
    }

    private static string[] GetTexts(IEnumerable<string> conditions) =>
        Assert.IsType<string[]>(Project.WithSource("Program.cs", CreateProgram(conditions)).BuildEdited().Run());

    private static string CreateProgram(IEnumerable<string> conditions) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static string[] Run() => [{{string.Join(",\n", conditions.Select(condition => $"Text(x => {condition})"))}}];

            private static string Text(Func<EveryTypeColumns, QueryCondition> condition) => Datasets.EveryType.Where(condition).ToString().Split(" WHERE ")[1];
        }
        """;

    /// <summary>A spread of nullable values has no natural type, so the overload without null is preferred.</summary>
    private static bool IsSpreadOfNullable(string code) => code.Contains("[.. new ", StringComparison.Ordinal) && code.Contains("?[]", StringComparison.Ordinal);
}
