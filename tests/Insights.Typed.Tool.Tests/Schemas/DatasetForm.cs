using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>The JSON of a dataset in other forms than the documented one: numbers in strings, lists and null instead of strings, and other values of a wrong kind.</summary>
internal static class DatasetForm
{
    private static readonly string[] Values = ["null", "48", "48.0", "\"48\"", "\"\"", "true", "[]", "[\"A\"]", "{}"];
    private static readonly string[] Names = ["\"Day\"", "\"Offer Name\"", "\"day\"", "5", "1.5", "null", "true", "[\"Day\"]", "{}"];
    private static readonly string[] Hours = ["48", "48.0", "\"48\"", "\"48.0\"", "4.8e1", "0", "-4", "\"0\"", "1.5", "\"1.5\"", "99999999999", "\" \"", "\"daily\""];

    private static readonly string[] Aggregations =
    [
        """{"Daily":["LAST_MONTH"]}""", """{"Daily":null}""", """{"Daily":1}""", """{"Daily":""}""", """{"Daily":" LAST_MONTH , LIFETIME "}""",
        """{"Daily":"LAST_MONTH","DAILY":"LIFETIME"}""", """{"Day light":"LIFETIME","Daily":"LIFETIME"}""",
    ];

    public static string Create(Random random, ServiceDataset dataset)
    {
        var json = JsonNode.Parse(DatasetWriter.Write(SchemaFileForm.OneDataset, [new DatasetPart(dataset, null)]))!.AsObject();
        for (var changes = random.Next(3); changes > 0; changes--)
        {
            var name = DatasetProperties.ServicePart[random.Next(DatasetProperties.ServicePart.Count)];
            json[name] = JsonNode.Parse(Change(random, name, json[name]));
        }

        return json.ToJsonString();
    }

    private static string Change(Random random, string name, JsonNode? value)
    {
        if (random.Next(4) == 0)
        {
            return Choose(random, Values);
        }

        return name switch
        {
            DatasetProperties.Name => Choose(random, Names),
            DatasetProperties.MinimumRecurrenceInterval => Choose(random, Hours),
            DatasetProperties.Aggregations => Choose(random, Aggregations),
            DatasetProperties.Columns or DatasetProperties.Metrics or DatasetProperties.DateRanges =>
                $"[{string.Join(',', (value as JsonArray ?? []).Select(item => item?.ToJsonString() ?? "null").Append(Choose(random, Names)))}]",
            _ => throw new ArgumentException($"The property {name} has no forms.", nameof(name)),
        };
    }

    private static string Choose(Random random, string[] values) => values[random.Next(values.Length)];
}
