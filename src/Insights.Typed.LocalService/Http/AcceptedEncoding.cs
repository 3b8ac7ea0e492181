using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Selects the compression by the <c>Accept-Encoding</c> header of a client.</summary>
internal static class AcceptedEncoding
{
    /// <summary>Gets the encoding with the highest quality, gzip if several have the same; null if the client prefers no compression.</summary>
    public static FileEncoding? Find(HttpRequest request)
    {
        var accepted = request.GetTypedHeaders().AcceptEncoding;
        var best = FileEncoding.All.MaxBy(e => GetQuality(e.Name));
        return best is not null && GetQuality(best.Name) > 0 && GetQuality(best.Name) >= GetQuality("identity") ? best : null;

        double GetQuality(string name) => accepted
            .OrderBy(accept => accept.Value == "*")
            .FirstOrDefault(accept => accept.Value == "*" || accept.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
                ? found.Quality ?? 1
                : 0;
    }
}
