using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Drift;

/// <summary>The changes, and the queries that each change breaks.</summary>
internal sealed class DriftReport(string source, IReadOnlyList<SchemaChange> changes, QueryManifest? manifest)
{
    private readonly List<(SchemaChange Change, List<Breakage> Breakages)> findings =
        [.. changes.Select(change => (change, Breakage.Find(change, manifest?.Queries ?? [])))];

    /// <summary>With a manifest it depends on the queries of the app; without one, any query is possible.</summary>
    public int ExitCode => findings.Exists(finding => CanBreakQuery(finding.Change, finding.Breakages)) ? Tool.ExitCode.Breaking
        : changes.Count > 0 ? Tool.ExitCode.CompatibleDrift
        : Tool.ExitCode.Success;

    /// <summary>The number of queries that certainly break.</summary>
    private int BrokenQueryCount => findings.SelectMany(f => f.Breakages).Where(b => b.IsCertain).Select(b => b.Query).Distinct().Count();

    /// <summary>The queries that the manifest does not list, if a change could break them.</summary>
    private IReadOnlyList<UnlistedQuery> UnknownQueries => changes.Any(change => change.IsBreaking) && manifest is not null ? manifest.Unlisted : [];

    /// <summary>Whether a change can break a query: one of the manifest, one that the build could not list, or, without a manifest, any.</summary>
    private bool CanBreakQuery(SchemaChange change, List<Breakage> breakages) =>
        change.IsBreaking && (manifest is null || breakages.Count > 0 || manifest.Unlisted.Count > 0);

    public void Show(Screen screen)
    {
        foreach (var (change, breakages) in findings)
        {
            screen.WriteLine($"{(change.IsBreaking ? "breaking  " : "compatible")}  {change.Dataset}: {change.MessageWithSuggestion}", change.IsBreaking ? Colors.Error : Colors.Success);
            foreach (var breakage in breakages)
            {
                screen.WriteLine($"              {breakage.Query.Location}: {(breakage.IsCertain ? "breaks" : "may break")}: {breakage.Reason}");
            }
        }

        foreach (var query in UnknownQueries)
        {
            screen.WriteLine($"unknown     {query.Location}: may break: {query.Reason}");
        }

        screen.WriteLine(Summary);
        screen.WriteJson(ToJson());
    }

    /// <summary>Writes lines in the format of compilers, which a build reports as errors and warnings at their positions.</summary>
    /// <param name="screen">The screen to write to.</param>
    /// <param name="getOrigin">Gets the origin of the message for a change of a dataset that breaks no known query.</param>
    public void ShowForBuild(Screen screen, Func<string, string> getOrigin)
    {
        foreach (var (change, breakages) in findings)
        {
            var (category, text) = (CanBreakQuery(change, breakages) ? "error" : "warning", $"{change.Dataset}: {change.MessageWithSuggestion}");
            var certain = breakages.Where(b => b.IsCertain).ToList();
            if (certain.Count == 0)
            {
                screen.WriteLine($"{getOrigin(change.Dataset)} : {category} : {text}");
            }

            foreach (var breakage in breakages)
            {
                screen.WriteLine($"{breakage.Query.Location}: {(breakage.IsCertain ? "error" : "warning")} : This query {(breakage.IsCertain ? "breaks" : "may break")} ({breakage.Reason}). {text}");
            }
        }

        foreach (var query in UnknownQueries)
        {
            screen.WriteLine($"{query.Location}: warning : A query here may break. The manifest does not list it. {query.Reason}");
        }

        screen.WriteLine(Summary);
    }

    private string Summary
    {
        get
        {
            var breaking = changes.Count(change => change.IsBreaking);
            return changes.Count == 0
                ? $"No drift: the schema files match {source}."
                : FormattableString.Invariant($"{EnglishText.Count(changes.Count, "change")} at {source}, {breaking} breaking.")
                    + (manifest is null
                        ? breaking > 0 ? " To see which queries break, pass the manifest of the app's queries (--manifest)." : ""
                        : FormattableString.Invariant($" {BrokenQueryCount} of {EnglishText.Count(manifest.Queries.Count, "query", "queries")} {(BrokenQueryCount == 1 || manifest.Queries.Count == 1 ? "breaks" : "break")}.{UnlistedSummary}"));
        }
    }

    private string UnlistedSummary => manifest is { Unlisted.Count: > 0 and var count }
        ? FormattableString.Invariant($" {count} more {(count == 1 ? "was" : "were")} not listed by the build.")
        : "";

    /// <summary>Gets the document of the command with --json.</summary>
    public JsonObject ToJson() => new()
    {
        ["source"] = source,
        ["drift"] = ExitCode switch { Tool.ExitCode.Breaking => "breaking", Tool.ExitCode.CompatibleDrift => "compatible", _ => "none" },
        ["changes"] = JsonText.CreateArray(findings.Select(finding => ToJson(finding.Change, manifest is null ? null : finding.Breakages))),
        ["unlisted"] = manifest is null ? null : UnlistedQuery.ToJson(manifest.Unlisted),
    };

    public static JsonObject ToJson(SchemaChange change, List<Breakage>? breakages)
    {
        var json = new JsonObject
        {
            ["dataset"] = change.Dataset,
            ["kind"] = change.Kind.ToString(),
            ["severity"] = change.IsBreaking ? "breaking" : "compatible",
            ["name"] = change.Name,
            ["suggestion"] = change.Suggestion,
            ["message"] = change.Message,
        };
        if (breakages is not null)
        {
            json["queries"] = JsonText.CreateArray(breakages.Select(breakage => (JsonNode)new JsonObject
            {
                ["file"] = breakage.Query.File,
                ["line"] = breakage.Query.Line,
                ["breaks"] = breakage.IsCertain ? "certainly" : "perhaps",
                ["reason"] = breakage.Reason,
                ["text"] = breakage.Query.Text,
            }));
        }

        return json;
    }
}
