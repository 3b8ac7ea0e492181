using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>The JSON of a schema file and its dataset objects.</summary>
/// <param name="path">The file's path, for messages only.</param>
/// <param name="text">The text.</param>
internal sealed class SchemaTree(string path, string text)
{
    private readonly ProblemList problems = new(path, text);

    /// <summary>Gets the root; null if the text is not JSON.</summary>
    public JsonItem? Root { get; private set; }

    /// <summary>Gets a value indicating whether the datasets are in the service's envelope.</summary>
    public bool IsResponse { get; private set; }

    /// <summary>Gets the dataset objects, in the text's order.</summary>
    public IReadOnlyList<JsonItem> Datasets { get; private set; } = [];

    public static SchemaTree Read(string path, string text)
    {
        if (text.StartsWith("\uFEFF", StringComparison.Ordinal))
        {
            // A byte order mark that a reader left in the text: a space instead keeps every position after it, for the parser and
            // for the messages.
            text = " " + text.Substring(1);
        }

        var tree = new SchemaTree(path, text);
        if (JsonTree.Parse(text, tree.problems) is { } root)
        {
            tree.Root = root;
            tree.IsResponse = EnvelopeReader.EnvelopeOf(root) is not null;
            tree.Datasets = [.. EnvelopeReader.ReadDatasets(root, tree.problems)];
        }

        return tree;
    }

    /// <summary>Gets the text of a value, as it is written.</summary>
    public string GetText(JsonItem item)
    {
        var position = problems.GetPosition(item);
        return text.Substring(position.Start, position.Length);
    }

    /// <summary>Removes the values and the names of properties at these positions, from whichever list or object they are in.</summary>
    public void Remove(HashSet<SchemaPosition> positions)
    {
        foreach (var dataset in Datasets)
        {
            Remove(dataset, positions);
        }
    }

    /// <summary>Reads the datasets. Call it once: it collects the problems.</summary>
    public SchemaFile ToFile()
    {
        var datasets = new List<DatasetSchema>();
        var positions = new List<SchemaPosition>();
        var overlays = new List<DatasetOverlay>();
        foreach (var item in Datasets)
        {
            if (OverlayReader.IsOverlay(item))
            {
                overlays.AddRange(new OverlayReader(problems).Read(item));
            }
            else if (new DatasetReader(problems).Read(item) is var (dataset, named))
            {
                datasets.Add(dataset);
                positions.Add(problems.GetPosition(named));
            }
        }

        return new SchemaFile(path, datasets.ToEquatableArray(), positions.ToEquatableArray(), overlays.ToEquatableArray(), problems.GetSortedProblems());
    }

    private void Remove(JsonItem item, HashSet<SchemaPosition> positions)
    {
        item.Items.RemoveAll(IsFound);
        item.Members.RemoveAll(member => IsFound(member.Name) || IsFound(member.Value));
        foreach (var child in item.Items.Concat(item.Members.Select(member => member.Value)))
        {
            Remove(child, positions);
        }

        bool IsFound(JsonItem other) => positions.Contains(problems.GetPosition(other));
    }
}
