namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>The generated types for schema files.</summary>
public sealed class DatasetTests
{
    [Fact]
    public void Every_type_nullable_and_not() => Snapshot.Verify(TestProject.Create(Samples.EveryType).Build().AssertCompiles());

    [Fact]
    public void Odd_names() => Snapshot.Verify(TestProject.Create(EdgeCaseSamples.Names).Build().AssertCompiles());

    [Fact]
    public void Descriptions_that_are_no_XML() => Snapshot.Verify(TestProject.Create(EdgeCaseSamples.Descriptions).Build().AssertCompiles());

    [Fact]
    public void The_response_of_the_service() => Snapshot.Verify(TestProject.Create(TestFiles.ServiceResponse).Build().AssertCompiles());
}
