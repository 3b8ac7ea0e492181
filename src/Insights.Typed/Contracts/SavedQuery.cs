using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A query that the service stores, for reports to execute.</summary>
public sealed class SavedQuery : InsightsResource
{
    /// <summary>The type of a created query.</summary>
    internal const string CreatedType = "userDefined";

    /// <summary>Gets the id.</summary>
    [JsonRequired]
    public string QueryId { get; init; } = "";

    /// <summary>Gets the name.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the description.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the query's text.</summary>
    public string? Query { get; init; }

    /// <summary>Gets the origin: <c>userDefined</c> for created queries, another value for system queries.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the user who created the query.</summary>
    public string? User { get; init; }

    /// <summary>Gets the time of creation.</summary>
    public DateTimeOffset? CreatedTime { get; init; }
}
