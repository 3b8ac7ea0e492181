using System.Reflection;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Api;

/// <summary>
/// What each library offers is written down beside this file, so that a change of it shows in the change itself. What it
/// is now goes to <c>.received.txt</c> where the two differ; to accept it, give it the other's name.
/// </summary>
public sealed class PublicApiTests
{
    public static TheoryData<string> Libraries =>
    [
        .. SourceTree.PackableProjects.Where(path => !File.ReadAllText(path).Contains("<PackAsTool>", StringComparison.Ordinal)).Select(path => Path.GetFileNameWithoutExtension(path)),
    ];

    [Theory]
    [MemberData(nameof(Libraries))]
    public void It_is_what_was_written_down(string library)
    {
        var folder = Path.Combine(SourceTree.Project, "Api");
        var (accepted, received) = (Path.Combine(folder, library + ".txt"), Path.Combine(folder, library + ".received.txt"));
        var api = ApiListing.Of(Assembly.Load(library));
        File.Delete(received);
        var expected = File.Exists(accepted) ? File.ReadAllText(accepted) : "";
        if (api != expected)
        {
            File.WriteAllText(received, api);
        }

        Assert.Equal(expected.Split('\n'), api.Split('\n'));
    }

    [Fact]
    public void Nothing_is_written_down_of_what_is_no_more() => Assert.Equal(
        Libraries.Select(row => row.Data).Order(StringComparer.Ordinal),
        Directory.GetFiles(Path.Combine(SourceTree.Project, "Api"), "*.txt").Where(path => !path.EndsWith(".received.txt", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
}
