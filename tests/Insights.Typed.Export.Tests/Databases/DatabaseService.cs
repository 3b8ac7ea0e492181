using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.LocalService;
using Insights.Typed.Queries;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;

[assembly: AssemblyFixture(typeof(Insights.Typed.Export.Tests.Databases.DatabaseService))]

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>A local service with few rows of each shipped dataset, and of <see cref="AnyValues"/>.</summary>
public sealed class DatabaseService : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly Dictionary<string, NightlyReport> reportsOfDatasets = new(StringComparer.Ordinal);
    private IReadOnlyList<DatasetSchema> datasets = [.. Shipped, AnyValues.Schema];
    private int rowsPerDataset = 120;
    private LocalServiceHost? host;
    private int reports;

    public static IReadOnlyList<DatasetSchema> Shipped { get; } = ShippedSchemas.Read(ServiceProgram.PartnerInsights);

    public LocalServiceHost Host => host!;

    /// <summary>Starts another service, of <see cref="AnyValues"/> only: for its faults, or more rows.</summary>
    public static async Task<DatabaseService> StartAsync(int rows = 120)
    {
        var service = new DatabaseService { datasets = [AnyValues.Schema], rowsPerDataset = rows };
        await service.InitializeAsync();
        return service;
    }

    public async ValueTask InitializeAsync() => host = await LocalServiceHost.StartAsync(options =>
    {
        options.RowsPerDataset = rowsPerDataset;

        // The clock of all tests advances by nights.
        options.LinkLifetime = TimeSpan.FromDays(10_000);
        options.Datasets = datasets;
    });

    public async ValueTask DisposeAsync()
    {
        gate.Dispose();
        await host!.DisposeAsync();
    }

    /// <summary>One execution of all columns of a shipped dataset, the same for each caller.</summary>
    public async Task<NightlyReport> GetReportAsync(DatasetSchema dataset)
    {
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (!reportsOfDatasets.TryGetValue(dataset.Name, out var report))
            {
                reportsOfDatasets[dataset.Name] = report = await ScheduleNextAsync(dataset, GetColumns(dataset), nights: 1);
            }

            return report;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>Schedules a report of some columns, and gets its first executions.</summary>
    public async Task<NightlyReport> ScheduleAsync(DatasetSchema dataset, IReadOnlyList<ReaderColumn> columns, int nights = 1)
    {
        // The executions of one report advance the clock of all tests, for which the start of another would be too early.
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return await ScheduleNextAsync(dataset, columns, nights);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>The columns of a dataset with their declared types.</summary>
    public static IReadOnlyList<ReaderColumn> GetColumns(DatasetSchema dataset) => [.. dataset.Columns.Select(column => column switch
    {
        { BooleanFormat: { } flag } => new ReaderColumn(column.Name, column.Type, column.IsNullable, flag.True, flag.False),
        { DateFormat: { } format } => new ReaderColumn(column.Name, column.Type, column.IsNullable, format),
        _ => new ReaderColumn(column.Name, column.Type, column.IsNullable),
    })];

    private async Task<NightlyReport> ScheduleNextAsync(DatasetSchema dataset, IReadOnlyList<ReaderColumn> columns, int nights)
    {
        var range = dataset.DateRanges.Count == 0 ? null : " TIMESPAN " + dataset.DateRanges[^1].Name;
        var text = $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {dataset.Name}{range}";
        var schedule = new ReportSchedule
        {
            ReportName = string.Create(CultureInfo.InvariantCulture, $"Report {++reports}"),
            RecurrenceInterval = Math.Max(24, dataset.MinimumRecurrenceInterval ?? 24),
        };
        var token = TestContext.Current.CancellationToken;
        var report = await Host.Client.CreateScheduledReportAsync(TypedQueryText.Create(text, columns), schedule, token);
        return new NightlyReport(Host, report, await report.WatchAsync(cancellationToken: token).Take(nights).ToListAsync(token));
    }
}
