using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Commands;

/// <summary>Brings the schema files up to what the service offers. What they add to that stays.</summary>
internal sealed class SchemaRefreshCommand : SchemaCommand
{
    private readonly Option<string?> lockFile = new("--lock")
    {
        Description = $"The lock file; by default {LockFile.DefaultName} beside the schema files.",
        HelpName = "FILE",
    };

    private readonly Option<bool> prune = new("--prune") { Description = "Delete the files of datasets that are no longer offered." };

    private readonly Option<bool> inferTypes = new("--infer-types")
    {
        Description = "Preview each dataset, and propose types from the values seen. Nothing that is declared is changed.",
    };

    public SchemaRefreshCommand(ToolContext context, Option<bool> json)
        : base("refresh", "Writes the schema files as the service describes its datasets, and keeps what they add under 'typed'.", context, json)
    {
        Options.Add(lockFile);
        Options.Add(prune);
        Options.Add(inferTypes);
        Validators.Add(result =>
        {
            if (result.GetValue(inferTypes) && Schemas.IsSaved(result))
            {
                result.AddError("--infer-types needs the service: a saved response (--from) has no values.");
            }
        });
    }

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var path = Schemas.FolderOf(parsed);
        var folder = await SchemaFolder.ReadAsync(path, Context, cancellationToken).ConfigureAwait(false);
        var answer = await AnswerAsync(parsed, screen, cancellationToken).ConfigureAwait(false);
        var wanted = Schemas.Wanted(parsed, answer, folder);
        var refresh = new SchemaRefresh(Context, folder, wanted, Schemas.Only(parsed), parsed.GetValue(prune));
        var locked = parsed.GetValue(lockFile) is { } given ? Context.FileToWrite(given, "--lock") : Path.Combine(path, LockFile.DefaultName);
        var content = LockFile.Of(answer, refresh.After);
        var written = refresh.Files.Count;
        if (!LockFile.IsSame(locked, content))
        {
            refresh.Files.Write(locked, content);
        }

        await refresh.Files.CommitAsync(cancellationToken).ConfigureAwait(false);
        Show(screen, refresh, answer, written);
        var proposals = parsed.GetValue(inferTypes)
            ? await InferAsync(parsed, screen, path, wanted, cancellationToken).ConfigureAwait(false)
            : null;
        screen.Json(Json(refresh, answer, written, proposals));
        return ExitCode.Success;
    }

    private async Task<List<TypeFinding>> InferAsync(
        ParseResult parsed, Screen screen, string path, IReadOnlyList<ServiceDataset> wanted, CancellationToken cancellationToken)
    {
        var folder = await SchemaFolder.ReadAsync(path, Context, cancellationToken).ConfigureAwait(false);
        var client = Client(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            var schemas = DeclaredTypes.Of(folder, [.. wanted.Where(dataset => !folder.HasOverlay(dataset.Name))]);
            var findings = await screen.WithProgressAsync(
                "previewing datasets",
                progress => new DatasetSampling(client, progress).RunAsync(schemas, cancellationToken)).ConfigureAwait(false);
            TypeReport.Show(screen, findings);
            return findings;
        }
    }

    private static void Show(Screen screen, SchemaRefresh refresh, OfferedDatasets answer, int written)
    {
        foreach (var change in refresh.Changes)
        {
            screen.Line($"{Mark(change.Kind)} {change.Dataset}: {change.Told}", change.IsBreaking ? Colours.Bad : Colours.Good);
        }

        screen.Line(written == 0
            ? $"No schema file changes: they say what {answer.Source} says."
            : FormattableString.Invariant($"{written} schema file{(written == 1 ? "" : "s")} changed, after {answer.Source}."));
        foreach (var name in answer.LeftOut)
        {
            screen.Warn($"{name} It is left out of the schema files.");
        }

        foreach (var warning in refresh.Warnings)
        {
            screen.Warn(warning);
        }
    }

    private static char Mark(ChangeKind kind) => kind switch
    {
        ChangeKind.DatasetAdded or ChangeKind.ColumnAdded or ChangeKind.MetricAdded or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded => '+',
        ChangeKind.DatasetRemoved or ChangeKind.ColumnRemoved or ChangeKind.MetricRemoved or ChangeKind.DateRangeRemoved or ChangeKind.AggregationRemoved => '-',
        ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn or ChangeKind.AggregationNarrowed or ChangeKind.AggregationWidened or ChangeKind.IntervalRaised or ChangeKind.IntervalLowered
            or ChangeKind.OrderChanged or ChangeKind.SpellingChanged or ChangeKind.DetailChanged => '~',
    };

    private static JsonObject Json(SchemaRefresh refresh, OfferedDatasets answer, int written, List<TypeFinding>? types)
    {
        var json = new JsonObject
        {
            ["source"] = answer.Source,
            ["filesChanged"] = written,
            ["changes"] = JsonText.ArrayOf(refresh.Changes.Select(change => DriftReport.Json(change, null))),
            ["leftOut"] = JsonText.ArrayOf(answer.LeftOut),
            ["warnings"] = JsonText.ArrayOf(refresh.Warnings),
        };
        if (types is not null)
        {
            json["types"] = JsonText.ArrayOf(types.Select(TypeReport.Json));
        }

        return json;
    }
}
