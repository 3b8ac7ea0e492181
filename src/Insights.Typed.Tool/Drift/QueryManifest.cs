using System.Text.Json;

namespace Insights.Typed.Tool.Drift;

/// <summary>Reads what a build wrote where its project sets <c>InsightsQueryManifest</c>.</summary>
internal static class QueryManifest
{
    /// <exception cref="ToolException">The file is none.</exception>
    public static async Task<List<AppQuery>> ReadAsync(string path, string shownPath, CancellationToken cancellationToken)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
                return [.. document.RootElement.GetProperty("queries").EnumerateArray().Select(Of)];
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The manifest of queries cannot be read: {exception.Message} A build writes it where the project sets InsightsQueryManifest.", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            var fault = exception is JsonException ? $"is not valid JSON: {exception.Message}" : "is not a manifest of queries that this tool can read.";
            throw new ToolException($"{shownPath} {fault} Build the project again, with the package in the tool's version.", exception);
        }
    }

    private static AppQuery Of(JsonElement query) => new(
        TextOf(query, "file"),
        query.GetProperty("line").GetInt32(),
        TextOf(query, "dataset"),
        TextsOf(query, "columns"),
        TextOf(query, "text"),
        TextOf(query, "probe"),
        TextsOf(query, "leftOut"));

    private static string TextOf(JsonElement query, string name) => query.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");

    private static List<string> TextsOf(JsonElement query, string name) => [.. query.GetProperty(name).EnumerateArray().Select(item => item.GetString() ?? "")];
}
