using System.Text;
using Insights.Typed.Generator.Names;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.CurrentCompiler.Tests.HotReload;

/// <summary>A user's program that runs in a host process while its source and schema files are edited.</summary>
internal sealed class RunningProgram : IDisposable
{
    private readonly HostProcess host;
    private readonly string directory;
    private readonly AdhocWorkspace workspace = new(EditorServices.Instance);
    private readonly WatchService watch;
    private readonly ProjectId project = ProjectId.CreateNewId();
    private Solution solution;
    private readonly Dictionary<string, string> files;
    private int builds;

    private RunningProgram(HostProcess host, IReadOnlyDictionary<string, string> files)
    {
        this.host = host;
        this.files = new(files);
        directory = Directory.CreateDirectory(Path.Combine(host.Directory, Guid.NewGuid().ToString("N"))).FullName;
        watch = new(workspace.Services, WatchService.Capabilities);
        Image = Path.Combine(directory, "Program.dll");
        solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Create(),
            "Program",
            "Program",
            LanguageNames.CSharp,
            filePath: Path.Combine(directory, "Program.csproj"),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest).WithFeatures([new("InterceptorsNamespaces", GeneratedNames.InterceptorsNamespace)]),
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Debug, nullableContextOptions: NullableContextOptions.Enable, deterministic: true),
            metadataReferences: TestProject.References,
            analyzerReferences: [new GeneratorReference()])
            .WithCompilationOutputInfo(default(CompilationOutputInfo).WithAssemblyPath(Image)));
        foreach (var (name, text) in files)
        {
            var id = DocumentId.CreateNewId(project, name);
            var path = Path.Combine(directory, name);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
            solution = name.EndsWith(".cs", StringComparison.Ordinal)
                ? solution.AddDocument(id, name, Text(text), filePath: path)
                : solution.AddAdditionalDocument(id, name, Text(text), filePath: path);
        }

        var options = string.Join("\n", ["is_global = true", .. files.Keys.Where(name => name.EndsWith(".json", StringComparison.Ordinal)).Select(name => $"[{Path.Combine(directory, name)}]\nbuild_metadata.AdditionalFiles.InsightsSchema = true")]);
        solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), "schemas.globalconfig", Text(options), filePath: Path.Combine(directory, "schemas.globalconfig"));
    }

    /// <summary>The assembly that the host process runs.</summary>
    private string Image { get; }

    public static async Task<RunningProgram> StartAsync(HostProcess host, IReadOnlyDictionary<string, string> files)
    {
        var program = new RunningProgram(host, files);
        program.Emit((await program.solution.GetProject(program.project)!.GetCompilationAsync())!, program.Image);
        await program.watch.StartAsync(program.solution);
        return program;
    }

    public string[] Run() => host.Run(Image);

    /// <summary>Saves files while the program runs. Returns null if the edit was applied, otherwise the reason for a restart.</summary>
    public async Task<string?> EditAsync(IReadOnlyDictionary<string, string> changed)
    {
        var edited = solution;
        foreach (var (name, text) in changed)
        {
            var id = edited.GetDocumentIdsWithFilePath(Path.Combine(directory, name)).Single();
            edited = name.EndsWith(".cs", StringComparison.Ordinal)
                ? edited.WithDocumentText(id, Text(text))
                : edited.WithAdditionalDocumentText(id, Text(text));
        }

        var update = await watch.UpdateAsync(edited, project);
        if (update.Refusals.Count > 0)
        {
            if (update.IsPending)
            {
                watch.Discard();
            }

            return string.Join('\n', update.Refusals);
        }

        foreach (var delta in update.Deltas)
        {
            host.Update(Image, delta.Metadata, delta.Code, delta.Symbols);
        }

        if (update.IsPending)
        {
            watch.Commit();
        }

        solution = edited;
        foreach (var (name, text) in changed)
        {
            files[name] = text;
        }

        return null;
    }

    /// <summary>The output of a program that is built from the current files.</summary>
    public string[] RunFresh()
    {
        var fresh = TestProject.Create();
        foreach (var (name, text) in files)
        {
            fresh = name.EndsWith(".cs", StringComparison.Ordinal) ? fresh.WithSource(name, text) : fresh.WithSchema(new SchemaText(name, text));
        }

        var image = Path.Combine(directory, $"Fresh{builds++}", "Program.dll");
        Directory.CreateDirectory(Path.GetDirectoryName(image)!);
        Emit(fresh.Build().AssertCompiles().Compilation, image);
        return host.Run(image);
    }

    public void Dispose()
    {
        watch.End();
        workspace.Dispose();
    }

    private void Emit(Compilation compilation, string image)
    {
        var path = Path.ChangeExtension(image, ".pdb");
        using (var assembly = File.Create(image))
        using (var symbols = File.Create(path))
        {
            var emitted = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb, pdbFilePath: path));
            Build.AssertNothing(emitted.Diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning));
        }

        host.Load(image);
    }

    private static SourceText Text(string text) => SourceText.From(text, Encoding.UTF8, SourceHashAlgorithm.Sha256);
}
