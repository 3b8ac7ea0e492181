using System.Text.RegularExpressions;
using Insights.Typed.CodeFixes.RawText;
using Insights.Typed.Generator.Analysis.RawText;
using Insights.Typed.Language;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>The typed query, compiled and run, selects the same as the text.</summary>
public sealed class EquivalenceTests
{
    private static readonly CodeFix Fix = new(new RawTextAnalyzer(), new TypedQueryFix());

    private static readonly TestProject Project = TestProject.Create(Samples.EveryType);

    [Theory]
    [InlineData("SELECT Text FROM EveryType")]
    [InlineData("SELECT DISTINCT Text, Sum, Last FROM EveryType WHERE Integer = 1 AND Integer != 2 AND Integer < 3 AND Integer <= -4 AND Integer > 5 AND Integer >= 6000000000")]
    [InlineData("SELECT text FROM everytype WHERE text = 'a' AND text != 'b' AND text < 'c' AND text <= 'd' AND text > 'e' AND text >= 'f'")]
    [InlineData("SELECT Text FROM EveryType WHERE Text LIKE '%a%' AND Text LIKE 'a%' AND Text LIKE '%a' AND Text LIKE 'a' AND Text LIKE '%' AND Text LIKE '%%' AND Text LIKE 'a_b%' AND Text LIKE ''")]
    [InlineData("SELECT Text FROM EveryType WHERE Text NOT LIKE '%a%' AND TextOrNull NOT IN ('a', 'b c') AND Undeclared IN ('\\\\', '\\u00e4', '\\ud83d\\ude00')")]
    [InlineData("SELECT Text FROM EveryType WHERE Decimal = 1.50 AND Decimal != -2 AND Sum IN (0.1, 79228162514264337593543950.0) AND DecimalOrNull >= 0")]
    [InlineData("SELECT Text FROM EveryType WHERE Integer IN (1, 2) AND Count NOT IN (-3) AND IntegerOrNull = 9223372036854775807 AND CountOrNull > -9223372036854775808")]
    [InlineData("SELECT Text FROM EveryType WHERE Guid = '2a31c234-1f4e-4c60-909e-76d234f93161' AND GuidOrNull NOT IN ('80780748-3f9a-11eb-b378-0242ac130002', '2a31c234-1f4e-4c60-909e-76d234f93161')")]
    [InlineData("SELECT Text FROM EveryType WHERE Date = '2024-05-01' AND Date IN ('2024-12-31') AND DateOrNull >= '0001-01-01' AND Last < '9999-12-31'")]
    [InlineData("SELECT Text FROM EveryType WHERE DateTime >= '2024-05-01T10:30:59Z' AND DateTimeOrNull NOT IN ('2024-05-01T00:00:00Z')")]
    [InlineData("SELECT Text FROM EveryType WHERE Flag = 'Y' AND FlagOrNull = '0' AND Flag = 'N'")]
    [InlineData("SELECT Flag, Date, Guid FROM EveryType ORDER BY Text, Flag ASC, Sum DESC, Last LIMIT 2147483647 TIMESPAN LAST_6_MONTHS AGGREGATED Daily")]
    public async Task The_texts_are_equal_except_for_stated_directions(string text) =>
        Assert.Equal(Normalize(Regex.Unescape(text)), Normalize(await TextAfterFixAsync(text)));

    [Theory]
    [InlineData("SELECT Text FROM EveryType WHERE Integer = '007'", "SELECT Text FROM EveryType WHERE Integer = 7")]
    [InlineData("SELECT Text FROM EveryType WHERE Decimal < '1.5'", "SELECT Text FROM EveryType WHERE Decimal < 1.5")]
    [InlineData("SELECT Text FROM EveryType WHERE Text = 5", "SELECT Text FROM EveryType WHERE Text = '5'")]
    [InlineData("SELECT Text FROM EveryType WHERE FlagOrNull = 1", "SELECT Text FROM EveryType WHERE FlagOrNull = '1'")]
    [InlineData("SELECT Text FROM EveryType WHERE Flag = 'n'", "SELECT Text FROM EveryType WHERE Flag = 'N'")]
    public async Task A_value_can_change_its_literal(string text, string after) => Assert.Equal(after, await TextAfterFixAsync(text));

    /// <summary>Each operator of the table, with each type of column that supports it.</summary>
    [Fact]
    public async Task Each_operator_is_the_same_for_each_type()
    {
        var conditions =
            from type in ColumnTypes.All
            where type.Sample is not null
            from @operator in ComparisonOperators.All
            let kind = @operator.GetOperandKind()
            where kind != OperandKind.Text || type.Type == ColumnType.Text
            select $"{type.Type} {@operator.ToText()} {(kind == OperandKind.List ? $"({type.Sample})" : type.Sample)}";
        var text = $"SELECT Text FROM EveryType WHERE {string.Join(" AND ", conditions)}";

        Assert.Equal(Normalize(text), Normalize(await TextAfterFixAsync(text)));
    }

    private static async Task<string> TextAfterFixAsync(string text)
    {
        var after = await Fix.ApplyAsync(
            $$"""
            using Insights.Typed;

            internal static class Program
            {
                internal static string Run()
                {
                    // lang=InsightsQuery
                    return "{{text}}";
                }
            }
            """,
            Project);
        Assert.True(after is not null, $"There is no fix for {text}. A column of each type must be in Samples.EveryType.");
        return Assert.IsType<string>(Project.WithSource("Program.cs", after).BuildEdited().Run());
    }

    /// <summary>In the schema's letter case, with every direction stated.</summary>
    private static string Normalize(string text)
    {
        var query = ParsedQuery.Parse(text).Query!;
        var stated = string.Join(", ", query.OrderBy.Select(o => $"{o.Column} {(o.IsDescending ? "DESC" : "ASC")}"));
        var queryText = query.ToString();
        var normalized = query.OrderBy.Count == 0 ? queryText : queryText.Replace(string.Join(", ", query.OrderBy), stated, StringComparison.Ordinal);
        return normalized.ToUpperInvariant();
    }
}
