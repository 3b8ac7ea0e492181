using System.Text;
using Insights.Typed.Generator.Chains;
using Insights.Typed.Generator.Emission;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.Schemas;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator;

/// <summary>
/// Turns schema files into typed datasets, and the <c>Select</c> calls on them into column lists and readers.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InsightsGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, for those who watch what a change makes run again.</summary>
    internal static class Steps
    {
        public const string SchemaFiles = nameof(SchemaFiles);
        public const string Owners = nameof(Owners);
        public const string Problems = nameof(Problems);
        public const string Datasets = nameof(Datasets);
        public const string SelectCalls = nameof(SelectCalls);
        public const string ProjectionSyntax = nameof(ProjectionSyntax);
        public const string Projections = nameof(Projections);
        public const string InterceptorFiles = nameof(InterceptorFiles);
        public const string Manifest = nameof(Manifest);
    }

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(file => SchemaFileStep.IsSchemaFile(file.Left, file.Right))
            .Select((file, cancellationToken) => SchemaFileStep.Parse(file.Left, cancellationToken))
            .WithTrackingName(Steps.SchemaFiles);
        var owners = files
            .Select((file, _) => DatasetNames.Of(file))
            .Collect()
            .Select((names, _) => DatasetOwners.Of(names))
            .WithTrackingName(Steps.Owners);
        var problems = files.Combine(owners)
            .SelectMany((file, _) => file.Left.Problems.Concat(DatasetOwners.Problems(file.Left, file.Right)))
            .WithTrackingName(Steps.Problems);
        var datasets = files.Combine(owners)
            .SelectMany((file, _) => DatasetOwners.Owned(file.Left, file.Right))
            .WithTrackingName(Steps.Datasets);

        var calls = context.SyntaxProvider
            .CreateSyntaxProvider(SelectStep.IsCandidate, SelectStep.Read)
            .Where(call => call is not null)
            .Select((call, _) => call!)
            .WithTrackingName(Steps.SelectCalls);
        var projections = calls
            .Select((call, _) => call.Projection)
            .WithTrackingName(Steps.ProjectionSyntax)
            .Combine(datasets.Collect())
            .Select((projection, _) => ProjectionStep.Plan(projection.Left, projection.Right))
            .Where(projection => projection is not null)
            .Select((projection, _) => projection!)
            .WithTrackingName(Steps.Projections);
        var interceptors = projections.Collect().Combine(calls.Collect())
            .SelectMany((all, _) => InterceptorFile.Of(all.Left, all.Right))
            .WithTrackingName(Steps.InterceptorFiles);

        context.RegisterSourceOutput(problems, (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        context.RegisterSourceOutput(datasets, (output, dataset) =>
            output.AddSource($"{dataset.Identifier}.g.cs", SourceText.From(DatasetEmitter.Emit(dataset), Encoding.UTF8)));
        context.RegisterSourceOutput(interceptors, (output, file) =>
            output.AddSource($"{file.Dataset.Identifier}.Interceptors.g.cs", SourceText.From(InterceptorEmitter.Emit(file), Encoding.UTF8)));

        // On request, and only in a build: an editor never asks for it.
        var manifest = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => ManifestRequest.Of(options.GlobalOptions))
            .Combine(context.CompilationProvider)
            .Combine(datasets.Collect())
            .Select((all, cancellationToken) => all.Left.Left is { } request
                ? ProjectQueries.Of(all.Left.Right, all.Right, request.ProjectDirectory, cancellationToken)
                : (EquatableArray<ProjectQuery>?)null)
            .WithTrackingName(Steps.Manifest);
        context.RegisterImplementationSourceOutput(manifest, (output, queries) =>
        {
            if (queries is { } all)
            {
                output.AddSource("InsightsQueries.g.cs", SourceText.From(ManifestEmitter.Emit(all), Encoding.UTF8));
            }
        });
    }
}
