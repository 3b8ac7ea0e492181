using System.Text;
using Insights.Typed.Generator.Emission;
using Insights.Typed.Generator.Manifest;
using Insights.Typed.Generator.Projections;
using Insights.Typed.Generator.References;
using Insights.Typed.Generator.Schemas;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Generator.Usage;
using Insights.Typed.Language;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator;

/// <summary>
/// Generates typed datasets from schema files, and column lists and readers from the <c>Select</c> calls on them.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class InsightsGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps, for tests of what a change runs again.</summary>
    internal static class Steps
    {
        public const string Settings = nameof(Settings);
        public const string Types = nameof(Types);
        public const string References = nameof(References);
        public const string SchemaFiles = nameof(SchemaFiles);
        public const string Owners = nameof(Owners);
        public const string Problems = nameof(Problems);
        public const string Overlays = nameof(Overlays);
        public const string Datasets = nameof(Datasets);
        public const string UsedDatasets = nameof(UsedDatasets);
        public const string CodeFiles = nameof(CodeFiles);
        public const string FileSelects = nameof(FileSelects);
        public const string SelectCalls = nameof(SelectCalls);
        public const string ProjectionSyntax = nameof(ProjectionSyntax);
        public const string Projections = nameof(Projections);
        public const string InterceptorFiles = nameof(InterceptorFiles);
        public const string Manifest = nameof(Manifest);
    }

    /// <inheritdoc />
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var settings = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => ProjectSettings.FromOptions(options.GlobalOptions))
            .WithTrackingName(Steps.Settings);
        var types = settings.Select((all, _) => all.Types).WithTrackingName(Steps.Types);
        var references = context.CompilationProvider
            .Select(ProjectReferences.Create)
            .WithTrackingName(Steps.References);

        var parsedFiles = context.AdditionalTextsProvider
            .Combine(context.AnalyzerConfigOptionsProvider)
            .Where(file => SchemaFileStep.IsSchemaFile(file.Left, file.Right))
            .Select((file, cancellationToken) => SchemaFileStep.Parse(file.Left.Path, SchemaFileStep.IsShipped(file.Left, file.Right), file.Left.GetText(cancellationToken)))
            .WithTrackingName(Steps.SchemaFiles);

        // If the order of the files changes and one of them is edited, the compiler compares by position: it uses the file that is
        // now at the position of the edited one as its new version, and so passes that file twice. Such a file has a separate path.
        var repeated = parsedFiles.Collect()
            .Select((all, _) => all.GroupBy(file => file.Path, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.First()).ToEquatableArray());
        var overlays = parsedFiles.Collect()
            .Select((all, _) => ProjectOverlays.Merge([.. all.Distinct()]))
            .WithTrackingName(Steps.Overlays);
        var files = parsedFiles.Combine(repeated)
            .Where(file => file.Right.All(other => other.Path != file.Left.Path))
            .Select((file, _) => file.Left)
            .Combine(overlays)
            .Select((file, _) => ProjectOverlays.ApplyTo(file.Left, file.Right));
        var repeatedFiles = repeated.SelectMany((all, _) => all)
            .Combine(overlays)
            .Select((file, _) => ProjectOverlays.ApplyTo(file.Left, file.Right));

        // From the unmodified files: an overlay changes no name, and a step that all files go through twice would be slow to track.
        var owners = parsedFiles
            .Select((file, _) => DatasetNames.FromFile(file))
            .Collect()
            .Select((names, _) => DatasetOwners.Create(names))
            .WithTrackingName(Steps.Owners);
        var project = settings.Combine(references);

        var resolvedDatasets = ResolveDatasets(files);
        var resolvedRepeatedDatasets = ResolveDatasets(repeatedFiles);
        var allDatasets = resolvedDatasets.Collect().Combine(resolvedRepeatedDatasets.Collect())
            .Select((all, _) => all.Left.Concat(all.Right).SelectMany(file => file).ToEquatableArray());

        var used = context.AnalyzerConfigOptionsProvider
            .Combine(types)
            .Select((all, _) => UsedDatasetsOption.IsSet(all.Left.GlobalOptions, all.Right))
            .Combine(context.CompilationProvider)
            .Combine(context.AdditionalTextsProvider.Where(MarkupFile.IsMarkupFile).Collect())
            .Combine(allDatasets)
            .Select((all, cancellationToken) =>
            {
                var (((isSet, compilation), texts), datasets) = all;
                return isSet
                    ? UsedDatasetsFinder.Find(compilation, texts.Select(file => file.GetText(cancellationToken)?.ToString() ?? ""), datasets, cancellationToken)
                    : UsedDatasets.All;
            })
            .WithTrackingName(Steps.UsedDatasets);

        var calls = SelectCalls.Find(context)
            .Combine(types.Combine(references.Select((all, _) => all.Datasets)))
            .Where(call => call.Left.IsOnAnyDataset(call.Right.Left, call.Right.Right))
            .Select((call, _) => call.Left)
            .WithTrackingName(Steps.SelectCalls);
        var projections = calls
            .Select((call, _) => call.Projection)
            .WithTrackingName(Steps.ProjectionSyntax)
            .Combine(allDatasets)
            .Select((projection, _) => ProjectionStep.Plan(projection.Left, projection.Right))
            .Where(projection => projection is not null)
            .Select((projection, _) => projection!)
            .WithTrackingName(Steps.Projections);
        var interceptors = projections.Collect().Combine(calls.Collect()).Combine(settings.Select((all, _) => all.HasInterceptors))
            .SelectMany((all, _) => all.Right ? InterceptorFile.Create(all.Left.Left, all.Left.Right) : [])
            .WithTrackingName(Steps.InterceptorFiles);

        WriteProblems(files);
        WriteProblems(repeatedFiles);
        context.RegisterSourceOutput(overlays.Select((merge, _) => merge.Problems), (output, all) =>
        {
            foreach (var problem in all)
            {
                output.ReportDiagnostic(SchemaProblemReport.FromProblem(problem).ToDiagnostic());
            }
        });
        context.RegisterSourceOutput(
            project.Combine(owners).SelectMany((all, _) => FindProblems(all.Left.Left, all.Left.Right, all.Right)),
            (output, problem) => output.ReportDiagnostic(problem.ToDiagnostic()));
        WriteDatasets(resolvedDatasets);
        WriteDatasets(resolvedRepeatedDatasets);
        context.RegisterSourceOutput(allDatasets.Combine(used).Combine(types), (output, all) =>
        {
            var ((datasets, included), generated) = all;
            var unused = datasets.Where(dataset => dataset.IsGenerated && !included.Includes(dataset.Dataset)).Select(dataset => dataset.Dataset).ToList();
            if (unused.Count > 0)
            {
                output.AddSource(UnusedDatasetsEmitter.FileName, SourceText.From(UnusedDatasetsEmitter.Emit(unused, generated), Encoding.UTF8));
            }
        });
        context.RegisterSourceOutput(interceptors, (output, file) =>
            output.AddSource($"{file.Dataset.Identifier}.Interceptors.g.cs", SourceText.From(InterceptorEmitter.Emit(file, GeneratedTypes.Default with { Namespace = file.Namespace }), Encoding.UTF8)));

        // On request, and only in a build: an editor never requests it.
        var manifest = context.AnalyzerConfigOptionsProvider
            .Select((options, _) => ManifestRequest.FromOptions(options.GlobalOptions))
            .Combine(context.CompilationProvider)
            .Combine(allDatasets)
            .Combine(interceptors.Collect())
            .Combine(context.AdditionalTextsProvider.Where(RazorFile.IsRazorFile).Select((file, cancellationToken) => new RazorFile(file.Path, file.GetText(cancellationToken)?.ToString() ?? "")).Collect().Select((all, _) => all.Distinct().ToEquatableArray()))
            .Combine(types)
            .Select((all, cancellationToken) =>
            {
                var (((((request, compilation), schemas), intercepted), razorFiles), generated) = all;
                return request is null ? null : ProjectQueries.Create(request, compilation, schemas, intercepted, razorFiles, generated, cancellationToken);
            })
            .WithTrackingName(Steps.Manifest);
        context.RegisterImplementationSourceOutput(manifest, (output, queries) =>
        {
            if (queries is { } all)
            {
                output.AddSource(ManifestEmitter.FileName, SourceText.From(ManifestEmitter.Emit(all), Encoding.UTF8));
            }
        });

        IncrementalValuesProvider<EquatableArray<ResolvedDataset>> ResolveDatasets(IncrementalValuesProvider<ParsedSchema> from) => from
            .Combine(owners).Combine(project)
            .Select((all, _) => ResolvedDataset.Resolve(all.Left.Left, all.Left.Right, all.Right.Left, all.Right.Right).ToEquatableArray())
            .WithTrackingName(Steps.Datasets);

        void WriteProblems(IncrementalValuesProvider<ParsedSchema> from) => context.RegisterSourceOutput(
            from.Combine(owners).Combine(project)
                .Select((all, _) => FindProblems(all.Left.Left, all.Left.Right, all.Right.Left, all.Right.Right).ToEquatableArray())
                .WithTrackingName(Steps.Problems),
            (output, file) =>
            {
                foreach (var problem in file)
                {
                    output.ReportDiagnostic(problem.ToDiagnostic());
                }
            });

        void WriteDatasets(IncrementalValuesProvider<EquatableArray<ResolvedDataset>> from) => context.RegisterSourceOutput(
            from.Combine(used.Combine(types)).Select((all, _) => (
                Datasets: all.Left.Where(dataset => dataset.IsGenerated && all.Right.Left.Includes(dataset.Dataset)).Select(dataset => dataset.Dataset).ToEquatableArray(),
                Types: all.Right.Right)),
            (output, file) =>
            {
                foreach (var dataset in file.Datasets)
                {
                    output.AddSource($"{dataset.Identifier}.g.cs", SourceText.From(DatasetEmitter.Emit(dataset, file.Types), Encoding.UTF8));
                }
            });
    }

    private static IEnumerable<SchemaProblemReport> FindProblems(ParsedSchema file, DatasetOwnerMap owners, ProjectSettings settings, ProjectReferences references) =>
        references.CanGenerate
            ? file.Problems.Concat(DatasetOwners.FindProblems(file, owners)).Concat(ResolvedDataset.FindProblems(file, owners, settings, references))
            : [];

    /// <summary>A project without any schema file, which gets the package through another project, can share its properties with those that have some.</summary>
    private static IEnumerable<SettingProblem> FindProblems(ProjectSettings settings, ProjectReferences references, DatasetOwnerMap owners) =>
        !references.CanGenerate ? references.FindProblems()
        : owners.All.Count == 0 ? settings.Problems
        : settings.Problems.Concat(settings.Datasets.FindProblems([.. owners.All.Select(o => (o.Dataset.Name, o.Dataset.Identifier))]));
}
