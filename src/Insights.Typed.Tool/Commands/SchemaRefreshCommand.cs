using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Updates the schema files to what the service offers, and keeps their additions.</summary>
internal sealed class SchemaRefreshCommand : SchemaCommand
{
    private readonly Option<string?> lockFile = new("--lock")
    {
        Description = $"The lock file; by default {LockFile.DefaultName} in the folder of the schema files.",
        HelpName = "FILE",
    };

    private readonly Option<bool> prune = new("--prune") { Description = "Delete the files of datasets that the service no longer offers." };

    private readonly Option<bool> inferTypes = new("--infer-types")
    {
        Description = "Preview each dataset, and propose types that fit its values. Declarations are not changed.",
    };

    public SchemaRefreshCommand(ToolContext context, Option<bool> json)
        : base("refresh", "Updates the schema files to what the service offers, and keeps their additions under 'typed'.", context, json)
    {
        Options.Add(lockFile);
        Options.Add(prune);
        Options.Add(inferTypes);
        Validators.Add(result =>
        {
            if (result.GetValue(inferTypes) && Schemas.HasSavedResponse(result))
            {
                result.AddError("--infer-types requires the service: a saved response (--from) has no values.");
            }
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var path = Schemas.GetFolder(parsed);
        var folder = await SchemaFolder.ReadAsync(path, Context, cancellationToken).ConfigureAwait(false);
        var offered = await GetOfferedDatasetsAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        var selected = Schemas.SelectDatasets(parsed, offered, folder.KnownParts);
        var refresh = new SchemaRefresh(Context, folder, selected, Schemas.GetDatasetNames(parsed), parsed.GetValue(prune));
        var lockPath = parsed.GetValue(lockFile) is { } lockName ? Context.GetOutputPath(lockName, "--lock") : Path.Combine(path, LockFile.DefaultName);
        var content = LockFile.Create(offered, refresh.ResultingDatasets);
        var writtenCount = refresh.Files.Count;
        if (!LockFile.HasSameContent(lockPath, content))
        {
            refresh.Files.Write(lockPath, content);
        }

        await refresh.Files.CommitAsync(cancellationToken).ConfigureAwait(false);
        Show(screen, refresh, offered, writtenCount);
        var proposals = parsed.GetValue(inferTypes)
            ? await InferAsync(parsed, screen, path, selected, cancellationToken).ConfigureAwait(false)
            : null;
        screen.WriteJson(ToJson(refresh, offered, writtenCount, proposals));
        return ExitCode.Success;
    }

    private async Task<List<TypeFinding>> InferAsync(
        ParseResult parsed, Screen screen, string path, IReadOnlyList<ServiceDataset> selected, CancellationToken cancellationToken)
    {
        var folder = await SchemaFolder.ReadAsync(path, Context, cancellationToken).ConfigureAwait(false);
        var redacted = new HashSet<InsightsQuery>(ReferenceEqualityComparer.Instance);
        var client = CreateClient(parsed, screen, query => redacted.Add(query));
        await using (client.ConfigureAwait(false))
        {
            var schemas = DeclaredTypes.Read(folder, [.. selected.Where(dataset => !folder.HasOverlay(dataset.Name))]);
            var findings = await screen.WithProgressAsync(
                "previewing datasets",
                progress => new DatasetSampler(client, redacted.Contains, progress).RunAsync(schemas, cancellationToken)).ConfigureAwait(false);
            TypeReport.Show(screen, findings);
            return findings;
        }
    }

    private static void Show(Screen screen, SchemaRefresh refresh, OfferedDatasets offered, int writtenCount)
    {
        foreach (var change in refresh.Changes)
        {
            screen.WriteLine($"{GetMarker(change.Kind)} {change.Dataset}: {change.MessageWithSuggestion}", change.IsBreaking ? Colors.Error : Colors.Success);
        }

        screen.WriteLine(writtenCount == 0
            ? $"No schema file changed: they match {offered.Source}."
            : $"{EnglishText.Count(writtenCount, "schema file")} changed, to match {offered.Source}.");
        foreach (var name in offered.OmittedNames)
        {
            screen.WriteWarning($"{name} It is left out of the schema files.");
        }

        foreach (var warning in refresh.Warnings)
        {
            screen.WriteWarning(warning);
        }
    }

    private static char GetMarker(ChangeKind kind) => kind switch
    {
        ChangeKind.DatasetAdded or ChangeKind.ColumnAdded or ChangeKind.MetricAdded or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded => '+',
        ChangeKind.DatasetRemoved or ChangeKind.ColumnRemoved or ChangeKind.MetricRemoved or ChangeKind.DateRangeRemoved or ChangeKind.AggregationRemoved => '-',
        ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn or ChangeKind.AggregationNarrowed or ChangeKind.AggregationWidened or ChangeKind.IntervalRaised or ChangeKind.IntervalLowered
            or ChangeKind.OrderChanged or ChangeKind.LetterCaseChanged or ChangeKind.PropertyChanged or ChangeKind.DetailChanged => '~',
    };

    private static JsonObject ToJson(SchemaRefresh refresh, OfferedDatasets offered, int writtenCount, List<TypeFinding>? types)
    {
        var json = new JsonObject
        {
            ["source"] = offered.Source,
            ["filesChanged"] = writtenCount,
            ["changes"] = JsonText.CreateArray(refresh.Changes.Select(change => DriftReport.ToJson(change, null))),
            ["leftOut"] = JsonText.CreateArray(offered.OmittedNames),
            ["warnings"] = JsonText.CreateArray(refresh.Warnings),
        };
        if (types is not null)
        {
            json["types"] = JsonText.CreateArray(types.Select(TypeReport.ToJson));
        }

        return json;
    }
}
