using Insights.Typed.LocalService.Reports;
using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Http;

/// <summary>Which compression a client asks for in <c>Accept-Encoding</c>.</summary>
internal static class AcceptedEncoding
{
    /// <summary>What it likes best, gzip where it is all the same; null where it would rather have the file as it is.</summary>
    public static FileEncoding? Of(HttpRequest request)
    {
        var wanted = request.GetTypedHeaders().AcceptEncoding;
        var best = FileEncoding.All.MaxBy(e => QualityOf(e.Name));
        return best is not null && QualityOf(best.Name) > 0 && QualityOf(best.Name) >= QualityOf("identity") ? best : null;

        double QualityOf(string name) => wanted
            .OrderBy(w => w.Value == "*")
            .FirstOrDefault(w => w.Value == "*" || w.Value.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } found
                ? found.Quality ?? 1
                : 0;
    }
}
