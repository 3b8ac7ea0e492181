using System.Text.Json.Nodes;
using Insights.Typed.Explore;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.CSharpCode;
using Insights.Typed.Tool.Credentials;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;
using Insights.Typed.Tool.Reports;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Explore;

/// <summary>The account, the schemas and the app's queries for the page.</summary>
/// <param name="context">The environment of the command.</param>
/// <param name="screen">The screen of the command.</param>
/// <param name="access">The service and the account.</param>
/// <param name="datasets">The datasets of the catalog.</param>
/// <param name="folder">The schema files of the project, which can be none.</param>
/// <param name="manifest">The queries of the app; null for a command without a manifest.</param>
internal sealed class ExploreHost(
    ToolContext context, Screen screen, ServiceAccess access, IReadOnlyList<DatasetSchema> datasets, SchemaFolder folder, QueryManifest? manifest) : IExploreHost
{
    public required bool IsLocal { get; init; }

    public required IReadOnlyList<string> Manifests { get; init; }

    public ExploreSession Session => new(
        LockFile.ToolVersion,
        access.Address,
        IsLocal,
        access.Program,
        IsLocal ? "generated data of the local service" : access.SignInMethod.GetDescription(),
        folder.HasFiles ? context.GetDisplayPath(folder.Path) : "the library's files",
        Manifests);

    public IReadOnlyList<DatasetSchema> Datasets => datasets;

    public AppQueries Queries => manifest is null
        ? AppQueries.None
        : new AppQueries(
            [.. manifest.Queries.Select(query => new AppQueryPosition(query.File, query.Line, query.Dataset, query.Text, query.DescribeUse))],
            [.. manifest.Unlisted.Select(query => new UnlistedAppQuery(query.File, query.Line, query.Reason))]);

    public ClientCode ClientCode => ServiceClientCode.CreateWithToken(access);

    public InsightsClient CreateClient(Action<InsightsQuery> onDataRedacted) => access.CreateClient(context, screen.WriteNote, onDataRedacted);

    public InsightsQuery CreateTypedQuery(string text) => CheckedQuery.Create(text, new QueryInspection(text, datasets), "the page");

    public async Task<JsonNode> GetDriftAsync(InsightsClient client, CancellationToken cancellationToken)
    {
        try
        {
            var offered = await OfferedDatasets.FetchAsync(client, access.Address, cancellationToken).ConfigureAwait(false);

            // A folder with overlays alone describes no dataset: they only change types.
            var compared = folder.Documents.Count > 0 ? folder : SchemaFolder.ReadShipped(context.Program);
            var known = compared.GetComparedParts(manifest, offered).Select(part => part.Service);
            var changes = SchemaComparison.Compare([.. known.Where(IsCompared)], [.. offered.Datasets.Where(IsCompared)]);
            var report = new DriftReport(offered.Source, changes, manifest).ToJson();
            report["notCompared"] = JsonText.CreateArray(offered.Refused.Select(refused => refused.Message));
            return report;

            // What cannot be read is not a change.
            bool IsCompared(ServiceDataset dataset) => !offered.IsRefused(dataset);
        }
        catch (ToolException exception)
        {
            throw new ExploreException(ExploreFailure.Service, exception.Message, exception);
        }
    }

    public JsonObject Describe(InsightsReport report) => ReportView.ToJsonWithoutCallback(report);

    public JsonObject Describe(ReportExecution execution) => ReportView.ToJson(execution);

    public IReadOnlyList<ReportExecution> OrderNewestFirst(IEnumerable<ReportExecution> executions) => ExecutionOrder.NewestFirst(executions);

    public DateTimeOffset? FindNextDue(InsightsReport report, DateTimeOffset after) => ReportTimes.FindNextDue(report, after);

    public DateTimeOffset? FindLastDue(InsightsReport report) => ReportTimes.FindLastDue(report);

    public string? FindIntervalProblem(int? hours, DatasetSchema? dataset) => RecurrenceLimits.FindProblem(hours, dataset, context.Program);

    public Task DeleteReportAsync(InsightsClient client, string reportId, CancellationToken cancellationToken) => ReportDeletion.DeleteAsync(client, reportId, cancellationToken);

    public void ReportError(string message) => screen.WriteNote(message);
}
