using Insights.Typed.Emulation.Datasets;
using Insights.Typed.Emulation.Operations;
using Insights.Typed.Emulation.Queries;
using Insights.Typed.Emulation.Reports;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>
/// The operations of the service, independent of a web server and a database: what it checks, stores, schedules and responds.
/// Thread-safe.
/// </summary>
public sealed class EmulatedService
{
    private readonly EmulationOptions options;
    private readonly EmulationHost host;
    private readonly DatasetCatalog catalog;
    private readonly QueryStore queries;
    private readonly ReportStore reports;
    private readonly QueryOperations queryOperations;
    private readonly ReportOperations reportOperations;
    private readonly ExecutionOperations executionOperations;

    /// <summary>Creates a service.</summary>
    /// <param name="options">How it behaves.</param>
    /// <param name="host">The rows and files.</param>
    /// <param name="datasets">The datasets that it offers first.</param>
    /// <exception cref="ArgumentException">Two datasets have one name, or a schema has a system query that cannot be run.</exception>
    public EmulatedService(EmulationOptions options, EmulationHost host, IEnumerable<DatasetSchema> datasets)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(host);
        this.options = options;
        this.host = host;
        Ids = new SeededIds(options.Seed);
        catalog = new DatasetCatalog(datasets, options.IsDateColumn);
        var binder = new QueryBinder(catalog, options.EvaluatesDateRanges, host.CreateUnknownDatasetException);
        queries = new QueryStore(catalog, binder);
        reports = new ReportStore(options, host, Ids, binder);
        queryOperations = new QueryOperations(options, host, catalog, queries, binder, Ids);
        reportOperations = new ReportOperations(host, reports, new ReportRequestReader(queries, Ids));
        executionOperations = new ExecutionOperations(options, host, reports);
        foreach (var table in catalog.Tables)
        {
            queries.AddSystemQueries(table.Schema, Now);
        }
    }

    /// <summary>The ids and secrets of the service.</summary>
    public SeededIds Ids { get; }

    /// <summary>The time when the host must send the next callback; null if no callback is scheduled.</summary>
    public DateTime? NextCallbackTime => reports.GetNextCallbackTime();

    /// <summary>The time when the next execution completes; null if none runs and no report that is active has a further one.</summary>
    public DateTime? NextCompletedTime => reports.GetNextCompletedTime();

    private DateTime Now => options.TimeProvider.GetUtcNow().UtcDateTime;

    /// <summary>Processes a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ServiceErrorException">The service refuses the request.</exception>
    /// <exception cref="ArgumentException">The operation is <see cref="InsightsOperation.Download"/>, which belongs to the host.</exception>
    public async Task<EmulatedResponse> RespondAsync(EmulatedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var context = new OperationContext(request, options, cancellationToken);
        return request.Operation switch
        {
            InsightsOperation.ListDatasets => queryOperations.ListDatasets(context),
            InsightsOperation.CreateQuery => await queryOperations.CreateAsync(context).ConfigureAwait(false),
            InsightsOperation.ListQueries => queryOperations.List(context),
            InsightsOperation.DeleteQuery => queryOperations.Delete(context),
            InsightsOperation.TestQuery => await queryOperations.TestAsync(context).ConfigureAwait(false),
            InsightsOperation.CreateReport => await reportOperations.CreateAsync(context).ConfigureAwait(false),
            InsightsOperation.ListReports => reportOperations.List(context),
            InsightsOperation.UpdateReport => await reportOperations.UpdateAsync(context).ConfigureAwait(false),
            InsightsOperation.PauseReport => reportOperations.Pause(context),
            InsightsOperation.ResumeReport => reportOperations.Resume(context),
            InsightsOperation.DeleteReport => await reportOperations.DeleteAsync(context).ConfigureAwait(false),
            InsightsOperation.ListExecutions => executionOperations.List(context),
            InsightsOperation.Download => throw new ArgumentException("Files are downloaded from the host.", nameof(request)),
        };
    }

    /// <summary>Finds a dataset by its name; null if none exists.</summary>
    /// <param name="name">The name, in any letter case.</param>
    public DatasetTable? FindDataset(string name) => catalog.Find(name);

    /// <summary>Adds a dataset and its system queries.</summary>
    /// <param name="dataset">The dataset.</param>
    /// <exception cref="ArgumentException">Another dataset has the name, or a system query cannot be run.</exception>
    public void AddDataset(DatasetSchema dataset)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        catalog.Add(dataset);
        queries.AddSystemQueries(dataset, Now);
    }

    /// <summary>Changes a dataset. Executions that were due before keep their rows.</summary>
    /// <param name="name">The name of the dataset.</param>
    /// <param name="change">Returns the changed dataset; its name stays the same.</param>
    /// <exception cref="ArgumentException">No dataset has the name, or the change renames it.</exception>
    public void ChangeDataset(string name, Func<DatasetSchema, DatasetSchema> change)
    {
        ArgumentNullException.ThrowIfNull(change);

        // Executions that are already due use the dataset before the change.
        reports.GetAll(Now);
        catalog.Change(name, change);
    }

    /// <summary>Finds an execution; null if its report was deleted, or if it has expired.</summary>
    /// <param name="id">The id of the execution.</param>
    public EmulatedExecution? FindExecution(string id) => reports.FindExecution(id);

    /// <summary>Runs the query of an execution.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>The rows, which the caller disposes.</returns>
    public Task<QueryRows> RunAsync(EmulatedExecution execution, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(execution);
        var query = execution.Query ?? throw new ArgumentException("The query of this execution can no longer run.", nameof(execution));
        return host.RunAsync(query, options.GetWindow(query, execution.Report.Window, execution.CompletedTime), long.MaxValue, cancellationToken);
    }

    /// <summary>Gets the reports of the complete executions that the host has to send a callback for, each of them once.</summary>
    public IReadOnlyList<EmulatedReport> DequeueCallbacks() => reports.DequeueCallbacks(Now);

    /// <summary>Deletes all reports and their files.</summary>
    public async Task DeleteReportsAsync()
    {
        var now = Now;
        foreach (var state in reports.GetAll(now))
        {
            await reports.RemoveAsync(state.Report.Id, now).ConfigureAwait(false);
        }
    }
}
