using Insights.Typed.Schemas.Json;
using Insights.Typed.Schemas.Names;

namespace Insights.Typed.Schemas;

/// <summary>Reads <c>aggregationToDateRangeMapping</c>: for each aggregation the date ranges that it is available for, separated by commas.</summary>
internal sealed class AggregationReader(ProblemList problems)
{
    /// <summary>Reads the valid aggregations that a query can use.</summary>
    /// <param name="mapping">The property's value; null if it is absent.</param>
    /// <param name="ranges">The date ranges of the dataset.</param>
    /// <param name="dataset">The dataset's C# name.</param>
    public IReadOnlyList<AggregationSchema> Read(JsonItem? mapping, IReadOnlyCollection<string> ranges, string dataset)
    {
        var names = new NameSet(problems);
        var (aggregations, items) = (new List<AggregationSchema>(), new List<JsonItem>());
        foreach (var member in PropertyForms.GetMapping(mapping))
        {
            if (NameValidator.Validate(member.Name, "aggregation", problems)
                && names.TryAdd(member.Name, "aggregation")
                && ServiceAggregation.Parse(member.Name.Text, member.Value.Text).GetUsable(ranges) is { } usable)
            {
                aggregations.Add(new AggregationSchema(usable.Name, Identifier.FromMember(Identifier.FromName(usable.Name), dataset), usable.DateRanges));
                items.Add(member.Name);
            }
        }

        return new UniqueIdentifiers(problems).Filter(aggregations, a => a.Identifier, a => a.Name, items);
    }
}
