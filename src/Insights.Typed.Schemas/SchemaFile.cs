using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>
/// A schema file, read: one dataset object, or the service's whole answer with any number of them under <c>value</c>.
/// A fault in one dataset leaves the others readable.
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
    public static SchemaFile Read(string path, string text)
    {
        if (text.StartsWith("\uFEFF", StringComparison.Ordinal))
        {
            // A byte order mark that a reader left in the text: white space keeps every place behind it,
            // for the parser and for the positions alike.
            text = " " + text.Substring(1);
        }

        var problems = new ProblemList(path, text);
        var datasets = new List<DatasetSchema>();
        var positions = new List<SchemaPosition>();
        var overlays = new List<DatasetOverlay>();

        if (JsonTree.Parse(text, problems) is { } root)
        {
            foreach (var item in EnvelopeReader.DatasetsOf(root, problems))
            {
                if (OverlayReader.IsOverlay(item))
                {
                    overlays.AddRange(new OverlayReader(problems).Read(item));
                }
                else if (new DatasetReader(problems).Read(item) is var (dataset, named))
                {
                    datasets.Add(dataset);
                    positions.Add(problems.PositionOf(named));
                }
            }
        }

        return new SchemaFile(path, datasets.ToEquatableArray(), positions.ToEquatableArray(), overlays.ToEquatableArray(), problems.InTextOrder());
    }
}
