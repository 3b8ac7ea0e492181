using System.CommandLine;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Commands;

/// <summary>Tests every query of an app on the service.</summary>
internal sealed class QueryVerifyCommand : ServiceCommand
{
    private readonly Argument<string[]> manifests = new("MANIFEST")
    {
        Description = "The manifest of an app's queries, which its build writes (property InsightsQueryManifest).",
        Arity = ArgumentArity.OneOrMore,
    };

    public QueryVerifyCommand(ToolContext context, Option<bool> json)
        : base("verify", "Tests every query of an app on the service, with generated values instead of run-time values. Exit code 3: the service refuses a query.", context, json) =>
        Arguments.Add(manifests);

    protected override async Task<int> RunAsync(ParseResult parsed, Screen screen, CancellationToken cancellationToken)
    {
        var manifest = (await QueryManifest.ReadAsync(parsed.GetRequiredValue(manifests), Context, cancellationToken).ConfigureAwait(false))!;
        var client = CreateClient(parsed, screen);
        await using (client.ConfigureAwait(false))
        {
            var trials = await screen.WithProgressAsync("testing queries", progress => TryAsync(client, manifest.Queries, progress, cancellationToken)).ConfigureAwait(false);
            Show(screen, trials, manifest.Unlisted);
            return trials.Exists(trial => trial.RejectionReason is not null) ? ExitCode.Breaking : ExitCode.Success;
        }
    }

    private static async Task<List<Trial>> TryAsync(InsightsClient client, IReadOnlyList<AppQuery> queries, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var trials = new List<Trial>();
        foreach (var query in queries)
        {
            progress.Report($"testing {query.Location}", trials.Count, queries.Count);
            trials.Add(await TryAsync(client, query, cancellationToken).ConfigureAwait(false));
        }

        return trials;
    }

    /// <summary>Only a refusal of this query counts as its result; any other failure ends the command.</summary>
    private static async Task<Trial> TryAsync(InsightsClient client, AppQuery query, CancellationToken cancellationToken)
    {
        try
        {
            var rows = 0;
            await foreach (var _ in client.PreviewAsync(InsightsQuery.FromText(query.Probe), cancellationToken).ConfigureAwait(false))
            {
                rows++;
            }

            return new Trial(query, rows, null);
        }
        catch (InsightsServiceException exception) when ((int)exception.StatusCode is 400 or 404)
        {
            return new Trial(query, null, exception.ServiceMessage ?? exception.Message);
        }
        catch (ReportFormatException exception)
        {
            return new Trial(query, null, exception.Message);
        }
        catch (ArgumentException exception)
        {
            return new Trial(query, null, exception.Message);
        }
    }

    private static void Show(Screen screen, List<Trial> trials, IReadOnlyList<UnlistedQuery> unlisted)
    {
        foreach (var trial in trials)
        {
            var omission = trial.Query.OmittedParts.Count > 0 ? $" (without {EnglishText.Join([.. trial.Query.OmittedParts.Select(part => part.Text)])})" : "";
            screen.WriteLine(
                trial.RejectionReason is null ? $"accepted  {trial.Query.Location}{omission}" : $"refused   {trial.Query.Location}{omission}: {trial.RejectionReason}",
                trial.RejectionReason is null ? Colors.Success : Colors.Error);
        }

        foreach (var query in unlisted)
        {
            screen.WriteLine($"not tested  {query.Location}: {query.Reason}");
        }

        var unlistedText = unlisted.Count == 0 ? "" : FormattableString.Invariant($" {unlisted.Count} {(unlisted.Count == 1 ? "was" : "were")} not listed by the build, and so not tested.");
        screen.WriteLine(FormattableString.Invariant($"The service accepts {trials.Count(t => t.RejectionReason is null)} of {EnglishText.Count(trials.Count, "query", "queries")}.{unlistedText}"));
        screen.WriteJson(new JsonObject
        {
            ["queries"] = JsonText.CreateArray(trials.Select(trial => (JsonNode)new JsonObject
            {
                ["file"] = trial.Query.File,
                ["line"] = trial.Query.Line,
                ["isAccepted"] = trial.RejectionReason is null,
                ["reason"] = trial.RejectionReason,
                ["probe"] = trial.Query.Probe,
                ["leftOut"] = JsonText.CreateArray(trial.Query.OmittedParts.Select(part => part.Text)),
            })),
            ["unlisted"] = UnlistedQuery.ToJson(unlisted),
        });
    }

    private sealed record Trial(AppQuery Query, int? Rows, string? RejectionReason);
}
