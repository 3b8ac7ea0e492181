namespace Insights.Typed.LocalService;

/// <summary>A request that the service got. It shows no token and no download signature.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with the query string where the request went to the API.</param>
public sealed record LocalServiceRequest(string Method, string Path)
{
    /// <summary>The header <c>MS-CorrelationId</c>; null where the client sent none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The header <c>MS-RequestId</c>; null where the client sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Whether the client sent <c>ValidateMfa: true</c>.</summary>
    public bool RequestsMfaValidation { get; init; }
}
