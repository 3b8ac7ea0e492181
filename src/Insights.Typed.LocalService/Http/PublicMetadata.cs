namespace Insights.Typed.LocalService.Http;

/// <summary>Marks an endpoint that describes the API, and requires no token.</summary>
internal sealed record PublicMetadata;
