using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>A project as an editor has it: the generator runs in it, and a config file marks its schema files.</summary>
internal static class EditorProject
{
    private const string Root = "/project/";

    /// <summary>The options of a project without top-level statements.</summary>
    public static CSharpCompilationOptions Options { get; } = new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);

    /// <summary>For each configuration, a project without C# files whose generator has run, as in an editor before an edit.</summary>
    private static readonly ConditionalWeakTable<object, Task<Project>> Started = [];

    /// <summary>Opens a project. The workspace lives as long as the objects from it.</summary>
    public static async Task<Project> OpenAsync(TestProject project)
    {
        var started = await Started.GetValue(project.Configuration, _ => StartAsync(project));
        var isProgram = project.Sources.Any(s => s.GetRoot().ChildNodes().Any(n => n.IsKind(SyntaxKind.GlobalStatement)));
        var solution = started.Solution.WithProjectCompilationOptions(
            started.Id, Options.WithOutputKind(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary));
        foreach (var source in project.Sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(started.Id), source.FilePath, source.GetText(), filePath: Root + source.FilePath);
        }

        return solution.GetProject(started.Id)!;
    }

    private static async Task<Project> StartAsync(TestProject project)
    {
        var id = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace(MefHostServices.DefaultHost).CurrentSolution.AddProject(ProjectInfo.Create(
            id,
            VersionStamp.Default,
            "TestProject",
            "TestProject",
            LanguageNames.CSharp,
            compilationOptions: Options,
            parseOptions: project.ParseOptions,
            metadataReferences: TestProject.References,
            analyzerReferences: [new GeneratorReference()]));
        foreach (var schema in project.Schemas)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(id), schema.Path, schema.GetText()!, filePath: Root + schema.Path);
        }

        var started = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", CreateConfig(project, Root), filePath: Root + ".globalconfig")
            .GetProject(id)!;
        await started.GetCompilationAsync(CancellationToken.None);
        return started;
    }

    /// <summary>The same project with settings in an <c>.editorconfig</c> and severities of rules in its options.</summary>
    public static Project WithSettings(this Project project, string settings, params KeyValuePair<string, ReportDiagnostic>[] severities) => project
        .WithCompilationOptions(project.CompilationOptions!.WithSpecificDiagnosticOptions(severities))
        .AddAnalyzerConfigDocument(".editorconfig", SourceText.From($"root = true\n[*.cs]\n{settings}\n", Encoding.UTF8), filePath: Root + ".editorconfig")
        .Project;

    /// <summary>The file with a name.</summary>
    public static Document File(this Project project, string name) => project.Documents.Single(d => d.Name == name);

    /// <summary>The diagnostics of an analyzer for the whole project, in the order of the files' texts.</summary>
    public static async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(this Project project, DiagnosticAnalyzer analyzer)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var diagnostics = await compilation!.WithAnalyzers([analyzer], project.AnalyzerOptions)
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Build.AssertNothing(diagnostics.Where(d => d.Id == "AD0001"));
        return [.. diagnostics.OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(d => d.Location.SourceSpan.Start)];
    }

    /// <summary>The config file that declares the schema files of a project in a folder.</summary>
    public static SourceText CreateConfig(TestProject project, string folder)
    {
        var config = new StringBuilder("is_global = true\n");
        foreach (var (name, value) in project.Options.Properties)
        {
            config.Append("build_property.").Append(name).Append(" = ").Append(value).Append('\n');
        }

        foreach (var schema in project.Schemas.Where(s => !s.Path.EndsWith(".other.json", StringComparison.Ordinal)))
        {
            config.Append('[').Append(folder).Append(schema.Path).Append("]\nbuild_metadata.AdditionalFiles.InsightsSchema = true\n");
        }

        return SourceText.From(config.ToString(), Encoding.UTF8);
    }
}
