using System.Text.Json.Serialization;

namespace Insights.Typed;

/// <summary>A query that the service keeps, so that reports can be made of it.</summary>
public sealed class SavedQuery : ServiceItem
{
    /// <summary>The id.</summary>
    [JsonRequired]
    public string QueryId { get; set; } = "";

    /// <summary>The name it was given.</summary>
    public string? Name { get; set; }

    /// <summary>The description it was given.</summary>
    public string? Description { get; set; }

    /// <summary>The query's text.</summary>
    public string? Query { get; set; }

    /// <summary>Whose it is: <c>userDefined</c>, or the service's own.</summary>
    public string? Type { get; set; }

    /// <summary>Who created it.</summary>
    public string? User { get; set; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedTime { get; set; }
}
