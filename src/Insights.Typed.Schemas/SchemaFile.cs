using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// A schema file, read: one dataset object, or the service's whole response with any number of them under <c>value</c>.
/// A problem in one dataset leaves the others readable.
/// </summary>
/// <param name="Path">The file's path, for messages only.</param>
/// <param name="Datasets">The datasets that can be used.</param>
/// <param name="Positions">Where each of <paramref name="Datasets"/> is named, in the same order.</param>
/// <param name="Overlays">The overlays: what the file declares of columns that another file lists.</param>
/// <param name="Problems">What is wrong in the file, in the order of the text.</param>
public sealed record SchemaFile(
    string Path,
    EquatableArray<DatasetSchema> Datasets,
    EquatableArray<SchemaPosition> Positions,
    EquatableArray<DatasetOverlay> Overlays,
    EquatableArray<SchemaProblem> Problems)
{
    /// <summary>Reads the text of a schema file. Never throws for what the text holds: what is wrong becomes a problem.</summary>
    /// <param name="path">The file's path, for messages only.</param>
    /// <param name="text">The file's text.</param>
    public static SchemaFile Read(string path, string text) => SchemaTree.Read(path, text).ToFile();
}
