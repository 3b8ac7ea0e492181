using System.Text.Json;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes a row as a JSON object, with the types of the schema files.</summary>
/// <param name="query">The query that selects the rows.</param>
/// <param name="inspection">The inspection of the query by the schema files; null if they cannot be read.</param>
internal sealed class JsonRow(InsightsQuery query, QueryInspection? inspection)
{
    private readonly JsonColumn[] columns = [.. query.SelectedNames.Select(name => new JsonColumn(name, inspection?.FindColumn(name) ?? inspection?.FindMetric(name)))];

    public void Write(Utf8JsonWriter json, TextRow row)
    {
        json.WriteStartObject();
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i].Write(json, row.Values[i]);
        }

        json.WriteEndObject();
    }
}
