using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>Generated code compiles, whatever a schema says, and is sound where its own pragma hides nothing.</summary>
public sealed class CleanCodeTests
{
    /// <summary>
    /// What generated code may do and hand-written code would not: have lower-case type names, hide members of object
    /// by a dataset's name, and leave a member that is not for use by hand without a comment.
    /// </summary>
    private static readonly string[] Allowed = ["CS8981", "CS0108", "CS1591"];

    public static TheoryData<string> ShippedNames => [.. TestFiles.ShippedNames];

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public void A_shipped_schema_becomes_clean_code(string dataset) => AssertClean(TestFiles.Shipped(dataset));

    [Fact]
    public void All_shipped_schemas_compile_together()
    {
        var build = TestProject.Empty with { Schemas = [.. TestFiles.ShippedNames.Select(TestFiles.Shipped)] };

        Assert.Equal(TestFiles.ShippedNames.Count(), build.Build().AssertCompiles().Generated.Count);
    }

    [Fact]
    public void Every_type_becomes_sound_code() => AssertClean(Samples.EveryType);

    [Fact]
    public void Odd_names_become_sound_code() => AssertClean(EdgeCaseSamples.Names);

    [Fact]
    public void Odd_datasets_become_sound_code() => AssertClean(EdgeCaseSamples.Datasets);

    [Fact]
    public void Hostile_descriptions_become_sound_code() => AssertClean(EdgeCaseSamples.Descriptions);

    [Fact]
    public void The_response_of_the_service_becomes_clean_code() => AssertClean(TestFiles.ServiceResponse);

    [Fact]
    public void Lines_end_the_same_on_every_machine() =>
        Assert.All(TestProject.Create(EdgeCaseSamples.Descriptions).Build().Generated.Values, text => Assert.DoesNotContain('\r', text));

    private static void AssertClean(SchemaText schema)
    {
        var build = TestProject.Create(schema).Build().AssertCompiles();

        Assert.Empty(build.Result.Diagnostics);
        Assert.NotEmpty(build.Generated);
        Build.AssertNothing(build.GetDiagnosticsWithoutPragma().Where(d => !Allowed.Contains(d.Id)));
    }
}
