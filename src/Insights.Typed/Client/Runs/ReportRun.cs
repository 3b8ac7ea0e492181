using System.Runtime.ExceptionServices;
using Insights.Typed.Client.Items;
using Insights.Typed.Downloads;
using Insights.Typed.Requests;
using Insights.Typed.Telemetry;
using Insights.Typed.Transport;

namespace Insights.Typed.Client.Runs;

/// <summary>One run of a query as a report: creates the resources, waits for the execution, and reads or copies the file.</summary>
internal sealed class ReportRun(InsightsClient client, ReportRunOptions run, InsightsQuery query)
{
    private readonly ProgressReporter progress = new(run.Progress);
    private ManagedResource<SavedQuery>? managedQuery;
    private ManagedResource<InsightsReport>? managedReport;
    private ReportTelemetry? telemetry;

    /// <summary>Gets the rows, when the service has them.</summary>
    /// <param name="rows">The query of the run, with the type of its rows.</param>
    /// <param name="cancellationToken">A token to cancel the waiting and the reading.</param>
    public async Task<IAsyncEnumerable<T>> ReadAsync<T>(InsightsQuery<T> rows, CancellationToken cancellationToken)
    {
        var (reportId, execution, report) = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        return client.ExecutionReader.ReadAsync(rows, execution, token => WaitAsync(reportId, report, token), progress, run.RowRejection, report, cancellationToken);
    }

    /// <summary>Copies the file, and returns the number of its bytes.</summary>
    public async Task<long> DownloadAsync(Stream destination, CancellationToken cancellationToken)
    {
        var (reportId, execution, report) = await ExecuteAsync(cancellationToken).ConfigureAwait(false);
        client.ExecutionReader.ReportIfRedacted(query, execution, report);
        return await client.CopyFileAsync(execution, token => WaitAsync(reportId, report, token), destination, report, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Deletes the created resources that are not to be kept, also after a cancellation, so with a separate time limit. An
    /// error here is the error of the run, unless the run has failed already; that exception then lists the remaining resources.
    /// </summary>
    public async Task CleanUpAsync(Exception? failure)
    {
        var progressException = TryReportCleanUp();
        await CleanUpAfterAsync(failure ?? progressException).ConfigureAwait(false);
        if (failure is null && progressException is not null)
        {
            ExceptionDispatchInfo.Throw(progressException);
        }
    }

    /// <summary>Reports progress. An exception of the user's handler is an error of the run like any other, and does not prevent the clean-up.</summary>
    private Exception? TryReportCleanUp()
    {
        try
        {
            progress.Report(p => p with { Stage = ReportStage.CleaningUp });
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    private async Task CleanUpAfterAsync(Exception? failure)
    {
        using var report = telemetry;
        var errors = await DeleteAsync(failure).ConfigureAwait(false);
        if (errors.Count > 0)
        {
            report?.ResourcesLeft(managedQuery?.Id, managedReport?.Id);
            var message = $"The run is over, but the service may still have its query ({DescribeId(managedQuery)}) or report ({DescribeId(managedReport)}): {errors[0].Message}";
            if (failure is null)
            {
                failure = new InsightsException(message, errors[0]);
                ReportFailure(failure);
                throw failure;
            }

            failure.Data[InsightsException.RemainingResourcesKey] = message;
        }

        if (failure is null)
        {
            progress.Report(p => p with { Stage = ReportStage.Completed });
        }
        else
        {
            ReportFailure(failure);
        }

        void ReportFailure(Exception exception)
        {
            (exception as InsightsException)?.SetOperation(InsightsOperationNames.RunQuery, query.ToString());
            report?.Failed(exception);
        }
    }

    /// <summary>Creates the report and waits for its execution. The service may leave out the report's id in an execution.</summary>
    private async Task<(string ReportId, ReportExecution Execution, ReportTelemetry Report)> ExecuteAsync(CancellationToken cancellationToken)
    {
        telemetry = client.Telemetry.StartReport(query.DatasetName);
        var reportId = await CreateAsync(telemetry, cancellationToken).ConfigureAwait(false);
        progress.Report(p => p with { Stage = ReportStage.Waiting, ReportId = reportId });
        return (reportId, await WaitAsync(reportId, telemetry, cancellationToken).ConfigureAwait(false), telemetry);
    }

    private async Task<string> CreateAsync(ReportTelemetry report, CancellationToken cancellationToken)
    {
        using var stage = report.Begin(ReportSpan.Create);
        // Unique, so that resources that remain after a crash can be distinguished from those in use.
        var name = run.Name?.Trim() ?? GeneratedName.Create(query.DatasetName);
        var isUniqueName = run.Name is null;
        progress.Report(p => p with { Stage = ReportStage.Creating });
        var queryId = query.SystemQueryId;
        if (queryId is null)
        {
            var queryName = isUniqueName ? name : GeneratedName.Clean(name);
            managedQuery = client.PrepareQuery(
                queryName ?? GeneratedName.Create(query.DatasetName), query.ToString(), description: null, isUniqueName: isUniqueName || queryName is null);
            queryId = (await managedQuery.CreateAsync(cancellationToken).ConfigureAwait(false)).QueryId;
            progress.Report(p => p with { QueryId = queryId });
        }

        managedReport = client.PrepareReport(name, queryId, run.ToImmediateReport(name), isUniqueName);
        var reportId = (await managedReport.CreateAsync(cancellationToken).ConfigureAwait(false)).ReportId;
        report.ReportCreated(queryId, reportId);
        return reportId;
    }

    private async Task<ReportExecution> WaitAsync(string reportId, ReportTelemetry report, CancellationToken cancellationToken)
    {
        using var stage = report.Begin(ReportSpan.Wait);
        return await new ExecutionPoller(client, client.Options).WaitForFileAsync(reportId, progress, report, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<Exception>> DeleteAsync(Exception? failure)
    {
        var errors = new List<Exception>();
        using var stage = telemetry?.Begin(ReportSpan.CleanUp) ?? default;
        if (failure is not null || !run.KeepReport)
        {
            await TryAsync(managedReport is null ? null : managedReport.DeleteAsync).ConfigureAwait(false);
        }

        if (failure is not null || (!run.KeepQuery && !run.KeepReport))
        {
            await TryAsync(managedQuery is null ? null : managedQuery.DeleteAsync).ConfigureAwait(false);
        }

        return errors;

        async Task TryAsync(Func<CancellationToken, Task>? delete)
        {
            // A caller that cancels does not wait for all retries of a deletion.
            using var limit = failure is OperationCanceledException ? CleanUpLimit.Start(client.Options) : null;
            if (delete is not null && await DeletionTask.CatchAsync(delete(limit?.Token ?? CancellationToken.None)).ConfigureAwait(false) is { } exception)
            {
                errors.Add(exception);
            }
        }
    }

    private static string DescribeId<TItem>(ManagedResource<TItem>? item)
        where TItem : InsightsResource => item is null ? "none created" : item.Id ?? "its id is not known";
}
