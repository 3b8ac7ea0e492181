using System.Net;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Testing.Rows;
using Insights.Typed.Testing.Service;

namespace Insights.Typed.Testing;

/// <summary>
/// Partner Insights in memory, for tests: it contains the rows that a test adds, and provides a real <see cref="InsightsClient"/>
/// whose queries run on them. It requires no server, port, file or waiting.
/// </summary>
/// <remarks>
/// <para>
/// The client is the same as in the app; only its handler differs. So the query's text, the report, the polling, the
/// file and the clean-up are real. Conditions, orders, limits and <c>Distinct</c> have the same meaning as on
/// the local service of <c>Insights.Typed.LocalService</c>, and a query that it refuses is refused here for the same reason.
/// </para>
/// <para>
/// A client has the limits of its <see cref="InsightsClientOptions.Program"/>, whose path is in its address. For a client with another
/// address, the service accepts what any program accepts.
/// </para>
/// <para>
/// Values arrive as they were added, as far as a report's file can represent them: for a nullable string column, an
/// empty string arrives as null, and a local time arrives in UTC. Callbacks, faulty downloads, pages of lists and
/// hiding of data by role are not supported; the local service supports them.
/// </para>
/// <para>Thread-safe.</para>
/// </remarks>
public sealed class InMemoryInsights : IDisposable
{
    private readonly InMemoryService service;

    /// <summary>Initializes a new instance of the <see cref="InMemoryInsights"/> class without rows.</summary>
    /// <param name="timeProvider">
    /// The clock from which date ranges are calculated. If null, every row is in every date range, so that tests
    /// do not depend on the day on which they run; an explicit time range of a query (<c>QueryStartTime</c>)
    /// applies in any case. The clock, or the system's if null, also determines the times of creation and
    /// the times of scheduled reports.
    /// </param>
    public InMemoryInsights(TimeProvider? timeProvider = null)
    {
        TimeProvider = new InstantTimeProvider(timeProvider ?? TimeProvider.System);
        service = new InMemoryService(TimeProvider, evaluatesDateRanges: timeProvider is not null);
        Handler = new InMemoryHandler(service);
        Client = CreateClient();
    }

    /// <summary>Gets a client of this service. It does not retry, so that injected faults have an effect.</summary>
    public InsightsClient Client { get; }

    /// <summary>Gets the handler of this service's requests, for a client that the app or a container creates.</summary>
    /// <remarks>Set <see cref="TimeProvider"/> on that client, too; otherwise its delays are real.</remarks>
    public HttpMessageHandler Handler { get; }

    /// <summary>
    /// Gets the clock of the service and its clients. A delay on it completes at once and advances the clock by the delay, so a report that is
    /// scheduled for tomorrow completes as soon as the program waits for it; a timeout on it never expires.
    /// </summary>
    /// <remarks>
    /// A timer that repeats, such as <see cref="PeriodicTimer"/>, ticks only once: it would move the clock without end, because it ticks whether or not a program
    /// waits for it. Wait in a loop with <see cref="Task.Delay(TimeSpan, TimeProvider)"/> instead.
    /// </remarks>
    public TimeProvider TimeProvider { get; }

    /// <summary>Gets the requests so far, in order.</summary>
    public IReadOnlyList<InMemoryRequest> Requests => service.Requests;

    /// <summary>Gets the texts of the queries that were previewed or executed as a report, in order.</summary>
    public IReadOnlyList<string> Queries => service.Queries;

    /// <summary>Gets or sets a value indicating whether responses with rows state that the user's role hides some data. The rows are not changed.</summary>
    public bool IsDataRedacted
    {
        get => service.IsDataRedacted;
        set => service.IsDataRedacted = value;
    }

    /// <summary>Adds rows to a dataset, after those that were added before. A call without rows makes the dataset available without rows.</summary>
    /// <param name="dataset">The dataset, such as <c>Datasets.DynamicsUsage</c>.</param>
    /// <param name="rows">The rows, which are copied. A property that is not set has its type's default, and a metric that is not set has no value.</param>
    /// <typeparam name="TRow">The dataset's row record.</typeparam>
    /// <remarks>
    /// A metric is summed over the rows that are equal in a query's columns; the metric of a single row is its value. For metrics
    /// that are not sums (such as a count of different customers), or for rows without metrics, use <see cref="AddResult"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The query has clauses, or a string is not valid Unicode.</exception>
    public void Add<TRow>(DatasetQuery<TRow> dataset, params IEnumerable<TRow> rows)
        where TRow : class, IDatasetRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(rows);
        if (ParsedQuery.Parse(dataset.ToString()).Query is not { IsDistinct: false, Conditions.Count: 0, OrderBy.Count: 0, Limit: null, DateRange: null, Aggregation: null })
        {
            throw new ArgumentException($"Rows can only be added to a dataset without clauses, Datasets.{dataset.DatasetName}; this is a query on it: {dataset}", nameof(dataset));
        }

