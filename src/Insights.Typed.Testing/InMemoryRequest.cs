namespace Insights.Typed.Testing;

/// <summary>A request that was sent. It shows no token.</summary>
/// <param name="Operation">What it asked for; null where the service has no such operation.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path behind <c>mpn/</c>, with the query string; of a download, the path of the file.</param>
/// <param name="Body">The body's text; null where it had none.</param>
public sealed record InMemoryRequest(InsightsOperation? Operation, string Method, string Path, string? Body);
