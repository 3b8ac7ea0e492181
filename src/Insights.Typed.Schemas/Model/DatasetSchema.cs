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
/// <param name="SystemQuery">The query that the service itself keeps for the dataset; null where unknown.</param>
public sealed record DatasetSchema(
    string Name,
    string Identifier,
    string? Description,
    string? Source,
    EquatableArray<ColumnSchema> Columns,
    EquatableArray<ColumnSchema> Metrics,
    EquatableArray<DateRangeSchema> DateRanges,
    int? MinimumRecurrenceInterval,
    SystemQuerySchema? SystemQuery);

/// <summary>A column or a metric.</summary>
/// <param name="Name">The service's name, as written in a query.</param>
/// <param name="Identifier">The C# name it becomes, without a keyword's <c>@</c>.</param>
/// <param name="Type">What its values are.</param>
/// <param name="IsNullable">Whether a report may leave the value out.</param>
/// <param name="Flag">How a flag's two values are spelt; null for every other type.</param>
/// <param name="Description">What it means, in the file's words; null where the file says nothing.</param>
/// <param name="DateFormat">The form of a date or of a time's date, where the service sends one that does not state its order; null where it sends none.</param>
public sealed record ColumnSchema(
    string Name,
    string Identifier,
    ColumnType Type,
    bool IsNullable,
    FlagForm? Flag,
    string? Description,
    string? DateFormat = null);

/// <summary>How a flag column spells its two values.</summary>
/// <param name="True">The text that means yes.</param>
/// <param name="False">The text that means no.</param>
public sealed record FlagForm(string True, string False);

/// <summary>A range that TIMESPAN may name.</summary>
/// <param name="Name">The service's name, such as <c>LAST_6_MONTHS</c>.</param>
/// <param name="Identifier">The C# name it becomes, such as <c>Last6Months</c>.</param>
public sealed record DateRangeSchema(string Name, string Identifier);

/// <summary>A query that the service keeps for a dataset, usable by its id.</summary>
/// <param name="QueryId">The id to create a report with.</param>
/// <param name="DatasetName">The dataset name that the query itself uses.</param>
/// <param name="DateRange">The range the query names; null where it names none.</param>
public sealed record SystemQuerySchema(string QueryId, string DatasetName, string? DateRange);
