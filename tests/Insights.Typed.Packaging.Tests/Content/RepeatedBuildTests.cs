using System.IO.Compression;
using System.Security.Cryptography;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Content;

/// <summary>
/// The same source results in the same packages in any folder. The test builds everything twice from nothing, so it runs only
/// with INSIGHTS_SOAK.
/// </summary>
public sealed class RepeatedBuildTests
{
    public static bool IsEnabled => Environment.GetEnvironmentVariable("INSIGHTS_SOAK") is { Length: > 0 };

    [Fact(Skip = "Runs with INSIGHTS_SOAK set.", SkipUnless = nameof(IsEnabled))]
    public async Task A_release_is_the_same_in_every_folder()
    {
        var root = Directory.CreateTempSubdirectory("Insights.Typed.Repeated");
        try
        {
            var first = await PackAsync(Path.Combine(root.FullName, "first"));
            var second = await PackAsync(Path.Combine(root.FullName, "another", "longer name"));

            Assert.Contains($"Insights.Typed.{SourceTree.Version}.nupkg: lib/net10.0/Insights.Typed.dll", first.Keys);
            Assert.Contains($"Insights.Typed.{SourceTree.Version}.snupkg: lib/net10.0/Insights.Typed.pdb", first.Keys);
            Assert.Equal(first, second);
        }
        finally
        {
            root.Delete(recursive: true);
        }
    }

    /// <summary>The hash of every file in the packages, except those that NuGet generates with random content.</summary>
    private static async Task<SortedDictionary<string, string>> PackAsync(string tree)
    {
        TreeCopy.MakeOfFiles(SourceTree.Root, tree);
        foreach (var folder in new[] { "src", "generator", "schemas" })
        {
            TreeCopy.Make(Path.Combine(SourceTree.Root, folder), Path.Combine(tree, folder));
        }

        var environment = new Dictionary<string, string> { ["CI"] = "true" };

        // The copy is not restored: neither this project nor those that its package contains without a reference.
        var packages = Path.Combine(tree, "packed");
        await DotNet.RunAsync(tree, environment, "pack", "src/Insights.Typed", "-c", "Release", $"-p:Version={SourceTree.Version}", "-o", packages, "-v:q", "-nologo", "--tl:off");

        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var path in Directory.GetFiles(packages))
        {
            await using var package = await ZipFile.OpenReadAsync(path, TestContext.Current.CancellationToken);
            foreach (var file in package.Entries.Where(entry => entry.FullName != "_rels/.rels" && !entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal)))
            {
                await using var content = await file.OpenAsync(TestContext.Current.CancellationToken);
                hashes.Add($"{Path.GetFileName(path)}: {file.FullName}", Convert.ToHexString(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken)));
            }
        }

        return hashes;
    }
}
