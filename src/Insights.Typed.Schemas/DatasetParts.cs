using Insights.Typed.Schemas.Json;

namespace Insights.Typed.Schemas;

/// <summary>The properties of a dataset object that mean something here. What else the service sends is its own business.</summary>
internal sealed class DatasetParts
{
    private readonly Dictionary<string, JsonItem> known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>What only the service states of a dataset.</summary>
    public static readonly string[] ServicePart = ["selectableColumns", "availableMetrics", "availableDateRanges", "minimumRecurrenceInterval", "aggregationToDateRangeMapping"];

    public JsonItem? Name => Find("datasetName");

    public JsonItem? Columns => Find("selectableColumns");

    public JsonItem? Metrics => Find("availableMetrics");

    public JsonItem? DateRanges => Find("availableDateRanges");

    public JsonItem? MinimumRecurrenceInterval => Find("minimumRecurrenceInterval");

    public JsonItem? Aggregations => Find("aggregationToDateRangeMapping");

    public JsonItem? Additions => Find("typed");

    /// <summary>False where the dataset has a property of this name already.</summary>
    public bool TryTake(JsonMember member)
    {
        if (known.ContainsKey(member.Name.Text))
        {
            return false;
        }

        known.Add(member.Name.Text, member.Value);
        return true;
    }

    private JsonItem? Find(string name) => known.TryGetValue(name, out var item) ? item : null;
}
