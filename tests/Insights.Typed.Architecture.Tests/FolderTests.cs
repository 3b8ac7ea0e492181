using Insights.Typed.Architecture.Tests.Source;

namespace Insights.Typed.Architecture.Tests;

/// <summary>Folders next to each other depend on each other in one direction. Files next to them combine them, and may use each.</summary>
public sealed class FolderTests
{
    /// <summary>
    /// Folders that use each other, by project. Delete a line when its folders no longer depend on each other; never add one.
    /// </summary>
    private static readonly Dictionary<string, string[]> KnownCycles = new(StringComparer.Ordinal);

    private static readonly string[] DisallowedSuffixes = ["Helper", "Helpers", "Util", "Utils", "Utility", "Common", "Manager", "Misc"];

    public static TheoryData<string> Projects => [.. SourceProject.Names];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_depend_on_each_other_in_one_direction(string name) =>
        Assert.Equal(KnownCycles.GetValueOrDefault(name, []), FolderGraph.Read(SourceProject.Open(name)).Cycles());

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_namespace_of_an_internal_type_is_its_folder(string name) => Assert.Empty(SourceProject.Open(name).MisplacedTypes());

    [Theory]
    [MemberData(nameof(Projects))]
    public void No_type_has_a_catch_all_name(string name) => Assert.Equal(
        [],
        SourceProject.Open(name).Types().Select(type => type.Name).Where(type =>
            DisallowedSuffixes.Any(suffix => type.EndsWith(suffix, StringComparison.Ordinal))));
}