        var generated = GeneratedDataset.Create<TRow>();
        service.Add(generated, [.. rows.Select((row, i) => generated.GetCells(row ?? throw new ArgumentException($"Row {i + 1} is null.", nameof(rows)), i + 1))]);
    }

    /// <summary>Sets the rows of one query, without evaluating its conditions, order and limit.</summary>
    /// <param name="query">The query. It is compared by its text.</param>
    /// <param name="rows">The result, in this order, which replaces an earlier one. Each row must contain the metrics that the query selects.</param>
    /// <typeparam name="TRow">The row record of the query's dataset.</typeparam>
    /// <exception cref="ArgumentException">The rows belong to another dataset, or lack a metric that the query selects.</exception>
    public void AddResult<TRow>(InsightsQuery query, params IEnumerable<TRow> rows)
        where TRow : class, IDatasetRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(rows);
        var generated = GeneratedDataset.Create<TRow>();
        if (query.DatasetName != generated.Schema.Name)
        {
            throw new ArgumentException($"The query reads the dataset {query.DatasetName}, and the rows belong to {generated.Schema.Name}.", nameof(rows));
        }

        var ordinals = query.SelectedNames.Select(name => generated.Ordinals[name]).ToArray();
        service.AddResult(generated, query.ToString(), [.. rows.Select((row, i) => SelectCells(row, i + 1))]);

        object?[] SelectCells(TRow row, int number)
        {
            var cells = generated.GetCells(row ?? throw new ArgumentException($"Row {number} is null.", nameof(rows)), number);
            return Array.ConvertAll(ordinals, ordinal => cells[ordinal] == DatasetModel.Missing
                ? throw new ArgumentException($"Row {number} has no value for the metric {generated.Columns[ordinal].Name}, which the query selects.", nameof(rows))
                : cells[ordinal]);
        }
    }

    /// <summary>Makes the next requests fail with a status.</summary>
    /// <param name="statusCode">The status, from 400 to 599.</param>
    /// <param name="reason">The reason in the response; null for the one that the service documents for the status, if it does.</param>
    /// <param name="operation">The operation whose requests fail; null for any.</param>
    /// <param name="times">The number of requests. A client that retries, which <see cref="Client"/> does not, receives the status for each attempt.</param>
    /// <remarks>
    /// A failed request has no effect. Injected faults are used in the order of the calls. If the request for a file fails, a client requests a
    /// new link, once.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The status is not an error, or the number is below one.</exception>
    public void Fail(HttpStatusCode statusCode, string? reason = null, InsightsOperation? operation = null, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 400, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 599, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        service.Fail(new InjectedFault(statusCode, reason), operation, times);
    }

    /// <summary>Makes the connections of the next requests fail without a response.</summary>
    /// <param name="operation">The operation whose requests fail; null for any.</param>
    /// <param name="times">The number of requests.</param>
    /// <remarks>A failed request has no effect.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is below one.</exception>
    public void FailConnection(InsightsOperation? operation = null, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        service.Fail(new InjectedFault(Status: null, Reason: null), operation, times);
    }

    /// <summary>Creates another client of this service, with separate options.</summary>
    /// <param name="configure">Changes the options; their initial values are those of <see cref="Client"/>, which does not retry.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    public InsightsClient CreateClient(Action<InsightsClientOptions>? configure = null)
    {
        var options = new InsightsClientOptions { Handler = Handler, TimeProvider = TimeProvider, MaxRetries = 0 };
        configure?.Invoke(options);
        return new InsightsClient(InsightsCredential.FromToken("in-memory"), options);
    }

    /// <summary>Disposes of <see cref="Client"/>.</summary>
    public void Dispose()
    {
        Client.Dispose();
        Handler.Dispose();
    }
}
