using System.IO.Compression;
using System.Text.RegularExpressions;
using Insights.Typed.LocalService;
using Insights.Typed.Packaging.Tests.Harness;

namespace Insights.Typed.Packaging.Tests.Projects;

/// <summary>
/// All fresh projects, built together: once from nothing, then again after schema files of some were changed. And a
/// service on this machine for them to ask.
/// </summary>
public sealed partial class FreshProjects(LocalFeed feed) : IAsyncLifetime
{
    private FreshFolder? fresh;
    private InsightsLocalService? service;

    /// <summary>What each edited project printed before its edit.</summary>
    public Dictionary<string, string> BeforeEdit { get; } = [];

    /// <summary>When each project was last compiled in the first build.</summary>
    public Dictionary<string, DateTime> CompiledFirst { get; } = [];

    public string FirstBuild { get; private set; } = "";

    public IEnumerable<string> Names => Directory.GetDirectories(fresh!.Folder).Select(Path.GetFileName).Where(name => name is not ("shared" or "Trimmed" or "OldFramework"))!;

    public async ValueTask InitializeAsync()
    {
        fresh = await FreshFolder.OpenAsync(feed);
        service = await InsightsLocalService.StartAsync(new LocalServiceOptions { Seed = 4, RowsPerDataset = 50 });
        await InterceptedCall.AddAsync(fresh.PathOf("OwnInterceptors"));
        await FirstScreen.AddAsync(fresh.PathOf("FirstScreen"));
        var projects = Names.Select(name => $"<Project Path=\"{name}/{Path.GetFileName(Directory.GetFiles(fresh.PathOf(name), "*.*proj").Single())}\" />");
        await File.WriteAllTextAsync(fresh.PathOf("Fresh.slnx"), $"<Solution>\n{string.Join('\n', projects)}\n</Solution>\n");

        FirstBuild = await BuildAsync();
        foreach (var name in Names)
        {
            CompiledFirst[name] = LastCompiled(name);
        }

        foreach (var name in new[] { "EditedSchema", "AddedSchema", "DeletedSchema" })
        {
            BeforeEdit[name] = await RunAsync(name);
        }

        await File.WriteAllTextAsync(fresh.PathOf("EditedSchema", "schemas", "First.json"), """{ "datasetName": "First", "selectableColumns": ["Renamed"] }""");
        await File.WriteAllTextAsync(fresh.PathOf("AddedSchema", "schemas", "Third.json"), """{ "datasetName": "Third", "selectableColumns": ["C"] }""");
        File.Delete(fresh.PathOf("DeletedSchema", "schemas", "First.json"));
        await BuildAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await service.DisposeAsync();
        }

