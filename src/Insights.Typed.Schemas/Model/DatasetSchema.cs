using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>One dataset as a schema file describes it: the service's own answer, and what the file adds to it.</summary>
/// <param name="Name">The service's name for the dataset, as written in <c>FROM</c>.</param>
/// <param name="Identifier">The C# name it becomes, without a keyword's <c>@</c>.</param>
/// <param name="Description">What a row is, in the file's words; null where the file says nothing.</param>
/// <param name="Source">Where the file's content comes from; null where the file says nothing.</param>
/// <param name="Columns">The selectable columns, in the service's order.</param>
/// <param name="Metrics">The metrics, in the service's order. They share one name space with the columns.</param>
/// <param name="DateRanges">The ranges that TIMESPAN may name, in the service's order.</param>
/// <param name="MinimumRecurrenceInterval">The shortest interval between two executions of a report, in hours; null where unknown.</param>
/// <param name="SystemQueries">The queries that the service keeps for the dataset, as far as the file lists them.</param>
public sealed record DatasetSchema(
    string Name,
    string Identifier,
    string? Description,
    string? Source,
    EquatableArray<ColumnSchema> Columns,
    EquatableArray<ColumnSchema> Metrics,
    EquatableArray<DateRangeSchema> DateRanges,
    int? MinimumRecurrenceInterval,
    EquatableArray<SystemQuerySchema> SystemQueries)
{
    /// <summary>The periods by which a query can aggregate rows, in the service's order; empty where it offers none.</summary>
    public EquatableArray<AggregationSchema> Aggregations { get; init; }

    /// <summary>Whether a query's FROM can name the dataset so: by its name, or by one that a published system query uses. Letter case does not matter.</summary>
    /// <param name="name">The name in FROM.</param>
    public bool HasName(string name) => IsSameName(Name, name) || SystemQueries.Any(query => IsSameName(query.FromName, name));

    /// <summary>The dataset that FROM names; null where none has that name. A dataset's name takes precedence over an alias of another one.</summary>
    /// <param name="datasets">The datasets to search.</param>
    /// <param name="name">The name in FROM.</param>
    public static DatasetSchema? Find(IEnumerable<DatasetSchema> datasets, string name)
    {
        DatasetSchema? alias = null;
        foreach (var dataset in datasets ?? throw new ArgumentNullException(nameof(datasets)))
        {
            if (IsSameName(dataset.Name, name))
            {
                return dataset;
            }

            alias ??= dataset.HasName(name) ? dataset : null;
        }

        return alias;
    }

    private static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A column or a metric.</summary>
/// <param name="Name">The service's name, as written in a query.</param>
/// <param name="Identifier">The C# name it becomes, without a keyword's <c>@</c>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsNullable">Whether a report may leave the value out.</param>
/// <param name="BooleanFormat">How a flag's two values are spelt; null for every other type.</param>
/// <param name="Description">What it means, in the file's words; null where the file says nothing.</param>
/// <param name="DateFormat">The form of a date or of a time's date, where the service sends one that does not state its order; null where it sends none.</param>
/// <param name="Samples">Values of a text column, from which the local service generates its data; empty where it invents them.</param>
public sealed record ColumnSchema(
    string Name,
    string Identifier,
    ColumnType Type,
    bool IsNullable,
    BooleanFormat? BooleanFormat,
    string? Description,
    string? DateFormat = null,
    EquatableArray<string> Samples = default);

/// <summary>How a flag column spells its two values.</summary>
/// <param name="True">The text that means yes.</param>
/// <param name="False">The text that means no.</param>
public sealed record BooleanFormat(string True, string False);

/// <summary>A range that TIMESPAN may name.</summary>
/// <param name="Name">The service's name, such as <c>LAST_6_MONTHS</c>.</param>
/// <param name="Identifier">The C# name it becomes, such as <c>Last6Months</c>.</param>
public sealed record DateRangeSchema(string Name, string Identifier);

/// <summary>A period by which a query can aggregate rows.</summary>
/// <param name="Name">The service's name, such as <c>Daily</c>.</param>
/// <param name="Identifier">The C# name it becomes.</param>
/// <param name="DateRanges">The names of the date ranges that it is available for.</param>
public sealed record AggregationSchema(string Name, string Identifier, EquatableArray<string> DateRanges)
{
    /// <summary>Whether it is available for a date range. Letter case does not matter.</summary>
    /// <param name="dateRange">The name of the date range.</param>
    public bool IsAvailableFor(string dateRange) => DateRanges.Contains(dateRange, StringComparer.OrdinalIgnoreCase);
}
