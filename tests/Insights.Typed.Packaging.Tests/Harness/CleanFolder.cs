namespace Insights.Typed.Packaging.Tests.Harness;

/// <summary>
/// A folder outside this repository with projects of a user, who gets the packages from a feed. Third-party packages come from
/// this machine's cache, or from its configured feeds.
/// </summary>
internal sealed class CleanFolder : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("Insights.Typed.Fresh");

    private CleanFolder(LocalFeed feed) => Environment = new Dictionary<string, string>
    {
        ["NUGET_PACKAGES"] = Path.Combine(root.FullName, "packages"),
        ["NUGET_FALLBACK_PACKAGES"] = FindOtherPackages(),
        ["INSIGHTS_FEED"] = feed.Folder,
    };

    public string Folder => Path.Combine(root.FullName, "projects");

    public IReadOnlyDictionary<string, string> Environment { get; }

    public static async Task<CleanFolder> OpenAsync(LocalFeed feed)
    {
        var fresh = new CleanFolder(feed);
        TreeCopy.Make(Path.Combine(SourceTree.Project, "Fresh"), fresh.Folder);
        foreach (var project in Directory.GetFiles(fresh.Folder, "*.*proj", SearchOption.AllDirectories))
        {
            await File.WriteAllTextAsync(project, (await File.ReadAllTextAsync(project)).Replace("Version=\"0.1.0\"", $"Version=\"{SourceTree.Version}\"", StringComparison.Ordinal));
        }

        // The packages of this repository come from the feed only, even if other feeds have packages with the same names.
        var otherPackages = (await DotNet.RunAsync(SourceTree.Root, fresh.Environment, "nuget", "list", "source"))
            .Split('\n').Where(line => line.EndsWith("[Enabled]", StringComparison.Ordinal)).Select(line => line[(line.IndexOf('.', StringComparison.Ordinal) + 1)..^"[Enabled]".Length].Trim());
        await File.WriteAllTextAsync(Path.Combine(fresh.Folder, "NuGet.config"), $"""
            <configuration>
              <packageSources><add key="feed" value="%INSIGHTS_FEED%" /></packageSources>
              <packageSourceMapping>
                <packageSource key="feed"><package pattern="Insights.Typed*" /></packageSource>
            {string.Concat(otherPackages.Select(name => $"    <packageSource key=\"{System.Security.SecurityElement.Escape(name)}\"><package pattern=\"*\" /></packageSource>\n"))}  </packageSourceMapping>
            </configuration>
            """);
        return fresh;
    }

    /// <summary>The packages in this machine's cache, without ours, which could be from an earlier build.</summary>
    private string FindOtherPackages()
    {
        var all = Directory.GetDirectories(SourceTree.MachinePackages);
        var otherPackages = all.Where(folder => !Path.GetFileName(folder).StartsWith("insights.typed", StringComparison.OrdinalIgnoreCase)).ToList();
        if (otherPackages.Count == all.Length)
        {
            return SourceTree.MachinePackages;
        }

        var links = root.CreateSubdirectory("others").FullName;
        foreach (var folder in otherPackages)
        {
            Directory.CreateSymbolicLink(Path.Combine(links, Path.GetFileName(folder)), folder);
        }

        return links;
    }

    public string GetPath(params string[] parts) => Path.Combine([Folder, .. parts]);

    public void Dispose() => root.Delete(recursive: true);
}
