using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.UserCode;

/// <summary>The behavior of rows on which users can rely, in tests and with rows from the library.</summary>
public sealed class RowRecordTests
{
    [Theory]
    [InlineData("new UsageRow()", "new UsageRow { Name = \"\" }")]
    [InlineData("new UsageRow { Name = \"ab\" }", "new UsageRow { Name = \"a\" + Later(\"b\") }")]
    [InlineData("new UsageRow { Total = 1, Customers = 2 }", "new UsageRow { Customers = 2, Total = 1 }")]
    [InlineData("new UsageRow { Total = 1 }", "new UsageRow { Total = 3 } with { Total = 1 }")]
    [InlineData("new UsageRow { Total = 1, Name = \"a\" }", "new UsageRow { Total = 1 } with { Name = \"a\" }")]
    [InlineData("new UsageRow { Note = null }", "new UsageRow()")]
    public void Rows_with_the_same_values_are_equal(string one, string other) => Assert.Equal("True True True", Compared(one, other));

    [Theory]
    [InlineData("new UsageRow()", "new UsageRow { Total = 0 }")]
    [InlineData("new UsageRow { Total = 1 }", "new UsageRow { Total = 2 }")]
    [InlineData("new UsageRow { Total = 1 }", "new UsageRow { Customers = 1 }")]
    [InlineData("new UsageRow { Total = 1 }", "new UsageRow { Total = 1, Customers = 0 }")]
    [InlineData("new UsageRow { Name = \"a\" }", "new UsageRow { Name = \"A\" }")]
    [InlineData("new UsageRow { Note = \"\" }", "new UsageRow()")]
    public void Rows_with_other_values_are_not_equal(string one, string other) => Assert.StartsWith("False False", Compared(one, other), StringComparison.Ordinal);

    [Fact]
    public void A_copy_with_another_metric_does_not_change_the_row() =>
        Assert.Equal(
            "1 | 1 | 5, 2 | 5, 3",
            Select.GetTextOfExpression(
                "Copies(new UsageRow { Total = 1 })",
                """
                private static string Copies(UsageRow row)
                {
                    var same = row with { };
                    var other = row with { Total = 5, Customers = 2 };
                    var another = other with { Customers = 3 };
                    return $"{row.Total} | {same.Total} | {other.Total}, {other.Customers} | {another.Total}, {another.Customers}";
                }
                """));

    [Fact]
    public void A_custom_constructor_sets_no_text_to_null() =>
        Assert.Equal(
            "  True 251de3d4-8868-4032-b518-f142da50522f",
            Select.GetTextOfExpression(
                "new UsageRow().Name + \" \" + new UsageRow(new Guid(\"251de3d4-8868-4032-b518-f142da50522f\")).Name + \" \" + new UsageRow().Trial + \" \" + new UsageRow(new Guid(\"251de3d4-8868-4032-b518-f142da50522f\")).Id",
                types: """
                namespace Insights.Typed
                {
                    partial record UsageRow
                    {
                        public UsageRow() => Trial = true;

                        public UsageRow(Guid id) => Id = id;
                    }
                }
                """));

    [Fact]
    public void A_dataset_without_metrics_or_texts_has_no_fields_for_them()
    {
        var generated = TestProject
            .Create(Samples.Sales, new SchemaText("Sums.json", """{ "datasetName": "Sums", "availableMetrics": ["A", "B"] }"""))
            .Build().AssertCompiles().Generated;

        Assert.Contains("__Text", generated["Sales.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("__metrics", generated["Sales.g.cs"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("__metrics", generated["Sums.g.cs"], StringComparison.Ordinal);
        Assert.DoesNotContain("__Text", generated["Sums.g.cs"], StringComparison.Ordinal);
    }

    /// <summary>An editor offers the members of <c>x.</c>, except types.</summary>
    [Fact]
    public void Generated_members_of_a_row_cannot_be_named_in_a_Select()
    {
        var program = Select.CreateProgram("Datasets.Usage.Select(x => x.Name)");
        var compilation = Select.Project.WithSource("Program.cs", program).Build().AssertCompiles().Compilation;
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("Program.cs", StringComparison.Ordinal));
        var position = program.IndexOf("x.Name", StringComparison.Ordinal) + "x.".Length;

        var members = compilation.GetSemanticModel(tree).LookupSymbols(position, compilation.GetTypeByMetadataName("Insights.Typed.UsageRow"))
            .Where(member => member is not INamedTypeSymbol)
            .Select(member => member.Name)
            .ToList();

        Assert.Contains("Name", members);
        Assert.DoesNotContain(members, name => name.StartsWith('_'));
    }

    private static string Compared(string one, string other) => Select.GetTextOfExpression(
        $"$\"{{({one}).Equals({other})}} {{({one}) == ({other})}} {{({one}).GetHashCode() == ({other}).GetHashCode()}}\"",
        "private static string Later(string text) => new string(text.ToCharArray());");
}
