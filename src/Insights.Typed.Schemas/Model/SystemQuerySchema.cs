using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A query that the service keeps for a dataset, usable by its id.</summary>
/// <param name="Name">The query's name; the dataset's name if the file states none.</param>
/// <param name="Identifier">The C# name, which begins with the dataset's.</param>
/// <param name="QueryId">The id for creating a report.</param>
/// <param name="Text">The published query. It does not change when the dataset gains columns.</param>
/// <param name="FromName">The dataset name in the query's FROM, which can differ from the name that the service lists.</param>
/// <param name="Columns">The columns and metrics that it selects, by their names in the dataset, in the query's order.</param>
/// <param name="Description">The purpose of the query; null if the file states none.</param>
public sealed record SystemQuerySchema(
    string Name,
    string Identifier,
    string QueryId,
    string Text,
    string FromName,
    EquatableArray<string> Columns,
    string? Description);
