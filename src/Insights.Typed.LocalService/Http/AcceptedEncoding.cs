using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Which compression a client asks for in <c>Accept-Encoding</c>.</summary>
internal static class AcceptedEncoding
{
    /// <summary>What it likes best, gzip where it is all the same; null where it would rather have the file as it is.</summary>
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
