using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Explore.Results;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Insights.Typed.Explore.Reports;

/// <summary>The executions of a scheduled report, and their rows.</summary>
internal sealed class ExecutionEndpoints(IExploreHost host, InsightsClient client, RunList runs)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reports/{id}/executions", ListAsync);
        routes.MapPost("/api/reports/{id}/executions/{execution}/runs", OpenAsync);
    }

    private async Task ListAsync(HttpContext context)
    {
        var executions = await client.GetExecutionsAsync(context.Request.GetRouteText("id"), cancellationToken: context.RequestAborted)
            .ToListAsync(context.RequestAborted).ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, new JsonObject
        {
            ["executions"] = ApiResponse.CreateArray(host.OrderNewestFirst(executions).Select(execution =>
            {
                var document = host.Describe(execution);
                document["problem"] = ExecutionFile.FindProblem(execution);
                document["outcome"] = JsonName.Get(ExecutionFile.GetOutcome(execution));
                return document;
            })),
        }).ConfigureAwait(false);
    }

    /// <summary>Starts to read the rows of an execution, as a run of the list.</summary>
    private async Task OpenAsync(HttpContext context)
    {
        var reportId = context.Request.GetRouteText("id");
        var report = await client.GetReportsAsync(reportId, cancellationToken: context.RequestAborted).FirstOrDefaultAsync(context.RequestAborted).ConfigureAwait(false)
            ?? throw new ExploreException(ExploreFailure.NotFound, "The service does not have this report any more.");
        var execution = await client.GetExecutionsAsync(reportId, executionIds: [context.Request.GetRouteText("execution")], cancellationToken: context.RequestAborted)
            .FirstOrDefaultAsync(context.RequestAborted).ConfigureAwait(false)
            ?? throw new ExploreException(ExploreFailure.NotFound, $"The service does not have this execution any more: it keeps the executions of the last {ServiceProgram.ExecutionRetention.Days} days.");
        if (ExecutionFile.FindProblem(execution) is { } problem)
        {
            throw new ExploreException(ExploreFailure.Conflict, problem);
        }

        var run = await runs.StartExecutionAsync(
            Inspect(report),
            new JsonObject { ["reportId"] = reportId, ["reportName"] = report.ReportName, ["execution"] = host.Describe(execution) },
            (started, token) => ReadAsync(started, reportId, execution, token)).ConfigureAwait(false);
        await ApiResponse.WriteAsync(context, run.Observe().Document, StatusCodes.Status201Created).ConfigureAwait(false);
    }

    /// <summary>Inspects the query of a report. Names that the schemas do not have are no problem: the columns of the file are those of the text.</summary>
    private QueryInspection Inspect(InsightsReport report)
    {
        var inspection = new QueryInspection(CheckedText.Bound(report.Query ?? ""), host.Datasets);
        return inspection.Query is not null
            ? inspection
            : throw new ExploreException(ExploreFailure.Conflict, report.Query is null
                ? "The service does not return the query of this report, so the columns of its files are unknown."
                : $"The query of this report cannot be read, so the columns of its files are unknown: {inspection.Problems[0].Message}");
    }

    private async IAsyncEnumerable<TextRow> ReadAsync(Run run, string reportId, ReportExecution execution, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // With the query of the run, by which the list finds it if the service hides data.
        var report = await client.GetScheduledReportAsync(run.Query, reportId, requireSameQuery: false, cancellationToken).ConfigureAwait(false);
        await foreach (var row in report.ReadAsync(execution, run, cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            yield return row;
        }
    }
}
