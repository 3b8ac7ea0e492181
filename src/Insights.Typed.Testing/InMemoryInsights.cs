using System.Net;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Testing.Rows;
using Insights.Typed.Testing.Service;

namespace Insights.Typed.Testing;

/// <summary>
/// Partner Insights in memory, for tests: it has the rows that a test gives it, and a real <see cref="InsightsClient"/>
/// whose queries run on them. No server, no port, no file, and no waiting.
/// </summary>
/// <remarks>
/// <para>
/// The client is the one that the app uses; only its handler is another. So a query's text, its report, the polling, the
/// file and the cleaning up all happen as in earnest. Conditions, orders, limits and <c>Distinct</c> mean what they mean on
/// the local service of <c>Insights.Typed.LocalService</c>, and what that refuses is refused here for the same reason.
/// </para>
/// <para>
/// Values arrive as they were given, as far as a report's file can tell them apart: where a text column may be missing, an
/// empty text arrives as null, and a local time arrives in UTC. Not done: callbacks, faulty downloads, pages of lists and
/// hiding of data by role; the local service does these.
/// </para>
/// <para>Safe for use by many threads.</para>
/// </remarks>
public sealed class InMemoryInsights : IDisposable
{
    private readonly InMemoryService service;

    /// <summary>A service without rows.</summary>
    /// <param name="timeProvider">
    /// What date ranges look back from. Left null, every row counts as one of whatever range a query asks for, so that tests
    /// need no dates that fit the day on which they run; where a query asks for a time of its own (<c>QueryStartTime</c>),
    /// that is heeded all the same. The rest goes by the clock too, or else by the system's: when something was created, and
    /// when a scheduled report is due.
    /// </param>
    public InMemoryInsights(TimeProvider? timeProvider = null)
    {
        TimeProvider = new InstantTimeProvider(timeProvider ?? TimeProvider.System);
        service = new InMemoryService(TimeProvider, evaluatesDateRanges: timeProvider is not null);
        Handler = new InMemoryHandler(service);
        Client = CreateClient();
    }

    /// <summary>A client of it. It sends nothing again, so that what is to fail fails.</summary>
    public InsightsClient Client { get; }

    /// <summary>What takes a client's requests, for a client that the app makes itself or that a container has.</summary>
    /// <remarks>Give that client <see cref="TimeProvider"/> as well, or it really waits where it has to wait.</remarks>
    public HttpMessageHandler Handler { get; }

    /// <summary>
    /// The clock of the service and its clients. A wait on it is over at once and moves it by as much, so a report that is
    /// scheduled for tomorrow comes about as soon as it is waited for; a time limit on it never runs out.
    /// </summary>
    public TimeProvider TimeProvider { get; }

    /// <summary>The requests so far, the first one first.</summary>
    public IReadOnlyList<InMemoryRequest> Requests => service.Requests;

    /// <summary>The texts of the queries that were previewed or made a report of, the first one first.</summary>
    public IReadOnlyList<string> Queries => service.Queries;

    /// <summary>Whether answers with rows say that the user's role hides some data. The rows stay what they are.</summary>
    public bool IsDataRedacted
    {
        get => service.IsDataRedacted;
        set => service.IsDataRedacted = value;
    }

    /// <summary>Adds rows to a dataset, behind those added before. Without rows, the dataset is there and empty.</summary>
    /// <param name="dataset">The dataset, such as <c>Datasets.DynamicsUsage</c>.</param>
    /// <param name="rows">The rows; taken as they are now. What is not set of a row has its type's default, and a metric no value.</param>
    /// <typeparam name="TRow">The dataset's row record.</typeparam>
    /// <remarks>
    /// A metric is summed up over the rows that agree in a query's columns, and of a single row it is that row's own. Where
    /// that is not what it means (a count of different customers), or where a row holds none, use <see cref="AddResult"/>.
    /// </remarks>
    /// <exception cref="ArgumentException">The query has clauses of its own, or a text is no valid Unicode.</exception>
    public void Add<TRow>(DatasetQuery<TRow> dataset, params IEnumerable<TRow> rows)
        where TRow : class, IDatasetRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(rows);
        if (ParsedQuery.Parse(dataset.ToString()).Query is not { IsDistinct: false, Conditions.Count: 0, OrderBy.Count: 0, Limit: null, DateRange: null, Aggregation: null })
        {
            throw new ArgumentException($"Rows are added to a dataset, which is Datasets.{dataset.DatasetName} as it stands; this is a query of it: {dataset}", nameof(dataset));
        }

        var generated = GeneratedDataset.Create<TRow>();
        service.Add(generated, [.. rows.Select((row, i) => generated.GetCells(row ?? throw new ArgumentException($"Row {i + 1} is null.", nameof(rows)), i + 1))]);
    }

    /// <summary>Gives the rows of one query, whatever it asks for: its conditions, order and limit are not looked at.</summary>
    /// <param name="query">The query. Any query with the same text counts.</param>
    /// <param name="rows">What it finds, in this order, in place of an earlier answer. Each row has to hold the metrics that the query selects.</param>
    /// <typeparam name="TRow">The row record of the query's dataset.</typeparam>
    /// <exception cref="ArgumentException">The rows are of another dataset, or lack a metric that the query selects.</exception>
    public void AddResult<TRow>(InsightsQuery query, params IEnumerable<TRow> rows)
        where TRow : class, IDatasetRow<TRow>
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(rows);
        var generated = GeneratedDataset.Create<TRow>();
        if (query.DatasetName != generated.Schema.Name)
        {
            throw new ArgumentException($"The query is of {query.DatasetName}, the rows are of {generated.Schema.Name}.", nameof(rows));
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

    /// <summary>Lets the next requests be refused.</summary>
    /// <param name="statusCode">The status, from 400 to 599.</param>
    /// <param name="reason">The reason told; null for the one that the service documents for such a status, if it does.</param>
    /// <param name="operation">Only those for this operation; null for any.</param>
    /// <param name="times">How many requests. A client that sends requests again, which <see cref="Client"/> does not, sees a refusal of each attempt.</param>
    /// <remarks>
    /// Nothing of a refused request is carried out. What was said first happens first. Refused a file, a client asks for a
    /// fresh link, once.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The status is none of an error, or the number is below one.</exception>
    public void Fail(HttpStatusCode statusCode, string? reason = null, InsightsOperation? operation = null, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)statusCode, 400, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)statusCode, 599, nameof(statusCode));
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        service.Fail(new InjectedFault(statusCode, reason), operation, times);
    }

    /// <summary>Lets the connections of the next requests break instead of an answer.</summary>
    /// <param name="operation">Only those for this operation; null for any.</param>
    /// <param name="times">How many requests.</param>
    /// <remarks>Nothing of such a request is carried out.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">The number is below one.</exception>
    public void FailConnection(InsightsOperation? operation = null, int times = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        service.Fail(new InjectedFault(Status: null, Reason: null), operation, times);
    }

    /// <summary>Another client of it, with options of its own.</summary>
    /// <param name="configure">Changes the options; they start as those of <see cref="Client"/>, which sends nothing again.</param>
    /// <exception cref="ArgumentException">An option is out of its bounds.</exception>
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
