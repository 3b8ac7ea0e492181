using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>
/// A parsed schema file: one dataset object, or the service's whole response with any number of them under <c>value</c>.
/// A problem in one dataset does not affect the others.
/// </summary>
/// <param name="Path">The file's path, for messages only.</param>
/// <param name="Datasets">The valid datasets.</param>
/// <param name="Positions">The position of the name of each item in <paramref name="Datasets"/>, in the same order.</param>
/// <param name="Overlays">The overlays: the file's declarations of columns that another file lists.</param>
/// <param name="Problems">The problems of the file, in the order of the text.</param>
public sealed record SchemaFile(
    string Path,
    EquatableArray<DatasetSchema> Datasets,
    EquatableArray<SchemaPosition> Positions,
    EquatableArray<DatasetOverlay> Overlays,
    EquatableArray<SchemaProblem> Problems)
{
    /// <summary>Reads the text of a schema file. Invalid text does not throw; it is reported as a problem.</summary>
    /// <param name="path">The file's path, for messages only.</param>
    /// <param name="text">The file's text.</param>
    public static SchemaFile Read(string path, string text) => SchemaTree.Read(path, text).ToFile();
}
