using Insights.Typed.Language;

namespace Insights.Typed.TestKit.Services;

/// <summary>A random query of the typed interface, and its meaning.</summary>
public sealed record RandomQuery(
    InsightsQuery<object?[]> Query,
    IReadOnlyList<string> Selected,
    IReadOnlyList<RandomCondition> Conditions,
    IReadOnlyList<(string Column, SortDirection Direction)> Order,
    bool IsDistinct,
    int? Limit,
    string? DateRange,
    string? Aggregation)
{
    /// <param name="random">The source of randomness.</param>
    /// <param name="dataset">The dataset.</param>
    /// <param name="existingValues">Values in the dataset's columns, by the column's name.</param>
    /// <param name="readAsText">Whether rows have the texts of the file, instead of typed values.</param>
    public static RandomQuery Create(Random random, GeneratedDataset dataset, IReadOnlyDictionary<string, IReadOnlyList<object>> existingValues, bool readAsText = false)
    {
        var query = dataset.All;
        var conditions = new List<RandomCondition>();
        for (var count = random.Next(4); count > 0; count--)
        {
            var column = Pick(random, dataset.Columns);
            conditions.Add(RandomCondition.Create(random, column, existingValues.GetValueOrDefault(GeneratedDataset.GetName(column), [])));
            query = query.Where(conditions[^1].Condition);
        }

        var order = new List<(string, SortDirection)>();
        int? limit = random.Next(2) > 0 ? null : random.Next(3) == 0 ? random.Next(1, int.MaxValue) : random.Next(1, 120);
        var isDistinct = random.Next(3) == 0;
        query = isDistinct ? query.Distinct() : query;
        var range = dataset.DateRanges.Count > 0 && random.Next(3) > 0 ? Pick(random, dataset.DateRanges) : null;
        query = range is null ? query : query.During(range);
        var periods = dataset.Aggregations.Where(period => range is not null && period.DateRanges.Contains(range.Name)).ToList();
        var aggregation = periods.Count > 0 && random.Next(2) > 0 ? Pick(random, periods) : null;
        query = aggregation is null ? query : query.Aggregated(aggregation);
        for (var count = random.Next(4); count > 0; count--)
        {
            var column = GeneratedDataset.ToColumn(Pick(random, dataset.Columns));
            var isDescending = random.Next(2) == 0;
            query = query.Order((order.Count == 0 ? "OrderBy" : "ThenBy") + (isDescending ? "Descending" : ""), column);
            order.Add((column.Name, isDescending ? SortDirection.Descending : SortDirection.Ascending));
        }

        query = limit is null ? query : query.Take(limit.Value);
        var columns = dataset.Columns.ToArray();
        random.Shuffle(columns);
        columns = columns[..random.Next(1, Math.Min(columns.Length, 8) + 1)];
        return new RandomQuery(
            query.Select(columns, readAsText), [.. columns.Select(GeneratedDataset.GetName)], conditions, order, isDistinct, limit, range?.Name, aggregation?.Name);
    }

    private static T Pick<T>(Random random, IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
