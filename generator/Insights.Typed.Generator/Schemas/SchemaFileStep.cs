using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Schemas;

/// <summary>Parses an additional file. Each file is parsed separately, and only if its text changed.</summary>
internal static class SchemaFileStep
{
    /// <summary>The package's targets set it on an additional file; a project can have other additional files.</summary>
    private const string SchemaMetadata = "build_metadata.AdditionalFiles.InsightsSchema";

    /// <summary>The same for a file of the package.</summary>
    private const string ShippedSchemaMetadata = "build_metadata.AdditionalFiles.InsightsShippedSchema";

    public static bool IsSchemaFile(AdditionalText file, AnalyzerConfigOptionsProvider options) => IsSet(SchemaMetadata, file, options);

    /// <summary>Determines whether it is a file of the package, so that a file of the project can replace it.</summary>
    public static bool IsShipped(AdditionalText file, AnalyzerConfigOptionsProvider options) => IsSet(ShippedSchemaMetadata, file, options);

    /// <summary>Gets the content of a file; without a text, the problem that it cannot be read.</summary>
    public static ParsedSchema Parse(string path, bool isShipped, SourceText? text)
    {
        if (text is not null)
        {
            var schema = SchemaFile.Read(path, text.ToString());
            return new ParsedSchema(
                path,
                isShipped,
                schema.Datasets,
                schema.Positions,
                schema.Overlays,
                schema.Problems.Select(SchemaProblemReport.FromProblem).ToEquatableArray());
        }

        var startOfFile = new SchemaPosition(path, 0, 0, 0, 0, 0, 0);
        var unreadable = SchemaProblemReport.Create(SchemaRules.Unreadable, startOfFile, path);
        return new ParsedSchema(path, isShipped, default, default, default, new([unreadable]));
    }

    private static bool IsSet(string metadata, AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(metadata, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}

/// <summary>The content of a schema file.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsShipped">Whether it is a file of the package.</param>
/// <param name="Datasets">The valid datasets.</param>
/// <param name="Positions">The position of the name of each of them.</param>
/// <param name="Overlays">Its overlays of datasets that other files describe.</param>
/// <param name="Problems">The problems of the file.</param>
internal sealed record ParsedSchema(
    string Path,
    bool IsShipped,
    EquatableArray<DatasetSchema> Datasets,
    EquatableArray<SchemaPosition> Positions,
    EquatableArray<DatasetOverlay> Overlays,
    EquatableArray<SchemaProblemReport> Problems);
