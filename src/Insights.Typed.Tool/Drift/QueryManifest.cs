using System.Text.Json;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Drift;

/// <summary>The queries of one or more apps. A build writes its manifest if the project sets <c>InsightsQueryManifest</c>.</summary>
/// <param name="Queries">The queries.</param>
/// <param name="Unlisted">The positions of queries that the builds could not list.</param>
internal sealed record QueryManifest(IReadOnlyList<AppQuery> Queries, IReadOnlyList<UnlistedQuery> Unlisted)
{
    /// <summary>Reads several files as one manifest; null for no file.</summary>
    /// <exception cref="ToolException">One of them cannot be read.</exception>
    public static async Task<QueryManifest?> ReadAsync(IReadOnlyCollection<string> files, ToolContext context, CancellationToken cancellationToken)
    {
        if (files.Count == 0)
        {
            return null;
        }

        var (queries, unlisted) = (new List<AppQuery>(), new List<UnlistedQuery>());
        foreach (var file in files)
        {
            var manifest = await ReadAsync(context.GetFullPath(file), file, cancellationToken).ConfigureAwait(false);
            queries.AddRange(manifest.Queries);
            unlisted.AddRange(manifest.Unlisted);
        }

        return new QueryManifest(queries, unlisted);
    }

    private static async Task<QueryManifest> ReadAsync(string path, string shownPath, CancellationToken cancellationToken)
    {
        try
        {
            var stream = File.OpenRead(path);
            await using (stream.ConfigureAwait(false))
            {
                using var document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken).ConfigureAwait(false);
                return Parse(document.RootElement, shownPath);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"The manifest of queries cannot be read: {exception.Message} A build writes it if the project sets InsightsQueryManifest.", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            var reason = exception is JsonException ? $"is not valid JSON: {exception.Message}" : "is not a manifest of queries that this tool can read.";
            throw new ToolException($"{shownPath} {reason} Build the project again, with the package of the tool's version.", exception);
        }
    }

    private static QueryManifest Parse(JsonElement manifest, string shownPath)
    {
        var version = manifest.GetProperty(QueryManifestFormat.Version).GetInt32();
        return version > QueryManifestFormat.CurrentVersion
            ? throw new ToolException(FormattableString.Invariant($"{shownPath} has version {version} of the manifest's format, but this tool reads version {QueryManifestFormat.CurrentVersion}. Update the tool to the version of the package that wrote the file."))
            : new QueryManifest(
                [.. manifest.GetProperty(QueryManifestFormat.Queries).EnumerateArray().Select(ParseQuery)],
                [.. manifest.GetProperty(QueryManifestFormat.Unlisted).EnumerateArray().Select(ParseUnlisted)]);
    }

    private static UnlistedQuery ParseUnlisted(JsonElement query) => new(
        GetString(query, QueryManifestFormat.File),
        query.GetProperty(QueryManifestFormat.Line).GetInt32(),
        GetString(query, QueryManifestFormat.Reason));

    private static AppQuery ParseQuery(JsonElement query) => new(
        GetString(query, QueryManifestFormat.File),
        query.GetProperty(QueryManifestFormat.Line).GetInt32(),
        GetString(query, QueryManifestFormat.Dataset),
        [.. query.GetProperty(QueryManifestFormat.Columns).EnumerateArray().Select(column => column.GetString() ?? "")],
        GetString(query, QueryManifestFormat.Text),
        GetString(query, QueryManifestFormat.Probe),
        [.. query.GetProperty(QueryManifestFormat.OmittedParts).EnumerateArray().Select(ParseOmittedPart)]);

    private static OmittedPart ParseOmittedPart(JsonElement part) => new(
        Clauses.FromKeyword(GetString(part, QueryManifestFormat.PartClause)) ?? throw new FormatException("The clause of an omitted part is unknown."),
        GetString(part, QueryManifestFormat.PartText));

    private static string GetString(JsonElement query, string name) => query.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null.");
}
