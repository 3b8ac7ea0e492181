using System.Diagnostics.CodeAnalysis;
using Insights.Typed.Generator.Usage;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.TestKit.Compilation;

/// <summary>
/// Marks every additional JSON file as a schema, except those called <c>*.other.json</c>; those in <c>shipped/</c> as schemas from
/// the package.
/// </summary>
/// <param name="properties">The project's properties that the compiler can see.</param>
public sealed class SchemaOptions(params (string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
{
    private static readonly Options None = new([]);
    private static readonly Options Schema = new([("build_metadata.AdditionalFiles.InsightsSchema", "true")]);

    private static readonly Options Shipped = new([("build_metadata.AdditionalFiles.InsightsSchema", "true"), ("build_metadata.AdditionalFiles.InsightsShippedSchema", "true")]);

    public IReadOnlyList<(string Name, string Value)> Properties => properties;

    /// <summary>Whether only the datasets that a file names are generated, as in a Release build.</summary>
    public bool LeavesOutUnusedDatasets { get; init; }

    public override AnalyzerConfigOptions GlobalOptions => field ??= new Options(
    [
        .. properties.Select(p => ("build_property." + p.Name, p.Value)),
        .. LeavesOutUnusedDatasets ? [(UsedDatasetsOption.Name, UsedDatasetsOption.Used)] : Array.Empty<(string, string)>(),
    ]);

    public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => None;

    public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
        textFile.Path.EndsWith(".other.json", StringComparison.Ordinal) || !textFile.Path.EndsWith(".json", StringComparison.Ordinal) ? None
        : textFile.Path.StartsWith("shipped/", StringComparison.Ordinal) ? Shipped
        : Schema;

    private sealed class Options((string Key, string Value)[] values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = values.FirstOrDefault(v => v.Key == key).Value;
            return value is not null;
        }
    }
}
