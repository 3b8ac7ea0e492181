namespace Insights.Typed.LocalService.CommandLine;

/// <summary>Requests as <c>curl</c> commands.</summary>
internal static class Curl
{
    public static string CreatePost(Uri address, IEnumerable<(string Name, string Value)> form) =>
        $"curl \"{address}\" {string.Join(' ', form.Select(pair => $"--data-urlencode \"{pair.Name}={pair.Value}\""))}";
}
