namespace Insights.Typed.LocalService;

/// <summary>A request that the service got. It shows no token and no download signature.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path, with the query string where the request went to the API.</param>
public sealed record LocalServiceRequest(string Method, string Path);
