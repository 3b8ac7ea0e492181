using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>Generated code compiles for any schema, and has no warnings that its pragma would hide.</summary>
public sealed class CleanCodeTests
{
    /// <summary>
    /// Warnings that are allowed in generated code, but not in handwritten code: lower-case type names, members of object
    /// hidden by a dataset's name, and members without a comment that are not intended for direct use.
    /// </summary>
    private static readonly string[] Allowed = ["CS8981", "CS0108", "CS1591"];

    public static TheoryData<string> ShippedNames => [.. TestFiles.ShippedNames];

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public void A_shipped_schema_results_in_clean_code(string dataset) => AssertClean(TestFiles.Shipped(dataset));

    [Fact]
    public void All_shipped_schemas_compile_together()
    {
        var build = TestProject.Empty with { Schemas = [.. TestFiles.ShippedNames.Select(TestFiles.Shipped)] };

        Assert.Equal(TestFiles.ShippedNames.Count(), build.Build().AssertCompiles().Generated.Count);
    }

    [Fact]
    public void Every_type_results_in_clean_code() => AssertClean(Samples.EveryType);

    [Fact]
    public void Unusual_names_result_in_clean_code() => AssertClean(EdgeCaseSamples.Names);

    [Fact]
    public void Unusual_datasets_result_in_clean_code() => AssertClean(EdgeCaseSamples.Datasets);

    [Fact]
    public void Hostile_descriptions_result_in_clean_code() => AssertClean(EdgeCaseSamples.Descriptions);

    [Fact]
    public void The_response_of_the_service_results_in_clean_code() => AssertClean(TestFiles.ServiceResponse);

    [Fact]
    public void Line_endings_are_the_same_on_every_machine() =>
        Assert.All(TestProject.Create(EdgeCaseSamples.Descriptions).Build().Generated.Values, text => Assert.DoesNotContain('\r', text));

    private static void AssertClean(SchemaText schema)
    {
        var build = TestProject.Create(schema).Build().AssertCompiles();

        Assert.Empty(build.Result.Diagnostics);
        Assert.NotEmpty(build.Generated);
        Build.AssertNothing(build.GetDiagnosticsWithoutPragma().Where(d => !Allowed.Contains(d.Id)));
    }
}
