using System.Text.Json;

namespace Insights.Typed.Packaging.Tests.Harness;

/// <summary>
/// A user's project that imports the properties and targets of the package where NuGet imports them, without a restore: MSBuild
/// evaluates it in seconds.
/// </summary>
internal sealed class EvaluatedProject : IDisposable
{
    /// <summary>NuGet imports nothing of the package for this framework.</summary>
    public const string UnsupportedFramework = "net9.0";

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("Insights.Typed.Evaluated");

    /// <param name="project">The content of the project file, without its root element.</param>
    /// <param name="directoryTargets">The content of Directory.Build.targets.</param>
    /// <param name="sdk">The SDK of the project.</param>
    public EvaluatedProject(string project, string directoryTargets = "", string sdk = "Microsoft.NET.Sdk")
    {
        var package = Path.Combine(root.FullName, "package");
        TreeCopy.Make(Path.Combine(SourceTree.Root, "src", "Insights.Typed", "build"), Path.Combine(package, "build", "net10.0"));
        TreeCopy.Make(Path.Combine(SourceTree.Root, "src", "Insights.Typed", "buildTransitive"), Path.Combine(package, "buildTransitive", "net10.0"));
        TreeCopy.Make(Path.Combine(SourceTree.Root, "schemas"), Path.Combine(package, "schemas"));
        foreach (var kind in new[] { "props", "targets" })
        {
            Write($"obj/App.csproj.nuget.g.{kind}", $"""<Import Condition="'$(TargetFramework)' != '{UnsupportedFramework}'" Project="{Path.Combine(package, "buildTransitive", "net10.0", $"Insights.Typed.{kind}")}" />""");
        }

        Write("App.csproj", project, $" Sdk=\"{sdk}\"");
        Write("Directory.Build.props", "");
        Write("Empty.targets", "");
        Write("Directory.Build.targets", directoryTargets);
        Write("schemas/Seats.json", "");
    }

    private string Folder => Path.Combine(root.FullName, "app");

    /// <summary>The files of a schema item, by their names and the folders that contain them.</summary>
    public async Task<IReadOnlyList<string>> GetItemsAsync(string item) =>
    [
        .. (await EvaluateItemsAsync(item))
            .Select(file => file.GetProperty("FullPath").GetString()!)
            .Select(path => Path.Combine(Path.GetFileName(Path.GetDirectoryName(path))!, Path.GetFileName(path)).Replace('\\', '/')),
    ];

    /// <summary>The project's files that the build of a framework publishes, in addition to its output.</summary>
    public async Task<IReadOnlyList<string>> GetPublishedFilesAsync(string framework)
    {
        const string Target = "GetCopyToPublishDirectoryItems";

        // The files of a program's output are known only after a restore.
        var output = await DotNet.RunAsync(
            Folder, new Dictionary<string, string>(), "msbuild", "App.csproj", $"-getTargetResult:{Target}", $"-p:TargetFramework={framework}", "-p:HasRuntimeOutput=false", "-nologo");
        return
        [
            .. JsonDocument.Parse(output).RootElement.GetProperty("TargetResults").GetProperty(Target).GetProperty("Items").EnumerateArray()
                .Select(file => Path.GetRelativePath(Folder, file.GetProperty("FullPath").GetString()!).Replace('\\', '/'))
                .Order(StringComparer.Ordinal),
        ];
    }

    public async Task<string> GetPropertyAsync(string property) =>
        (await DotNet.RunAsync(Folder, new Dictionary<string, string>(), "msbuild", "App.csproj", $"-getProperty:{property}", "-nologo")).Trim();

    public Task<(int ExitCode, string Output)> RunTargetAsync(string target, params string[] properties) => DotNet.TryAsync(
        "dotnet", Folder, new Dictionary<string, string>(), ["msbuild", "App.csproj", $"-t:{target}", "-nologo", "-v:m", "--tl:off", .. properties.Select(property => $"-p:{property}")]);

    public void AddFile(string file, string content = "")
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    public void Dispose() => root.Delete(recursive: true);

    private async Task<IEnumerable<JsonElement>> EvaluateItemsAsync(string item)
    {
        var output = await DotNet.RunAsync(Folder, new Dictionary<string, string>(), "msbuild", "App.csproj", $"-getItem:{item}", "-nologo");
        return JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty(item).EnumerateArray();
    }

    private void Write(string file, string content, string attributes = "") => AddFile(file, $"<Project{attributes}>{content}</Project>");
}
