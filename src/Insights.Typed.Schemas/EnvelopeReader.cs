using System.Text.Json;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Finds the dataset objects in a file: the root itself, or the elements of the service's envelope.</summary>
internal static class EnvelopeReader
{
    public static IEnumerable<JsonItem> DatasetsOf(JsonItem root, ProblemList problems)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaFault.WrongKind, root, $"The file should hold one object, not {root.KindInWords}.");
            return [];
        }

        var members = root.Members;
        var envelope = members.FirstOrDefault(m => DatasetReader.Is(m, "value"));
        if (envelope is null || members.Any(m => DatasetReader.Is(m, "datasetName")))
        {
            return [root];
        }

        if (envelope.Value.Kind != JsonValueKind.Array)
        {
            problems.Add(SchemaFault.WrongKind, envelope.Value, $"'value' holds an array of datasets, not {envelope.Value.KindInWords}.");
            return [];
        }

        if (envelope.Value.Items.Count == 0)
        {
            problems.Add(SchemaFault.Empty, envelope.Value, "The answer holds no dataset.");
        }

        return envelope.Value.Items;
    }
}
