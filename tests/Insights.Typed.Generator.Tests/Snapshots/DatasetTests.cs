namespace Insights.Typed.Generator.Tests.Snapshots;

/// <summary>The types that schema files become.</summary>
public sealed class DatasetTests
{
    [Fact]
    public void Every_type_nullable_and_not() => Snapshot.Verify(TestProject.Of(Samples.EveryType).Build().AssertCompiles());

    [Fact]
    public void Odd_names() => Snapshot.Verify(TestProject.Of(OddSamples.Names).Build().AssertCompiles());

    [Fact]
    public void Descriptions_that_are_no_XML() => Snapshot.Verify(TestProject.Of(OddSamples.Descriptions).Build().AssertCompiles());

    [Fact]
    public void The_services_own_answer() => Snapshot.Verify(TestProject.Of(TestFiles.ServiceAnswer).Build().AssertCompiles());
}
