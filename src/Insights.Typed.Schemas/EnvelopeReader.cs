using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>Finds the dataset objects in a file: the root, or the elements of the service's envelope.</summary>
internal static class EnvelopeReader
{
    /// <summary>Finds the value of the service's envelope; null if the root is a dataset.</summary>
    public static JsonItem? EnvelopeOf(JsonItem root) => root.Members.Exists(member => DatasetReader.HasName(member, DatasetProperties.Name))
        ? null
        : root.Members.Find(member => DatasetReader.HasName(member, DatasetProperties.Response))?.Value;

    public static IEnumerable<JsonItem> ReadDatasets(JsonItem root, ProblemList problems)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaMessages.RootNotObject, root, root.KindDescription);
            return [];
        }

        if (EnvelopeOf(root) is not { } envelope)
        {
            return [root];
        }

        if (envelope.Kind != JsonValueKind.Array)
        {
            problems.Add(SchemaMessages.ResponseNotArray, envelope, envelope.KindDescription);
            return [];
        }

        if (envelope.Items.Count == 0)
        {
            problems.Add(SchemaMessages.EmptyResponse, envelope);
        }

        return envelope.Items;
    }
}
