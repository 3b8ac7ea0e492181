using Insights.Typed.Language;

namespace Insights.Typed.Schemas;

/// <summary>A query that the service keeps for a dataset, usable by its id.</summary>
/// <param name="Name">The query's name; the dataset's, where the file names none.</param>
/// <param name="Identifier">The C# name it becomes: it begins with that of the dataset.</param>
/// <param name="QueryId">The id to create a report with.</param>
/// <param name="Text">The query as it was published. It does not change when the dataset gains columns.</param>
/// <param name="FromName">The dataset name in the query's FROM, which may be another one than the service lists.</param>
/// <param name="Columns">The columns and metrics that it selects, as the dataset spells them, in the query's order.</param>
/// <param name="Description">What the query is for; null where the file says nothing.</param>
public sealed record SystemQuerySchema(
    string Name,
    string Identifier,
    string QueryId,
    string Text,
    string FromName,
    EquatableArray<string> Columns,
    string? Description);
