using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Generator.Tests.Analysis;

/// <summary>What analyzers add to a build.</summary>
public sealed class CostTests
{
    public static TheoryData<Type> Analyzers => [.. typeof(InsightsGenerator).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsSubclassOf(typeof(DiagnosticSuppressor)))];

    /// <summary>
    /// An analyzer that receives operations, and analyzes generated code, makes the compiler bind each method of each dataset a second
    /// time. The code of another generator has to be analyzed without that.
    /// </summary>
    [Theory]
    [MemberData(nameof(Analyzers))]
    public async Task No_analyzer_requests_the_operations_of_generated_code(Type type)
    {
        var analyzer = (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
        var flags = new RecordedFlags();
        analyzer.Initialize(flags);
        var project = TestProject.Create(Samples.Usage).WithSource("Program.cs", "internal static class Program;");
        var analysis = project.Build().Compilation.WithAnalyzers([analyzer], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions(project.Schemas, project.Options), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: false));
        await analysis.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var telemetry = await analysis.GetAnalyzerTelemetryInfoAsync(analyzer, TestContext.Current.CancellationToken);

        Assert.True(
            !flags.Value.HasFlag(GeneratedCodeAnalysisFlags.Analyze)
            || telemetry.OperationActionsCount + telemetry.OperationBlockActionsCount + telemetry.OperationBlockStartActionsCount == 0);
    }

    /// <summary>Records how an analyzer treats generated code, and registers nothing.</summary>
    private sealed class RecordedFlags : AnalysisContext
    {
        public GeneratedCodeAnalysisFlags Value { get; private set; }

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode) => Value = analysisMode;

        public override void EnableConcurrentExecution()
        {
        }

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action)
        {
        }

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action)
        {
        }

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action)
        {
        }

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds)
        {
        }

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action)
        {
        }

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action)
        {
        }

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action)
        {
        }

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds)
        {
        }

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds)
        {
        }
    }
}
