using System.Text.Json;
using Insights.Typed.Language;
using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Reads <c>aggregationToDateRangeMapping</c>: for each aggregation the date ranges that it is available for, with commas between them.</summary>
internal sealed class AggregationReader(ProblemList problems)
{
    private const string Property = "aggregationToDateRangeMapping";

    /// <summary>The usable aggregations.</summary>
    public IReadOnlyList<AggregationSchema> Read(JsonItem? mapping, string dataset)
    {
        if (mapping is null || mapping.Kind == JsonValueKind.Null)
        {
            return [];
        }

        if (mapping.Kind != JsonValueKind.Object)
        {
            problems.Add(SchemaFault.WrongKind, mapping, $"'{Property}' is an object, not {mapping.KindInWords}.");
            return [];
        }

        var names = new NameSpace(problems);
        var (aggregations, items) = (new List<AggregationSchema>(), new List<JsonItem>());
        foreach (var member in mapping.Members)
        {
            if (member.Value.Kind != JsonValueKind.String)
            {
                problems.Add(SchemaFault.WrongKind, member.Value, $"'{Property}' has a string of date ranges for each aggregation; this is {member.Value.KindInWords}.");
            }
            else if (WritableName.Check(member.Name, "aggregation", problems) && names.TryAdd(member.Name, "aggregation"))
            {
                var ranges = member.Value.Text.Split(',').Select(range => range.Trim()).Where(range => range.Length > 0).ToList();
                if (ranges.Count == 0)
                {
                    // The dataset offers it for none, so no query can use it.
                    continue;
                }

                aggregations.Add(new AggregationSchema(member.Name.Text, Identifier.FromMember(Identifier.FromName(member.Name.Text), dataset), ranges.ToEquatableArray()));
                items.Add(member.Name);
            }
        }

        return new IdentifierClash(problems).Without(aggregations, a => a.Identifier, a => a.Name, items);
    }
}
