using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>A schema file with all content that is necessary to write it again. <see cref="SchemaFile"/> has the content for a build.</summary>
/// <param name="File">The valid datasets, and the problems.</param>
/// <param name="Form">The form of the file.</param>
/// <param name="Parts">The dataset objects, in the file's order, as they are written. Without a problem in <paramref name="File"/>, they have the whole content of the file.</param>
public sealed record SchemaDocument(SchemaFile File, SchemaFileForm Form, EquatableArray<DatasetPart> Parts)
{
    /// <summary>Reads the text of a schema file or of a response of the service. Invalid text does not throw.</summary>
    /// <param name="path">The file's path, for messages only.</param>
    /// <param name="text">The file's text.</param>
    /// <param name="hasByteOrderMark">Whether the file starts with a byte order mark, which is not in <paramref name="text"/>.</param>
    public static SchemaDocument Read(string path, string text, bool hasByteOrderMark = false)
    {
        var tree = SchemaTree.Read(path, text);
        return Create(tree, tree.ToFile(), text, hasByteOrderMark);
    }

    /// <summary>
    /// Reads a text as <see cref="Read"/> does. <see cref="Parts"/> do not have the names that no query can contain, which are problems of
    /// <see cref="File"/>. A dataset with such a name has an empty one.
    /// </summary>
    /// <param name="path">The file's path, for messages only.</param>
    /// <param name="text">The file's text.</param>
    public static SchemaDocument ReadWithoutInvalidNames(string path, string text)
    {
        var tree = SchemaTree.Read(path, text);
        var file = tree.ToFile();
        tree.Remove([.. file.Problems.Where(problem => problem.Kind == SchemaProblemKind.InvalidName).Select(problem => problem.Position)]);
        return Create(tree, file, text, hasByteOrderMark: false);
    }

    private static SchemaDocument Create(SchemaTree tree, SchemaFile file, string text, bool hasByteOrderMark) => new(
        file,
        new SchemaFileForm(
            tree.IsResponse,
            tree.Root is { Kind: JsonValueKind.Object } root && root.Members.Find(member => DatasetReader.HasName(member, DatasetProperties.SchemaReference)) is { Value.Kind: JsonValueKind.String } schema
                ? tree.GetText(schema.Value)
                : null,
            hasByteOrderMark,
            text.Contains("\r\n") ? "\r\n" : "\n"),
        tree.Datasets.Where(dataset => dataset.Kind == JsonValueKind.Object).Select(dataset => CreatePart(dataset, tree)).ToEquatableArray());

    private static DatasetPart CreatePart(JsonItem dataset, SchemaTree tree)
    {
        var parts = new DatasetMembers();
        foreach (var member in dataset.Members)
        {
            parts.TryAdd(member);
        }

        return new DatasetPart(ServiceDataset.Read(parts, tree.GetText), parts.Find(DatasetProperties.Additions) is { } additions ? tree.GetText(additions) : null);
    }
}
