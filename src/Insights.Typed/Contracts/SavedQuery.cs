using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A query that the service keeps, so that reports can be made of it.</summary>
public sealed class SavedQuery : InsightsResource
{
    /// <summary>The id.</summary>
    [JsonRequired]
    public string QueryId { get; init; } = "";

    /// <summary>The name it was given.</summary>
    public string? Name { get; init; }

    /// <summary>The description it was given.</summary>
    public string? Description { get; init; }

    /// <summary>The query's text.</summary>
    public string? Query { get; init; }

    /// <summary>Whose it is: <c>userDefined</c>, or the service's own.</summary>
    public string? Type { get; init; }

    /// <summary>Who created it.</summary>
    public string? User { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedTime { get; init; }
}
