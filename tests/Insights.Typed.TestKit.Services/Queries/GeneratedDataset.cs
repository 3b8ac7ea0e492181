using System.Reflection;

namespace Insights.Typed.TestKit.Services;

/// <summary>A generated dataset, found by reflection, so that no dataset and no column is missed.</summary>
public sealed class GeneratedDataset
{
    private readonly HashSet<string> columnNames;

    private GeneratedDataset(InsightsQuery all)
    {
        All = all;
        columnNames = [.. all.SelectedNames];
        Columns = GetMembers(GetParameterType(all, "Where"));
        Aggregations = all.GetType().GetMethod("Aggregated") is null ? [] : [.. GetMembers(GetParameterType(all, "Aggregated")).Cast<QueryAggregation>()];
        DateRanges = all.GetType().GetMethod("During") is null ? [] : [.. GetMembers(GetParameterType(all, "During")).Cast<QueryDateRange>()];
    }

    /// <summary>The datasets of a project.</summary>
    /// <param name="datasets">The class that the generator wrote into the project: <c>Datasets</c>.</param>
    public static IReadOnlyList<GeneratedDataset> ReadAll(Type datasets) =>
        [.. datasets.GetProperties().Select(p => new GeneratedDataset((InsightsQuery)p.GetValue(null)!))];

    public InsightsQuery All { get; }

    /// <summary>Every column and metric, each a <see cref="QueryColumn"/> or a <see cref="BooleanColumn"/>.</summary>
    public IReadOnlyList<object> Columns { get; }

    public IReadOnlyList<QueryDateRange> DateRanges { get; }

    public IReadOnlyList<QueryAggregation> Aggregations { get; }

    /// <summary>All rows since the dataset exists. A dataset without date ranges has no months, and is returned unchanged.</summary>
    public InsightsQuery AllRows => DateRanges.Count == 0 ? All : All.During(DateRanges.Single(range => range.Name == "LIFETIME"));

    public bool IsMetric(object column) => !columnNames.Contains(GetName(column));

    public static string GetName(object column) => ToColumn(column).Name;

    /// <summary>The column in the form that <c>OrderBy</c> accepts.</summary>
    public static QueryColumn ToColumn(object column) => column is BooleanColumn flag ? flag : (QueryColumn)column;

    private static Type GetParameterType(InsightsQuery query, string method) =>
        query.GetType().GetMethod(method)!.GetParameters()[0].ParameterType.GetGenericArguments()[0];

    private static IReadOnlyList<object> GetMembers(Type type)
    {
        var instance = Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [], null);
        return [.. type.GetProperties().Select(p => p.GetValue(instance)!)];
    }
}
