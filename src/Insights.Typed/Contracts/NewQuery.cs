using System.Text.Json.Serialization;

namespace Insights.Typed.Contracts;

/// <summary>The body of "create query".</summary>
internal sealed record NewQuery(
    [property: JsonPropertyName("Name")] string Name,
    [property: JsonPropertyName("Description")] string? Description,
    [property: JsonPropertyName("Query")] string Query);
