using Insights.Typed.Emulation;
using Insights.Typed.Language;

namespace Insights.Typed.Testing.Service;

/// <summary>The operation of a request, and the id in its path.</summary>
internal readonly record struct Route(InsightsOperation Operation, string? Id = null)
{
    /// <summary>The host of the report files. No such host can exist.</summary>
    public const string FilesHost = "files.insights.invalid";

    private const string FilesPath = "reports/";

    private static readonly string[] FirstSegments = [.. OperationRoute.All.Select(route => "/" + route.Path.Split('/')[0]).Distinct()];

    public static Uri GetLink(EmulatedExecution execution) => new($"https://{FilesHost}/{FilesPath}{execution.FileName}");

    /// <summary>Gets the path of a request, relative to the service's address of the client.</summary>
    public static string GetRelativePath(Uri address)
    {
        var path = address.PathAndQuery;
        var start = FirstSegments.Max(s => path.AsSpan(0, address.AbsolutePath.Length).IndexOf(s, StringComparison.OrdinalIgnoreCase));
        return start < 0 ? path.TrimStart('/') : path[(start + 1)..];
    }

    /// <summary>Finds the program of a client by its address of the service; null for an address that no program has.</summary>
    public static ServiceProgram? FindProgram(Uri address) =>
        ServiceProgram.All.FirstOrDefault(program => address.AbsolutePath.Contains("/" + program.Path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Finds the operation; null if it does not exist.</summary>
    public static Route? Find(HttpMethod method, Uri address)
    {
        var path = GetRelativePath(address).Split('?')[0];
        if (address.Host == FilesHost)
        {
            return method == HttpMethod.Get && path.StartsWith(FilesPath, StringComparison.Ordinal)
                ? new(InsightsOperation.Download, Path.GetFileNameWithoutExtension(path))
                : null;
        }

        return OperationRoute.Find(method.Method, path, out var id) is { } route ? new(route.Operation, id) : null;
    }
}
