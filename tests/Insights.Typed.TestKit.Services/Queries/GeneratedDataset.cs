using System.Reflection;

namespace Insights.Typed.TestKit.Services;

/// <summary>A generated dataset, as reflection sees it: so that no dataset is missed, and no column of one.</summary>
public sealed class GeneratedDataset
{
    private readonly HashSet<string> columnNames;

    private GeneratedDataset(Query all)
    {
        All = all;
        columnNames = [.. all.SelectedNames];
        Columns = MembersOf(ParameterOf(all, "Where"));
        Aggregations = all.GetType().GetMethod("Aggregated") is null ? [] : [.. MembersOf(ParameterOf(all, "Aggregated")).Cast<Aggregation>()];
        DateRanges = all.GetType().GetMethod("During") is null ? [] : [.. MembersOf(ParameterOf(all, "During")).Cast<DateRange>()];
    }

    /// <summary>The datasets of a project.</summary>
    /// <param name="datasets">The class that the generator wrote into the project: <c>Datasets</c>.</param>
    public static IReadOnlyList<GeneratedDataset> ReadAll(Type datasets) =>
        [.. datasets.GetProperties().Select(p => new GeneratedDataset((Query)p.GetValue(null)!))];

    public Query All { get; }

    /// <summary>Every column and metric, each a <see cref="Column"/> or a <see cref="FlagColumn"/>.</summary>
    public IReadOnlyList<object> Columns { get; }

    public IReadOnlyList<DateRange> DateRanges { get; }

    public IReadOnlyList<Aggregation> Aggregations { get; }

    /// <summary>All that the dataset ever had. One without date ranges has no months, and gives all as it is.</summary>
    public Query Whole => DateRanges.Count == 0 ? All : All.During(DateRanges.Single(range => range.Name == "LIFETIME"));

    public bool IsMetric(object column) => !columnNames.Contains(NameOf(column));

    public static string NameOf(object column) => Ordered(column).Name;

    /// <summary>The column as <c>OrderBy</c> takes it.</summary>
    public static Column Ordered(object column) => column is FlagColumn flag ? flag : (Column)column;

    private static Type ParameterOf(Query query, string method) =>
        query.GetType().GetMethod(method)!.GetParameters()[0].ParameterType.GetGenericArguments()[0];

    private static IReadOnlyList<object> MembersOf(Type type)
    {
        var parts = Activator.CreateInstance(type, BindingFlags.Instance | BindingFlags.NonPublic, null, [], null);
        return [.. type.GetProperties().Select(p => p.GetValue(parts)!)];
    }
}
