using Insights.Typed.CodeFixes.Linq;
using Insights.Typed.Generator.Analysis.Queries;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>A Boolean column that is compared with a literal: the literals of the column determine the value that it means.</summary>
public sealed class ColumnValueFixTests
{
    private static readonly CodeFix Fix = new(new ColumnUseAnalyzer(), new ColumnValueFixProvider());

    private static readonly TestProject Project = TestProject.Create(new SchemaText("Switches.json", """
        {
          "datasetName": "Switches", "selectableColumns": ["Usual", "Swapped", "Special", "Numbered"],
          "typed": {
            "columns": {
              "Usual": { "type": "flag", "true": "Y", "false": "N" },
              "Swapped": { "type": "flag", "true": "N", "false": "Y" },
              "Special": { "type": "flag", "true": "active", "false": "closed" },
              "Numbered": { "type": "flag", "true": "0", "false": "1" }
            }
          }
        }
        """));

    [Theory]
    [InlineData("x.Usual == \"Y\"", "x.Usual == true")]
    [InlineData("x.Usual != \"no\"", "x.Usual != false")]
    [InlineData("'Y' == x.Usual", "true == x.Usual")]
    [InlineData("x.Usual == 1", "x.Usual == true")]
    [InlineData("x.Swapped == \"Y\"", "x.Swapped == false")]
    [InlineData("x.Swapped == \"n\"", "x.Swapped == true")]
    [InlineData("x.Special == \"Active\"", "x.Special == true")]
    [InlineData("x.Special == \"closed\"", "x.Special == false")]
    [InlineData("x.Special == \"Yes\"", "x.Special == true")]
    [InlineData("x.Numbered == 1", "x.Numbered == false")]
    [InlineData("x.Numbered == 0L", "x.Numbered == true")]
    public async Task A_literal_of_the_column_becomes_its_value(string before, string after) =>
        Assert.Equal(Program(after), await Fix.ApplyAsync(Program(before), Project));

    [Theory]
    [InlineData("x.Usual == \"active\"")]
    [InlineData("x.Usual == 2")]
    [InlineData("x.Usual == 1.0")]
    [InlineData("x.Usual == name")]
    [InlineData("x.Swapped == \"Yes\"")]
    [InlineData("x.Numbered == \"Y\"")]
    [InlineData("{ var column = x.Usual; return column == \"Y\"; }")]
    public async Task No_fix_is_offered_for_a_text_whose_value_is_not_certain(string condition) =>
        Assert.Empty(await Fix.GetTitlesAsync(Program(condition), Project));

    private static string Program(string condition) => $$"""
        using Insights.Typed;

        internal static class Program
        {
            internal static object Run(string name) => (Datasets.Switches.Where(x => {{condition}}), name);
        }
        """;
}
