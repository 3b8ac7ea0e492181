using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Insights.Typed.LocalService;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>
/// All fresh projects, built together: once from nothing, then again after changes of some schema files; and a service on this
/// machine for them.
/// </summary>
public sealed partial class CleanProjects(LocalFeed feed) : IAsyncLifetime
{
    private CleanFolder? projectFolder;
    private InsightsLocalService? service;

    /// <summary>The output of each edited project before its edit.</summary>
    public Dictionary<string, string> BeforeEdit { get; } = [];

    /// <summary>The time at which each project was last compiled in the first build.</summary>
    public Dictionary<string, DateTime> CompiledFirst { get; } = [];

    public string FirstBuild { get; private set; } = "";

    public IEnumerable<string> Names => Directory.GetDirectories(projectFolder!.Folder).Select(Path.GetFileName).Where(name => name is not ("shared" or "Trimmed" or "TrimmedService" or "ParquetAot" or "OldFramework"))!;

    public async ValueTask InitializeAsync()
    {
        projectFolder = await CleanFolder.OpenAsync(feed);
        service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 });
        await InterceptedCall.AddAsync(projectFolder.GetPath("CustomInterceptors"));
        await FirstScreen.AddAsync(projectFolder.GetPath("FirstScreen"));
        var projects = Names.Select(name => $"<Project Path=\"{name}/{Path.GetFileName(Directory.GetFiles(projectFolder.GetPath(name), "*.*proj").Single())}\" />");
        await File.WriteAllTextAsync(projectFolder.GetPath("Fresh.slnx"), $"<Solution>\n{string.Join('\n', projects)}\n</Solution>\n");

        FirstBuild = await BuildAsync();
        foreach (var name in Names)
        {
            CompiledFirst[name] = GetLastCompileTime(name);
        }

        foreach (var name in new[] { "EditedSchema", "AddedSchema", "DeletedSchema" })
        {
            BeforeEdit[name] = await RunAsync(name);
        }

        await File.WriteAllTextAsync(projectFolder.GetPath("EditedSchema", "schemas", "First.json"), """{ "datasetName": "First", "selectableColumns": ["Renamed"] }""");
        await File.WriteAllTextAsync(projectFolder.GetPath("AddedSchema", "schemas", "Third.json"), """{ "datasetName": "Third", "selectableColumns": ["C"] }""");
        File.Delete(projectFolder.GetPath("DeletedSchema", "schemas", "First.json"));
        await BuildAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        projectFolder?.Dispose();
    }

    /// <summary>The output of a program.</summary>
    public Task<string> RunAsync(string name) => DotNet.RunAsync(
        projectFolder!.GetPath(name),
        new Dictionary<string, string>(projectFolder.Environment) { ["INSIGHTS_BASE_ADDRESS"] = service!.BaseAddress.ToString(), ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        "exec",
        projectFolder.GetPath(name, "bin", "Debug", "net10.0", name + ".dll"));

    /// <summary>The output of a program with the address of a service and no other configuration.</summary>
    public Task<string> RunUnattendedAsync(string name, InsightsLocalService service) => DotNet.RunAsync(
        projectFolder!.GetPath(name), CreateUserEnvironment(("INSIGHTS_BASE_ADDRESS", service.BaseAddress.AbsoluteUri)), "exec", projectFolder.GetPath(name, "bin", "Debug", "net10.0", name + ".dll"));

    /// <summary>The output of the tool from its package, in the folder of a project.</summary>
    public Task<string> RunToolAsync(string name, (string Name, string Value)[] variables, params string[] arguments)
    {
        var folder = projectFolder!.GetPath("shared", "tool");
        lock (projectFolder)
        {
            if (!Directory.Exists(folder))
            {
                ZipFile.ExtractToDirectory(feed.GetPath("Insights.Typed.Tool"), folder);
            }
        }

        return DotNet.RunAsync(projectFolder.GetPath(name), CreateUserEnvironment(variables), ["exec", Path.Combine(folder, "tools", "net10.0", "any", "insights.dll"), .. arguments]);
    }

    /// <summary>A user whose stored sign-ins are in the fresh folder.</summary>
    private Dictionary<string, string> CreateUserEnvironment(params (string Name, string Value)[] variables)
    {
        var user = new Dictionary<string, string>(projectFolder!.Environment) { ["HOME"] = Directory.CreateDirectory(projectFolder.GetPath("shared", "home")).FullName, ["INSIGHTS_LOGIN_FOLDER"] = projectFolder.GetPath("shared", "logins") };
        foreach (var (variable, value) in variables)
        {
            user[variable] = value;
        }

        return user;
    }

    public bool Has(string name, params string[] parts) => Path.Exists(projectFolder!.GetPath([name, .. parts]));

    /// <summary>The files of a publish, by their names in its folder.</summary>
    public async Task<IEnumerable<string>> PublishAsync(string name, params string[] arguments)
    {
        var folder = projectFolder!.GetPath("shared", "published", name);
        await DotNet.RunAsync(projectFolder.GetPath(name), projectFolder.Environment, ["publish", "-o", folder, "-v:q", "-nologo", "--tl:off", .. arguments]);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
    }

    /// <summary>The distinct errors of a restore for a framework.</summary>
    public async Task<IEnumerable<string>> RestoreErrorsAsync(string name, string framework)
    {
        var (_, output) = await DotNet.TryAsync("dotnet", projectFolder!.GetPath(name), projectFolder.Environment, "restore", $"-p:TargetFramework={framework}", "-nologo", "-v:q", "--tl:off");
        return output.Split('\n').Where(line => ErrorOrWarning().IsMatch(line)).Select(line => line.Trim()).Distinct();
    }

    public string ReadText(string name, string file) => File.ReadAllText(projectFolder!.GetPath(name, file));

    /// <summary>The compiler writes this file whenever it runs, even if the result is the same.</summary>
    public DateTime GetLastCompileTime(string name) => File.GetLastWriteTimeUtc(projectFolder!.GetPath(name, "obj", "Debug", "net10.0", name + ".dll"));

    /// <summary>The warnings of the first build: project and rule.</summary>
    public IEnumerable<(string Project, string Rule)> Warnings => Warning().Matches(FirstBuild)
        .Select(match => (Path.GetFileNameWithoutExtension(match.Groups[2].Value), match.Groups[1].Value)).Distinct().Order();

    /// <summary>
    /// Runs a target that requests the datasets of the service, with a saved response, and returns the distinct errors and
    /// warnings, in order, without the parts that differ between machines.
    /// </summary>
    public async Task<(int ExitCode, string Diagnostics)> TargetAsync(string name, string target, string response, params string[] arguments)
    {
        var (exitCode, output) = await DotNet.TryAsync(
            "dotnet",
            projectFolder!.GetPath(name),
            projectFolder.Environment,
            ["build", $"-t:{target}", $"-p:InsightsSavedResponse=../shared/responses/{response}", "--no-restore", "-nologo", "-v:m", "--tl:off", "-clp:NoSummary", .. arguments]);
        var diagnostics = output.Split('\n')
            .Where(line => ErrorOrWarning().IsMatch(line))
            .Select(line => MachinePattern().Replace(line.Replace(projectFolder.GetPath(name) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), "$1").Trim() + "\n")
            .Distinct();
        return (exitCode, string.Concat(diagnostics));
    }

    /// <summary>Builds a project with one more source file, and returns the distinct errors and warnings of this library.</summary>
    public async Task<IEnumerable<string>> BuildWithFileAsync(string name, string source, params string[] arguments)
    {
        var file = projectFolder!.GetPath(name, "Added.cs");
        await File.WriteAllTextAsync(file, source);
        try
        {
            var (_, output) = await DotNet.TryAsync(
                "dotnet", projectFolder.GetPath(name), projectFolder.Environment, ["build", "--no-restore", "-nologo", "-v:m", "--tl:off", "-clp:NoSummary", .. arguments]);
            return Report().Matches(output).Select(match => match.Value).Distinct();
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>The datasets whose types a build generates, and the file that has the names of the others.</summary>
    public async Task<IEnumerable<string>> BuildDatasetsAsync(string name, params string[] arguments)
    {
        var generated = projectFolder!.GetPath("shared", "generated", name);
        if (Directory.Exists(generated))
        {
            Directory.Delete(generated, recursive: true);
        }

        await DotNet.RunAsync(
            projectFolder.GetPath(name),
            projectFolder.Environment,
            [
                "build", "--no-restore", "-t:Rebuild", "-nologo", "-v:q", "--tl:off", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=" + generated,
                .. GetOwnFolders(name), .. arguments,
            ]);
        return Directory.GetFiles(Path.Combine(generated, "Insights.Typed.Generator", "Insights.Typed.Generator.InsightsGenerator"))
            .Select(file => Path.GetFileName(file).Replace(".g.cs", "", StringComparison.Ordinal)).Where(file => !file.EndsWith(".Interceptors", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
    }

    /// <summary>The configuration files that the compiler gets.</summary>
    public async Task<IEnumerable<string>> GetCompilerConfigurationAsync(string name, params string[] arguments)
    {
        var output = await DotNet.RunAsync(
            projectFolder!.GetPath(name),
            projectFolder.Environment,
            [
                "msbuild", "-t:ResolveReferences;CoreCompile", "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true", "-p:NonExistentFile=missing", "-nologo", "-getItem:CscCommandLineArgs",
                .. GetOwnFolders(name), .. arguments,
            ]);
        return JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
            .Select(argument => argument.GetProperty("Identity").GetString()!).Where(argument => argument.StartsWith("/analyzerconfig:", StringComparison.Ordinal)).Select(argument => Path.GetFileName(argument));
    }

    /// <summary>Other tests examine the files of the builds of all projects.</summary>
    private string[] GetOwnFolders(string name) =>
        [$"-p:OutputPath={projectFolder!.GetPath("shared", "bin", name)}/", $"-p:IntermediateOutputPath={projectFolder.GetPath("shared", "obj", name)}/"];

    private Task<string> BuildAsync() => DotNet.RunAsync(projectFolder!.Folder, projectFolder.Environment, "build", "Fresh.slnx", "-v:m", "-nologo", "-m:2", "--tl:off");

    [GeneratedRegex(@"warning ([A-Z]+\d+):.*\[(.+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Warning();

    [GeneratedRegex(@"\b(error|warning) INS\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Report();

    [GeneratedRegex(@": (error|warning)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorOrWarning();

    /// <summary>The location in the package and the project.</summary>
    [GeneratedRegex(@"^.*[/\\](Insights\.Typed\.targets)\(\d+,\d+\)| \[[^\]]+proj\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex MachinePattern();
}
