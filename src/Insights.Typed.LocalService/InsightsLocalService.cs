using System.Net;
using System.Security.Cryptography;
using System.Text;
using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Http;
using Insights.Typed.LocalService.OpenApi;
using Insights.Typed.LocalService.Queries;
using Insights.Typed.LocalService.Reports;
using Insights.Typed.Schemas;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.LocalService;

/// <summary>
/// The Partner Insights service on this machine, or that of a sibling program: its REST API over HTTP, the query language, and data that is derived from
/// a seed. For samples and tests; it requires no credentials.
/// </summary>
/// <remarks>
/// Reports recur by the clock, and their executions are kept for 90 days. An execution that is due while a report is paused does
/// not happen, but counts as one of its recurrences, so no execution ever has the status <c>Paused</c>. An update
/// replaces all properties that it can, does not change executions that were due before, and restarts the schedule. Callbacks
/// are sent to this machine only, once each.
/// </remarks>
public sealed class InsightsLocalService : IAsyncDisposable
{
    private readonly LocalServiceOptions options;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-local-");
    private readonly DataStore store;
    private readonly LocalServiceHost host;
    private readonly EmulatedService service;
    private readonly RequestLog log = new();
    private readonly WebApplication api;
    private readonly WebApplication files;
    private readonly CancellationTokenSource stopping = new();
    private readonly ReportFiles reportFiles;
    private readonly CallbackSender callbacks;
    private readonly ApiDescription? description;
    private bool disposed;

    private InsightsLocalService(LocalServiceOptions options, IReadOnlyList<DatasetSchema> datasets, DateTime started)
    {
        this.options = options;
        store = new DataStore(options, DateOnly.FromDateTime(started), folder.FullName);
        host = new LocalServiceHost(store, new Redaction(isEnabled: !options.IsExecutiveReportViewer));
        service = new EmulatedService(options.ToEmulation(), host, datasets);
        reportFiles = new ReportFiles(folder.FullName, execution => service.RunAsync(execution, stopping.Token));
        description = ApiDescription.IsSupported ? new ApiDescription(options.Rules, new ApiExamples(options, datasets)) : null;
        api = LoopbackHost.Create(options.Port, options.TimeProvider, services => description?.AddTo(services));
        files = LoopbackHost.Create(options.FilePort, options.TimeProvider);
        callbacks = new CallbackSender(service, options.TimeProvider);
        AccessToken = service.Ids.CreateSecretText("access token");
    }

    /// <summary>Gets the base address of the API's operations, with a trailing slash.</summary>
    public Uri BaseAddress => new(LoopbackHost.GetAddress(api), options.Rules.Path);

    /// <summary>
    /// Gets the address of the page that describes the API, where each operation can be tried. Null in a trimmed program, which has
    /// no page: the description needs reflection that trimming removes.
    /// </summary>
    public Uri? ApiPage => description is null ? null : new(BaseAddress, ApiDescription.PagePath);

    /// <summary>Gets the bearer token that the API requires.</summary>
    public string AccessToken { get; }

    /// <summary>Gets the requests so far, the oldest first. The number of stored requests is limited.</summary>
    public IReadOnlyList<LocalServiceRequest> Requests => log.All;

    /// <summary>Gets the faults of the next requests.</summary>
    public LocalServiceFaults Faults { get; } = new();

    /// <summary>Starts the service. Data is generated when a dataset is first queried, so the start is fast.</summary>
    /// <param name="options">The options; null for the defaults. They are copied: later changes do not affect the service.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ArgumentException">An option is invalid.</exception>
    /// <exception cref="IOException">A port is in use.</exception>
    public static async Task<InsightsLocalService> StartAsync(LocalServiceOptions? options = null, CancellationToken cancellationToken = default)
    {
        options = options?.Copy() ?? new LocalServiceOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.RowsPerDataset, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.QueueTime, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.RunTime, TimeSpan.Zero, nameof(options));

        ThrowIfInvalidPort(options.Port);
        ThrowIfInvalidPort(options.FilePort);

