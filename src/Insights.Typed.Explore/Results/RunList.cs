using System.Globalization;
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

    private readonly Lock gate = new();
    private readonly List<Run> runs = [];
    private int lastNumber;

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
    /// <exception cref="ExploreException">The query has problems, or too many queries run.</exception>
    public async Task<Run> StartReportAsync(string text, DateTimeOffset? start, DateTimeOffset? end)
    {
        var run = await AddAsync("report", text).ConfigureAwait(false);
        var options = new ReportRunOptions { QueryStartTime = start, QueryEndTime = end, Progress = run };
        run.Start(token => client.RunAsync(run.Query, options, token), errors);
        return run;
    }

    /// <summary>Runs a query as a test query.</summary>
    /// <exception cref="ExploreException">The query has problems, or too many queries run.</exception>
    public async Task<Run> StartPreviewAsync(string text, DateTimeOffset? start, DateTimeOffset? end)
    {
        var run = await AddAsync("preview", text).ConfigureAwait(false);
        run.Start(token => client.PreviewAsync(run.Query, start, end, token), errors);
        return run;
    }

    /// <summary>Deletes a run and its rows.</summary>
    /// <exception cref="ExploreException">No run has the id.</exception>
    public async Task DeleteAsync(string id)
    {
        var run = Get(id);
        lock (gate)
        {
            if (!runs.Remove(run))
            {
                return;
            }
        }

        await run.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Called if the service hides data of a query's rows.</summary>
    public void OnDataRedacted(InsightsQuery query)
    {
        lock (gate)
        {
            runs.Find(run => ReferenceEquals(run.Query, query))?.SetRedacted();
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Run> all;
        lock (gate)
        {
            all = [.. runs];
            runs.Clear();
        }

        // Together, because each one that runs still deletes its report on the service.
        await Task.WhenAll(all.Select(run => run.DisposeAsync().AsTask())).ConfigureAwait(false);
    }

    private async Task<Run> AddAsync(string kind, string text)
    {
        var inspection = CheckedText.Require(text, host.Datasets);
        Run? oldest = null;
        Run added;
        lock (gate)
        {
            if (runs.Count(run => !run.HasEnded) >= MaxActive)
            {
                throw new ExploreException(ExploreFailure.TooManyRuns, FormattableString.Invariant($"{MaxActive} queries run already. Wait for one, or cancel one."));
            }

            if (runs.Count == MaxResults)
            {
                oldest = runs.Find(run => run.HasEnded)!;
                runs.Remove(oldest);
            }

            added = Create(string.Create(CultureInfo.InvariantCulture, $"r{++lastNumber}"), kind, inspection);
            runs.Add(added);
        }

        if (oldest is not null)
        {
            await oldest.DisposeAsync().ConfigureAwait(false);
        }

        return added;
    }

    private Run Create(string id, string kind, QueryInspection inspection)
    {
        var columns = inspection.Query!.Columns.Select(name => ResultColumn.Create(name.Text, inspection)).ToList();
        return new Run(id, kind, inspection, new ResultTable(folder.GetPath(id + ".db"), columns), time);
    }
}
