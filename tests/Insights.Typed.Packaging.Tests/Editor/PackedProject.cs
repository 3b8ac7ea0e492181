using System.Collections.Immutable;
using System.Reflection;
using Insights.Typed.Packaging.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Packaging.Tests.Editor;

/// <summary>
/// A project with the package from the feed, opened as an editor opens it: the SDK lists its files, references and analyzers, and the
/// analyzers are loaded from the package in a separate context.
/// </summary>
public sealed class PackedProject(LocalFeed feed) : IAsyncLifetime
{
    private CleanFolder? folder;
    private MSBuildWorkspace? workspace;
    private Project? project;

    /// <summary>The assemblies of the package that the editor loads, and those for code fixes.</summary>
    public ImmutableArray<AnalyzerFileReference> References { get; private set; }

    /// <summary>The failures of loading these.</summary>
    public List<string> LoadFailures { get; } = [];

    public ImmutableArray<DiagnosticAnalyzer> Analyzers { get; private set; }

    public ImmutableArray<CodeFixProvider> CodeFixes { get; private set; }

    /// <summary>The folder of the package after its restore.</summary>
    public string Package => folder!.Environment["NUGET_PACKAGES"];

    public async ValueTask InitializeAsync()
    {
        folder = await CleanFolder.OpenAsync(feed);

        // A dataset of another program, which the examples of pages use.
        Directory.CreateDirectory(folder.GetPath("OneLine", "schemas"));
        File.Copy(Path.Combine(SourceTree.Root, "schemas", "apps-and-games", "Acquisitions.json"), folder.GetPath("OneLine", "schemas", "Acquisitions.json"));
        await DotNet.RunAsync(folder.GetPath("OneLine"), folder.Environment, "restore", "-v:q", "-nologo");
        workspace = MSBuildWorkspace.Create(MefHostServices.Create(MefHostServices.DefaultAssemblies.AddRange(
            typeof(MSBuildWorkspace).Assembly, Assembly.Load("Microsoft.CodeAnalysis.Features"), Assembly.Load("Microsoft.CodeAnalysis.CSharp.Features"))));
        project = await workspace.OpenProjectAsync(folder.GetPath("OneLine", "OneLine.csproj"), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(workspace.Diagnostics.Select(d => d.Message));

        References = [.. project.AnalyzerReferences.OfType<AnalyzerFileReference>().Where(r => r.FullPath.StartsWith(Package, StringComparison.Ordinal))];
        foreach (var reference in References)
        {
            reference.AnalyzerLoadFailed += (_, failure) => LoadFailures.Add($"{reference.Display}: {failure.Message} {failure.Exception}");
        }

        Analyzers = [.. References.SelectMany(reference => reference.GetAnalyzers(LanguageNames.CSharp))];

        // As an editor finds them: by the attribute, in each assembly that the project has as an analyzer.
        CodeFixes = [.. References
            .SelectMany(reference => reference.GetAssembly().GetTypes())
            .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];
    }

    public ValueTask DisposeAsync()
    {
        workspace?.Dispose();
        folder?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The project's only file with other text.</summary>
    public Document Edit(string text) => project!.Documents.Single(document => document.Name == "Program.cs").WithText(SourceText.From(text));

    /// <summary>The errors, and what the analyzers of the package report or throw, in the order of the text.</summary>
    public async Task<ImmutableArray<Diagnostic>> GetDiagnosticsAsync(Document document)
    {
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var analysis = compilation!.WithAnalyzers(Analyzers, document.Project.AnalyzerOptions);
        var diagnostics = await analysis.GetAllDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Empty(diagnostics.Where(d => d.Id.StartsWith("AD", StringComparison.Ordinal)));
        return [.. diagnostics
            .Where(d => !d.IsSuppressed && (d.Severity == DiagnosticSeverity.Error || d.Id.StartsWith("INS", StringComparison.Ordinal)))
            .OrderBy(d => d.Location.SourceSpan.Start)];
    }
}
