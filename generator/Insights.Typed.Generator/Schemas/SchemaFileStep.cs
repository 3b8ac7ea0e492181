using Insights.Typed.Generator.Rules;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Schemas;

/// <summary>From an additional file to what it says. Each file is parsed by itself, and only when its text changed.</summary>
internal static class SchemaFileStep
{
    /// <summary>Set on an additional file by the package's targets; a project has additional files of many other kinds.</summary>
    private const string SchemaMetadata = "build_metadata.AdditionalFiles.InsightsSchema";

    /// <summary>The same of a file that the package brings.</summary>
    private const string ShippedSchemaMetadata = "build_metadata.AdditionalFiles.InsightsShippedSchema";

    public static bool IsSchemaFile(AdditionalText file, AnalyzerConfigOptionsProvider options) => IsSet(SchemaMetadata, file, options);

    /// <summary>Whether the package brings the file, so that one of the project's own may take its place.</summary>
    public static bool IsShipped(AdditionalText file, AnalyzerConfigOptionsProvider options) => IsSet(ShippedSchemaMetadata, file, options);

    /// <summary>What a file says; without a text, that it cannot be read.</summary>
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

/// <summary>What one schema file says.</summary>
/// <param name="Path">The file.</param>
/// <param name="IsShipped">Whether the package brings it.</param>
/// <param name="Datasets">The datasets that can be used.</param>
/// <param name="Positions">Where each of them is named.</param>
/// <param name="Overlays">Its overlays of datasets that other files describe.</param>
/// <param name="Problems">What is wrong in the file.</param>
internal sealed record ParsedSchema(
    string Path,
    bool IsShipped,
    EquatableArray<DatasetSchema> Datasets,
    EquatableArray<SchemaPosition> Positions,
    EquatableArray<DatasetOverlay> Overlays,
    EquatableArray<SchemaProblemReport> Problems);
