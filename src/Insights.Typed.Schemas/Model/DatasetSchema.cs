using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A dataset as a schema file describes it: the service's response, and the additions of the file.</summary>
/// <param name="Name">The service's name for the dataset, as written in <c>FROM</c>.</param>
/// <param name="Identifier">The C# name, without the <c>@</c> of a keyword.</param>
/// <param name="Description">The file's description of a row; null if the file has none.</param>
/// <param name="Source">The source of the file's content; null if the file states none.</param>
/// <param name="Columns">The selectable columns, in the service's order.</param>
/// <param name="Metrics">The metrics, in the service's order. They share one name space with the columns.</param>
/// <param name="DateRanges">The ranges of TIMESPAN, in the service's order.</param>
/// <param name="Details">What the service states besides names.</param>
/// <param name="SystemQueries">The queries that the service keeps for the dataset and that the file lists.</param>
public sealed record DatasetSchema(
    string Name,
    string Identifier,
    string? Description,
    string? Source,
    EquatableArray<ColumnSchema> Columns,
    EquatableArray<ColumnSchema> Metrics,
    EquatableArray<DateRangeSchema> DateRanges,
    DatasetDetails Details,
    EquatableArray<SystemQuerySchema> SystemQueries)
{
    /// <summary>The periods by which a query can aggregate rows, in the service's order; empty if it offers none.</summary>
    public EquatableArray<AggregationSchema> Aggregations { get; init; }

    /// <summary>Determines whether a name in a query's FROM is the dataset: its name, or the name that a published system query uses. Letter case does not matter.</summary>
    /// <param name="name">The name in FROM.</param>
    public bool HasName(string name) => IsSameName(Name, name) || SystemQueries.Any(query => IsSameName(query.FromName, name));

    /// <summary>Finds the dataset of FROM; null if none has that name. A dataset's name takes precedence over an alias of another one.</summary>
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

    /// <summary>Finds a date range; null if the dataset has none of the name. Letter case does not matter.</summary>
    /// <param name="name">The name in TIMESPAN.</param>
    public DateRangeSchema? FindDateRange(string name) => DateRanges.FirstOrDefault(range => IsSameName(range.Name, name));

    /// <summary>Finds an aggregation; null if the dataset has none of the name. Letter case does not matter.</summary>
    /// <param name="name">The name in AGGREGATED.</param>
    public AggregationSchema? FindAggregation(string name) => Aggregations.FirstOrDefault(aggregation => IsSameName(aggregation.Name, name));

    private static bool IsSameName(string name, string other) => string.Equals(name, other, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A column or a metric.</summary>
/// <param name="Name">The service's name, as written in a query.</param>
/// <param name="Identifier">The C# name, without the <c>@</c> of a keyword.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="IsNullable">Whether a report can omit the value.</param>
/// <param name="BooleanFormat">The literals of a Boolean column; null for any other type.</param>
/// <param name="Description">The file's description; null if the file has none.</param>
/// <param name="DateFormat">The format of a date or of a time's date, if the service sends one that does not state its order; otherwise null.</param>
/// <param name="Samples">Values of a text column, from which the local service generates its data; empty if it generates other values.</param>
public sealed record ColumnSchema(
    string Name,
    string Identifier,
    ColumnType Type,
    bool IsNullable,
    BooleanFormat? BooleanFormat,
    string? Description,
    string? DateFormat = null,
    EquatableArray<string> Samples = default)
{
    /// <summary>The kind of its values.</summary>
    public ValueKind Kind => Type.GetKind();

    /// <summary>Describes its values: <c>a whole number, which may be missing</c>.</summary>
    public string DescribeValues()
    {
        var values = ColumnTypes.Get(Type).Description + (BooleanFormat is { } format ? $", with the literals {format.True} and {format.False}" : "");
        return IsNullable ? values + ", which may be missing" : values;
    }
}

/// <summary>The two literals of a Boolean column.</summary>
/// <param name="True">The literal for true.</param>
/// <param name="False">The literal for false.</param>
public sealed record BooleanFormat(string True, string False)
{
    /// <summary>Gets the literals of a Boolean column that states none, <c>1</c> and <c>0</c>.</summary>
    public static BooleanFormat Default { get; } = new("1", "0");
}

/// <summary>A range of TIMESPAN.</summary>
/// <param name="Name">The service's name, such as <c>LAST_6_MONTHS</c>.</param>
/// <param name="Identifier">The C# name, such as <c>Last6Months</c>.</param>
public sealed record DateRangeSchema(string Name, string Identifier);

/// <summary>A period by which a query can aggregate rows.</summary>
/// <param name="Name">The service's name, such as <c>Daily</c>.</param>
/// <param name="Identifier">The C# name.</param>
/// <param name="DateRanges">The names of the date ranges that it is available for.</param>
public sealed record AggregationSchema(string Name, string Identifier, EquatableArray<string> DateRanges)
{
    /// <summary>Determines whether it is available for a date range. Letter case does not matter.</summary>
    /// <param name="dateRange">The name of the date range.</param>
    public bool IsAvailableFor(string dateRange) => DateRangeNames.Contain(DateRanges, dateRange);
}
