using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Insights.Typed.Explore.Http;
using Insights.Typed.Explore.Queries;
using Insights.Typed.Schemas;

namespace Insights.Typed.Explore.Results;

/// <summary>The runs of the process. Each tab sees all of them.</summary>
/// <param name="host">The host.</param>
/// <param name="client">The client that executes them.</param>
/// <param name="folder">The folder of their rows.</param>
/// <param name="errors">Describes failures.</param>
/// <param name="time">The clock.</param>
internal sealed class RunList(IExploreHost host, InsightsClient client, ResultFolder folder, ApiErrors errors, TimeProvider time) : IAsyncDisposable
{
    /// <summary>The maximum number of results; the oldest one is deleted when another query runs.</summary>
    public const int MaxResults = 20;

    private const int MaxActive = 4;
    private const int IdPrefixBytes = 4;

    /// <summary>
    /// Random, so that no two processes have a run with the same id: with the same port, a tab of an ended process sends its ids to the next
    /// one.
    /// </summary>
    private readonly string idPrefix = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdPrefixBytes));

    private readonly Lock gate = new();
    private readonly List<Run> runs = [];

    /// <summary>The runs that are being deleted: not listed any more, but the end of the process waits for them.</summary>
    private readonly HashSet<Run> leaving = [];

    private int lastNumber;
    private bool isStopping;

    /// <summary>The runs, the newest first.</summary>
    public IReadOnlyList<Run> All
    {
        get
        {
            lock (gate)
            {
                return [.. Enumerable.Reverse(runs)];
            }
        }
    }

    /// <exception cref="ExploreException">No run has the id.</exception>
    public Run Get(string id)
    {
        lock (gate)
        {
            return runs.Find(run => run.Id == id) ?? throw new ExploreException(ExploreFailure.NotFound, "The result does not exist any more. Run the query again.");
        }
    }

    /// <summary>Runs a query as a report.</summary>
    /// <exception cref="ExploreException">The query has problems, too many queries run, or the page stops.</exception>
    public Task<Run> StartReportAsync(string text, DateTimeOffset? start, DateTimeOffset? end) => StartAsync(
        RunKind.Report, CheckedText.Require(text, host.Datasets), null, (run, token) => client.RunAsync(run.Query, new ReportRunOptions { QueryStartTime = start, QueryEndTime = end, Progress = run }, token));

    /// <summary>Runs a query as a test query.</summary>
    /// <exception cref="ExploreException">The query has problems, too many queries run, or the page stops.</exception>
    public Task<Run> StartPreviewAsync(string text, DateTimeOffset? start, DateTimeOffset? end) => StartAsync(
        RunKind.Preview, CheckedText.Require(text, host.Datasets), null, (run, token) => client.PreviewAsync(run.Query, start, end, token));

    /// <summary>Reads the rows of an execution of a scheduled report.</summary>
    /// <param name="inspection">The query of the report.</param>
    /// <param name="source">The description of the report and the execution.</param>
    /// <param name="read">Reads the rows.</param>
    /// <exception cref="ExploreException">Too many queries run, or the page stops.</exception>
    public Task<Run> StartExecutionAsync(QueryInspection inspection, JsonObject source, Func<Run, CancellationToken, IAsyncEnumerable<TextRow>> read) =>
        StartAsync(RunKind.Execution, inspection, source, read);

    /// <summary>Deletes a run and its rows.</summary>
    public async Task DeleteAsync(Run run)
    {
        lock (gate)
        {
            Leave(run);
        }

        await run.DisposeAsync().ConfigureAwait(false);
        lock (gate)
        {
            leaving.Remove(run);
        }
    }

    /// <summary>Called if the service hides data of a query's rows.</summary>
    public void OnDataRedacted(InsightsQuery query)
    {
        lock (gate)
        {
            runs.Find(run => ReferenceEquals(run.Query, query))?.SetRedacted();
        }
    }

    /// <summary>Deletes all runs. No other one starts after it.</summary>
    public async ValueTask DisposeAsync()
    {
        List<Run> all;
        lock (gate)
        {
            isStopping = true;
            all = [.. runs, .. leaving];
            runs.Clear();
        }

        // Together, because each one that runs still deletes its report on the service.
        await Task.WhenAll(all.Select(run => run.StopAsync(CreateStopException()).AsTask())).ConfigureAwait(false);
    }

    private async Task<Run> StartAsync(RunKind kind, QueryInspection inspection, JsonObject? source, Func<Run, CancellationToken, IAsyncEnumerable<TextRow>> read)
    {
        Run? oldest;
        Run added;
        lock (gate)
        {
            if (isStopping)
            {
                throw CreateStopException();
            }

            if (runs.Count(run => !run.HasEnded) >= MaxActive)
            {
                throw new ExploreException(ExploreFailure.TooManyRuns, FormattableString.Invariant($"{MaxActive} queries run already. Wait for one, or cancel one."));
            }

            oldest = runs.Count >= MaxResults ? runs.Find(run => run.HasEnded) : null;
            if (oldest is not null)
            {
                Leave(oldest);
            }

            added = Create(string.Create(CultureInfo.InvariantCulture, $"{idPrefix}-r{++lastNumber}"), kind, inspection, source);
            runs.Add(added);

            // A run of the list always has started, so that deleting it cancels it.
            added.Start(token => read(added, token), errors);
        }

        if (oldest is not null)
        {
            await DeleteAsync(oldest).ConfigureAwait(false);
        }

        return added;
    }

    private static ExploreException CreateStopException() => new(ExploreFailure.Conflict, "insights explore is being stopped, and its results are deleted.");

    private void Leave(Run run)
    {
        if (runs.Remove(run))
        {
            leaving.Add(run);
        }
    }

    private Run Create(string id, RunKind kind, QueryInspection inspection, JsonObject? source)
    {
        var columns = inspection.Query!.Columns.Select(name => ResultColumn.Create(name.Text, inspection)).ToList();
        return new Run(id, kind, inspection, new ResultTable(folder.GetPath(id + ".db"), columns), time) { Source = source };
    }
}
