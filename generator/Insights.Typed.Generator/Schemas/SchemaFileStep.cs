using Insights.Typed.Schemas;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Insights.Typed.Generator.Schemas;

/// <summary>From an additional file to what it says. Each file is parsed by itself, and only when its text changed.</summary>
internal static class SchemaFileStep
{
    /// <summary>Set on an additional file by the package's targets; a project has additional files of many other kinds.</summary>
    private const string IsSchema = "build_metadata.AdditionalFiles.InsightsSchema";

    public static bool IsSchemaFile(AdditionalText file, AnalyzerConfigOptionsProvider options) =>
        options.GetOptions(file).TryGetValue(IsSchema, out var value) && string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);

    public static ParsedSchema Parse(AdditionalText file, CancellationToken cancellationToken) => Parse(file.Path, file.GetText(cancellationToken));

    /// <summary>What a file says; without a text, that it cannot be read.</summary>
    public static ParsedSchema Parse(string path, SourceText? text)
    {
        if (text is not null)
        {
            var schema = SchemaFile.Read(path, text.ToString());
            return new ParsedSchema(
                path,
                schema.Datasets,
                schema.Positions,
                schema.Problems.Select(SchemaProblemReport.Of).ToEquatableArray());
        }

        var nowhere = new SchemaPosition(path, 0, 0, 0, 0, 0, 0);
        var unreadable = new SchemaProblemReport(SchemaRules.Unreadable.Id, $"The schema file '{path}' cannot be read.", nowhere);
        return new ParsedSchema(path, default, default, new([unreadable]));
    }
}

/// <summary>What one schema file says.</summary>
/// <param name="Path">The file.</param>
/// <param name="Datasets">The datasets that can be used.</param>
/// <param name="Positions">Where each of them is named.</param>
/// <param name="Problems">What is wrong in the file.</param>
internal sealed record ParsedSchema(
    string Path,
    EquatableArray<DatasetSchema> Datasets,
    EquatableArray<SchemaPosition> Positions,
    EquatableArray<SchemaProblemReport> Problems);