        fresh?.Dispose();
    }

    /// <summary>What a program writes.</summary>
    public Task<string> RunAsync(string name) => DotNet.RunAsync(
        fresh!.PathOf(name),
        new Dictionary<string, string>(fresh.Environment) { ["INSIGHTS_BASE_ADDRESS"] = service!.BaseAddress.ToString(), ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken },
        "exec",
        fresh.PathOf(name, "bin", "Debug", "net10.0", name + ".dll"));

    /// <summary>What a program writes that has the address of a service and nothing else.</summary>
    public Task<string> RunUnattendedAsync(string name, InsightsLocalService other) => DotNet.RunAsync(
        fresh!.PathOf(name), UserWith(("INSIGHTS_BASE_ADDRESS", other.BaseAddress.AbsoluteUri)), "exec", fresh.PathOf(name, "bin", "Debug", "net10.0", name + ".dll"));

    /// <summary>What the tool from its package writes, in the folder of a project.</summary>
    public Task<string> RunToolAsync(string name, (string Name, string Value)[] variables, params string[] arguments)
    {
        var folder = fresh!.PathOf("shared", "tool");
        lock (fresh)
        {
            if (!Directory.Exists(folder))
            {
                ZipFile.ExtractToDirectory(feed.PathOf("Insights.Typed.Tool"), folder);
            }
        }

        return DotNet.RunAsync(fresh.PathOf(name), UserWith(variables), ["exec", Path.Combine(folder, "tools", "net10.0", "any", "insights.dll"), .. arguments]);
    }

    /// <summary>A user whose stored sign-ins are in the fresh folder.</summary>
    private Dictionary<string, string> UserWith(params (string Name, string Value)[] variables)
    {
        var user = new Dictionary<string, string>(fresh!.Environment) { ["HOME"] = Directory.CreateDirectory(fresh.PathOf("shared", "home")).FullName, ["INSIGHTS_LOGIN_FOLDER"] = fresh.PathOf("shared", "logins") };
        foreach (var (variable, value) in variables)
        {
            user[variable] = value;
        }

        return user;
    }

    public bool Has(string name, params string[] parts) => Path.Exists(fresh!.PathOf([name, .. parts]));

    /// <summary>The files that a publish writes, by their names in its folder.</summary>
    public async Task<IEnumerable<string>> PublishAsync(string name, params string[] arguments)
    {
        var folder = fresh!.PathOf("shared", "published", name);
        await DotNet.RunAsync(fresh.PathOf(name), fresh.Environment, ["publish", "-o", folder, "-v:q", "-nologo", "--tl:off", .. arguments]);
        return Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file));
    }

    /// <summary>The errors of a restore for a framework, each once.</summary>
    public async Task<IEnumerable<string>> RestoreErrorsAsync(string name, string framework)
    {
        var (_, output) = await DotNet.TryAsync("dotnet", fresh!.PathOf(name), fresh.Environment, "restore", $"-p:TargetFramework={framework}", "-nologo", "-v:q", "--tl:off");
        return output.Split('\n').Where(line => ErrorOrWarning().IsMatch(line)).Select(line => line.Trim()).Distinct();
    }

    public string TextOf(string name, string file) => File.ReadAllText(fresh!.PathOf(name, file));

    /// <summary>The compiler writes this file whenever it runs, also where nothing came out different.</summary>
    public DateTime LastCompiled(string name) => File.GetLastWriteTimeUtc(fresh!.PathOf(name, "obj", "Debug", "net10.0", name + ".dll"));

    /// <summary>The warnings of the first build: project and rule.</summary>
    public IEnumerable<(string Project, string Rule)> Warnings => Warning().Matches(FirstBuild)
        .Select(match => (Path.GetFileNameWithoutExtension(match.Groups[2].Value), match.Groups[1].Value)).Distinct().Order();

    /// <summary>
    /// Runs a target that asks the service for its datasets, with a saved response of it, and gives the errors and warnings:
    /// each once, in their order, without what differs from one machine to the next.
    /// </summary>
    public async Task<(int ExitCode, string Told)> TargetAsync(string name, string target, string answer, params string[] arguments)
    {
        var (exitCode, output) = await DotNet.TryAsync(
            "dotnet",
            fresh!.PathOf(name),
            fresh.Environment,
            ["build", $"-t:{target}", $"-p:InsightsSavedResponse=../shared/answers/{answer}", "--no-restore", "-nologo", "-v:m", "--tl:off", "-clp:NoSummary", .. arguments]);
        var told = output.Split('\n')
            .Where(line => ErrorOrWarning().IsMatch(line))
            .Select(line => OfThisMachine().Replace(line.Replace(fresh.PathOf(name) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal), "$1").Trim() + "\n")
            .Distinct();
        return (exitCode, string.Concat(told));
    }

    private Task<string> BuildAsync() => DotNet.RunAsync(fresh!.Folder, fresh.Environment, "build", "Fresh.slnx", "-v:m", "-nologo", "-m:2", "--tl:off");

    [GeneratedRegex(@"warning ([A-Z]+\d+):.*\[(.+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Warning();

    [GeneratedRegex(@": (error|warning)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ErrorOrWarning();

    /// <summary>Where the package is and which line of it speaks, and the project.</summary>
    [GeneratedRegex(@"^.*[/\\](Insights\.Typed\.targets)\(\d+,\d+\)| \[[^\]]+proj\]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex OfThisMachine();
}
