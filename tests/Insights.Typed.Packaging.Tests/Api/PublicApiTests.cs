using System.Reflection;
using Insights.Typed.Packaging.Tests.Harness;
using PublicApiGenerator;

namespace Insights.Typed.Packaging.Tests.Api;

/// <summary>
/// The public API of each library is in a file next to this one, with nullability, attributes and constraints, so that a
/// review sees every change of it. On a mismatch the current API is in <c>.received.txt</c>: rename that file to accept it.
/// </summary>
public sealed class PublicApiTests
{
    // The extension methods of the dependency injection package are in a Microsoft namespace, which is left out by default.
    private static readonly ApiGeneratorOptions Options = new() { IncludeAssemblyAttributes = false, DenyNamespacePrefixes = [] };

    public static TheoryData<string> Libraries => [.. SourceTree.Libraries, .. SourceTree.SupportingAssemblies];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void The_public_API_is_the_accepted_one(string library)
    {
        var folder = Path.Combine(SourceTree.Project, "Api");
        var (accepted, received) = (Path.Combine(folder, library + ".txt"), Path.Combine(folder, library + ".received.txt"));
        var api = Assembly.Load(library).GeneratePublicApi(Options).ReplaceLineEndings("\n") + "\n";
        File.Delete(received);
        var expected = File.Exists(accepted) ? File.ReadAllText(accepted) : "";
        if (api != expected)
        {
            File.WriteAllText(received, api);
        }

        Assert.Equal(expected.Split('\n'), api.Split('\n'));
    }

    [Fact]
    public void Every_accepted_file_belongs_to_a_library() => Assert.Equal(
        Libraries.Select(row => row.Data).Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(SourceTree.Project, "Api"), "*.txt").Where(path => !path.EndsWith(".received.txt", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
}