        if (options.PageSize is { } size)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size, nameof(options));
        }

        var started = options.TimeProvider.GetUtcNow().UtcDateTime;
        var service = new InsightsLocalService(options, options.Datasets ?? ShippedSchemas.Read(options.Rules), started);
        try
        {
            await service.StartHostsAsync(cancellationToken).ConfigureAwait(false);
            return service;
        }
        catch
        {
            await service.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Opens the database that queries run on, read-only, so that a test can compare. A table is named after its dataset and
    /// has its columns; decimals are stored as whole hundredths, dates as <c>yyyy-MM-dd</c>, missing values as NULL. A
    /// column whose name starts with <c>#</c> contains the values of a metric that cannot be computed from other columns. The caller disposes the connection.
    /// </summary>
    /// <param name="datasetName">The dataset whose rows the database must contain.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public Task<SqliteConnection> OpenDatabaseAsync(string datasetName, CancellationToken cancellationToken = default) => store.OpenAsync(
        service.FindDataset(datasetName) ?? throw new ArgumentException($"The dataset '{datasetName}' does not exist.", nameof(datasetName)),
        cancellationToken);

    /// <summary>
    /// Changes a dataset while the service runs, as datasets of the real service change: a column or metric is renamed, added, removed or
    /// has another type, or a date range is removed. After that, the dataset's description, new queries and the results of all
    /// queries follow the change; a scheduled report whose query uses a removed item fails. Executions that were due
    /// before keep their rows, and a system query keeps its text. In the database, the changed dataset is in a separate
    /// table, whose name ends in <c>#</c> and the number of the change.
    /// </summary>
    /// <param name="datasetName">The dataset.</param>
    /// <param name="change">Returns the changed dataset; its name stays the same.</param>
    /// <exception cref="ArgumentException">The dataset does not exist, or the change renames it.</exception>
    public void ChangeDataset(string datasetName, Func<DatasetSchema, DatasetSchema> change)
    {
        ArgumentNullException.ThrowIfNull(datasetName);
        service.ChangeDataset(datasetName, change);
    }

    /// <summary>Stops the service and deletes its files.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await stopping.CancelAsync().ConfigureAwait(false);
        await api.DisposeAsync().ConfigureAwait(false);
        await files.DisposeAsync().ConfigureAwait(false);
        await callbacks.DisposeAsync().ConfigureAwait(false);
        await service.DeleteReportsAsync().ConfigureAwait(false);
        await store.DisposeAsync().ConfigureAwait(false);
        stopping.Dispose();
        folder.Delete(recursive: true);
    }

    private static void ThrowIfInvalidPort(int? port)
    {
        if (port is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1, "options");
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, IPEndPoint.MaxPort, "options");
        }
    }

    /// <summary>Finds the caller of a token; null if the token is invalid.</summary>
    private Caller? FindCaller(string token)
    {
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(AccessToken)))
        {
            return new Caller(HasUser: true, HasMfa: true);
        }

        // The sibling programs accept an application alone.
        return options.Authority?.FindSignIn(token) is { } signIn && !(options.Rules.IsApplicationOnly && signIn.User is not null) ? new Caller(signIn.User is not null, signIn.User?.HasMfa == true) : null;
    }

    private async Task StartHostsAsync(CancellationToken cancellationToken)
    {
        var clock = options.TimeProvider;
        var links = new SecureLinks(service.Ids.CreateSecret("download links"));
        var filesInjector = new FaultInjector(UsesErrorEnvelope: false, Faults, clock, stopping.Token);
        new DownloadEndpoint(service, reportFiles, links, options, log, filesInjector).Map(files);
        await files.StartAsync(cancellationToken).ConfigureAwait(false);

        host.Files = reportFiles;
        host.Links = links;
        host.FilesAddress = LoopbackHost.GetAddress(files);
        host.Callbacks = callbacks;
        description?.UsePage(api, AccessToken);
        api.Use(new AuthenticationMiddleware(FindCaller, new CallerPolicy(options), log, filesInjector with { UsesErrorEnvelope = true }).InvokeAsync);
        var operations = api.MapGroup("/" + options.Rules.Path);
        if (ApiDescription.IsSupported)
        {
            ApiDescription.Describe(operations);
        }

        new ServiceEndpoints(service, options.UsesRelativeNextLinks ? "/" + options.Rules.Path.TrimEnd('/') : null).Map(operations);
        description?.MapDocument(api);
        await api.StartAsync(cancellationToken).ConfigureAwait(false);
    }
}
