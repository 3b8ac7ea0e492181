namespace Insights.Typed.LocalService;

/// <summary>A request that the service received. It contains no token and no download signature.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with the query string for a request to the API.</param>
public sealed record LocalServiceRequest(string Method, string Path)
{
    /// <summary>Gets the header <c>MS-CorrelationId</c>; null if the client sent none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Gets the header <c>MS-RequestId</c>; null if the client sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>Gets a value indicating whether the client sent <c>ValidateMfa: true</c>.</summary>
    public bool RequestsMfaValidation { get; init; }
}
