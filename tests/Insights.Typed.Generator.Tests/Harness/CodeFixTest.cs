using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Insights.Typed.Generator.Tests.Harness;

/// <summary>
/// Applies a code fix with Roslyn's test package to three files, of which the last is in a second project: to one diagnostic after
/// the other, and to all in a document, a project and the solution. The markers <c>[|</c> and <c>|]</c> enclose what the analyzer
/// reports. The fixed files must compile without a warning after the generator has run on them, and nothing may be reported in them.
/// </summary>
internal sealed class CodeFixTest<TAnalyzer, TFix> : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private const int Files = 3;

    private static readonly ReferenceAssemblies NoReferenceAssemblies = new("net10.0");

    private static readonly GeneratorReference Generator = new();

    private readonly TestProject project;
    private readonly string id;

    /// <param name="project">The other files, and the schemas, of both projects.</param>
    /// <param name="id">The rule that the fix is for. The other rules of the analyzer are suppressed.</param>
    /// <param name="before">Each file, with markers. Its class <c>Program</c> gets a number.</param>
    /// <param name="after">The fixed file.</param>
    public CodeFixTest(TestProject project, string id, string before, string after)
    {
        (this.project, this.id) = (project, id);
        ReferenceAssemblies = NoReferenceAssemblies;
        CompilerDiagnostics = CompilerDiagnostics.Warnings;
        TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        AddFiles(TestState, before);
        AddFiles(FixedState, after);
        NumberOfIncrementalIterations = Files * (before.Split("[|").Length - 1);
        NumberOfFixAllInDocumentIterations = Files;
        NumberOfFixAllInProjectIterations = 2;
        NumberOfFixAllIterations = 1;

        // The references are those of the running tests, so that nothing is downloaded. The workspace runs the generator, so
        // that code fixes see what it generates.
        SolutionTransforms.Add((solution, _) => solution.ProjectIds.Aggregate(solution, (configured, projectId) => configured
            .WithProjectCompilationOptions(projectId, CreateCompilationOptions())
            .WithProjectParseOptions(projectId, project.ParseOptions)
            .WithProjectMetadataReferences(projectId, TestProject.References)
            .AddAnalyzerReference(projectId, Generator)));
    }

    protected override ParseOptions CreateParseOptions() => project.ParseOptions;

    protected override CompilationOptions CreateCompilationOptions() => EditorProject.Options.WithSpecificDiagnosticOptions(
        new TAnalyzer().SupportedDiagnostics.Where(rule => rule.Id != id).Select(rule => KeyValuePair.Create(rule.Id, ReportDiagnostic.Suppress)));

    protected override DiagnosticDescriptor? GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) =>
        analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics).First(rule => rule.Id == id);

    private void AddFiles(SolutionState state, string text)
    {
        AddFiles(state, "/first/", text, 1, 2);
        AddFiles(state.AdditionalProjects["Second"], "/second/", text, 3);
    }

    private void AddFiles(ProjectState state, string folder, string text, params int[] numbers)
    {
        foreach (var source in project.Sources)
        {
            state.Sources.Add((folder + source.FilePath, source.GetText()));
        }

        foreach (var number in numbers)
        {
            state.Sources.Add(($"{folder}Program{number}.cs", text.Replace("class Program", $"class Program{number}", StringComparison.Ordinal)));
        }

        foreach (var schema in project.Schemas)
        {
            state.AdditionalFiles.Add((folder + schema.Path, schema.GetText()!));
        }

        state.AnalyzerConfigFiles.Add((folder + ".globalconfig", EditorProject.CreateConfig(project, folder)));
    }
}
