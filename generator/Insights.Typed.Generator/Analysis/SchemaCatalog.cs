using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Insights.Typed.Generator.Names;
using Insights.Typed.Generator.Schemas;
using Insights.Typed.Generator.Settings;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Analysis;

/// <summary>The datasets of a project, for analyzers. It reads the same files by the same rules as the generator.</summary>
internal sealed class SchemaCatalog
{
    /// <summary>The content of each schema file, kept as long as its text: an editor creates a compilation for every keystroke, and several analyzers use each one.</summary>
    private static readonly ConditionalWeakTable<SourceText, ParsedSchema> ParsedFiles = new();

    /// <summary>The catalogs of the current analyses: analyzers that run together have the same options.</summary>
    private static readonly ConditionalWeakTable<AnalyzerOptions, SchemaCatalog> Catalogs = new();

    private SchemaCatalog(ImmutableArray<DatasetSchema> datasets, ProjectSettings settings)
    {
        Datasets = datasets;
        Settings = settings;
    }

    public ProjectSettings Settings { get; }

    public ImmutableArray<DatasetSchema> Datasets { get; }

    /// <summary>Reads the datasets when they are first used; reads them again after a cancellation.</summary>
    public static Lazy<SchemaCatalog> CreateLazy(AnalyzerOptions options, CancellationToken cancellationToken) =>
        new(() => Catalogs.GetValue(options, _ => Create(options, cancellationToken)), LazyThreadSafetyMode.PublicationOnly);

    private static SchemaCatalog Create(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var settings = ProjectSettings.FromOptions(options.AnalyzerConfigOptionsProvider.GlobalOptions);
        var parsed = options.AdditionalFiles
            .Where(file => SchemaFileStep.IsSchemaFile(file, options.AnalyzerConfigOptionsProvider))
            .Select(file => Parse(file, SchemaFileStep.IsShipped(file, options.AnalyzerConfigOptionsProvider), cancellationToken))
            .ToList();
        var overlays = ProjectOverlays.Merge(parsed);
        var files = parsed.ConvertAll(file => ProjectOverlays.ApplyTo(file, overlays));
        var owners = DatasetOwners.Create([.. files.Select(DatasetNames.FromFile)]);
        return new SchemaCatalog([.. files.SelectMany(file => DatasetOwners.GetOwnedDatasets(file, owners)).Where(settings.Datasets.Includes)], settings);
    }

    private static ParsedSchema Parse(AdditionalText file, bool isShipped, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return SchemaFileStep.Parse(file.Path, isShipped, null);
        }

        // The same text at another path is another file.
        var parsed = ParsedFiles.GetValue(text, _ => SchemaFileStep.Parse(file.Path, isShipped, text));
        return parsed.Path == file.Path && parsed.IsShipped == isShipped ? parsed : SchemaFileStep.Parse(file.Path, isShipped, text);
    }

    /// <summary>Finds the column or metric of a member of a generated columns type, or null.</summary>
    public ColumnSchema? FindColumn(string columnsType, string member) =>
        columnsType.EndsWith(GeneratedNames.ColumnsSuffix, StringComparison.Ordinal)
        && FindByIdentifier(columnsType.Substring(0, columnsType.Length - GeneratedNames.ColumnsSuffix.Length)) is { } dataset
            ? dataset.Columns.Concat(dataset.Metrics).FirstOrDefault(c => c.Identifier == member)
            : null;

    /// <summary>Finds the dataset with a C# name, or null.</summary>
    public DatasetSchema? FindByIdentifier(string identifier) => Datasets.FirstOrDefault(d => d.Identifier == identifier);

    /// <summary>Finds the dataset of a query's FROM, or null.</summary>
    public DatasetSchema? FindByName(string name) => DatasetSchema.Find(Datasets, name);
}
