using System.Runtime.ExceptionServices;
using Insights.Typed.Client.Items;
using Insights.Typed.Downloads;
using Insights.Typed.Requests;
using Insights.Typed.Telemetry;

namespace Insights.Typed.Client.Runs;

/// <summary>One run of a query as a report: creates what is needed, waits, and opens the file.</summary>
internal sealed class ReportRun<T>(InsightsClient client, ReportRunOptions run, Query<T> query)
{
    private readonly ProgressTeller progress = new(run.Progress);
    private OwnItem<SavedQuery>? ownQuery;
    private OwnItem<Report>? ownReport;
    private ReportTelemetry? telemetry;

    /// <summary>The rows, once the service has them.</summary>
    public async Task<IAsyncEnumerable<T>> StartAsync(CancellationToken cancellationToken)
    {
        telemetry = client.Telemetry.StartReport(query.DatasetName);
        var reportId = await CreateAsync(telemetry, cancellationToken).ConfigureAwait(false);
        progress.Tell(p => p with { Stage = ReportStage.Waiting, ReportId = reportId });
        var execution = await WaitAsync(reportId, telemetry, cancellationToken).ConfigureAwait(false);
        return client.ExecutionRows.ReadAsync(query, execution, token => WaitAsync(reportId, telemetry, token), progress, run.RowRejection, telemetry, cancellationToken);
    }

    /// <summary>
    /// Deletes what was created and is not to be kept, also after a cancellation, so with a time limit of its own. What
    /// fails here is the error of the run, unless the run has one already; that one then names what was left behind.
    /// </summary>
    public async Task CleanUpAsync(Exception? failure)
    {
        var untold = TellOfCleaningUp();
        await CleanUpAfterAsync(failure ?? untold).ConfigureAwait(false);
        if (failure is null && untold is not null)
        {
            ExceptionDispatchInfo.Throw(untold);
        }
    }

    /// <summary>What the user's progress throws is an error of the run like any other: it must not keep it from cleaning up.</summary>
    private Exception? TellOfCleaningUp()
    {
        try
        {
            progress.Tell(p => p with { Stage = ReportStage.CleaningUp });
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
            report?.LeftBehind(ownQuery?.Id, ownReport?.Id);
            var leftBehind = $"The run is over, but the service may still have its query ({Told(ownQuery)}) or report ({Told(ownReport)}): {errors[0].Message}";
            if (failure is null)
            {
                failure = new InsightsException(leftBehind, errors[0]);
                Tell(failure);
                throw failure;
            }

            failure.Data["Insights.Typed.LeftBehind"] = leftBehind;
        }

        if (failure is null)
        {
            progress.Tell(p => p with { Stage = ReportStage.Completed });
        }
        else
        {
            Tell(failure);
        }

        void Tell(Exception exception)
        {
            (exception as InsightsException)?.Concerns("run query", query.ToString());
            report?.Failed(exception);
        }
    }

    private async Task<string> CreateAsync(ReportTelemetry report, CancellationToken cancellationToken)
    {
        using var stage = report.Begin(ReportSpan.Create);
        // Unique, so that what a run left behind after a crash can be told from what is in use.
        var name = run.Name ?? GeneratedName.Create(query.DatasetName);
        var isOwnName = run.Name is null;
        progress.Tell(p => p with { Stage = ReportStage.Creating });
        var queryId = query.SystemQueryId;
        if (queryId is null)
        {
            ownQuery = client.OwnQuery(name, query.ToString(), description: null, isOwnName);
            queryId = (await ownQuery.CreateAsync(cancellationToken).ConfigureAwait(false)).QueryId;
            progress.Tell(p => p with { QueryId = queryId });
        }

        ownReport = client.OwnReport(name, queryId, run.ReportOf(name).ToBody(queryId, client.Options), isOwnName);
        var reportId = (await ownReport.CreateAsync(cancellationToken).ConfigureAwait(false)).ReportId;
        report.Created(queryId, reportId);
        return reportId;
    }

    private async Task<ReportExecution> WaitAsync(string reportId, ReportTelemetry report, CancellationToken cancellationToken)
    {
        using var stage = report.Begin(ReportSpan.Wait);
        return await new ExecutionWait(client, client.Options).ForFileAsync(reportId, progress, report, cancellationToken).ConfigureAwait(false);
    }

    private async Task<List<Exception>> DeleteAsync(Exception? failure)
    {
        var errors = new List<Exception>();
        using var stage = telemetry?.Begin(ReportSpan.CleanUp) ?? default;
        if (failure is not null || !run.KeepReport)
        {
            await TryAsync(ownReport is null ? null : ownReport.DeleteAsync).ConfigureAwait(false);
        }

        if (failure is not null || (!run.KeepQuery && !run.KeepReport))
        {
            await TryAsync(ownQuery is null ? null : ownQuery.DeleteAsync).ConfigureAwait(false);
        }

        return errors;

        async Task TryAsync(Func<CancellationToken, Task>? delete)
        {
            try
            {
                // Who cancels does not wait for all the retries that a deletion may have.
                using var timeout = failure is OperationCanceledException
                    ? new CancellationTokenSource(client.Options.RequestTimeout, client.Options.TimeProvider)
                    : new CancellationTokenSource();
                await (delete?.Invoke(timeout.Token) ?? Task.CompletedTask).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is InsightsException or OperationCanceledException or ObjectDisposedException)
            {
                errors.Add(exception);
            }
        }
    }

    private static string Told<TItem>(OwnItem<TItem>? item)
        where TItem : ServiceItem => item is null ? "none created" : item.Id ?? "its id is not known";
}
