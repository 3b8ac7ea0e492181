namespace Insights.Typed.Testing;

/// <summary>A request that was sent. It contains no token.</summary>
/// <param name="Operation">The operation; null if the service has no such operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path after <c>mpn/</c>, with the query string; for a download, the path of the file.</param>
/// <param name="Body">The text of the body; null for a request without one.</param>
public sealed record InMemoryRequest(InsightsOperation? Operation, string Method, string Path, string? Body);
