using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.LocalService;
using Insights.Typed.Queries;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>A local service with few rows of each shipped dataset, and of <see cref="AnyValues"/>. For one class, whose tests run one after another.</summary>
/// <remarks>Each execution advances the clock by a night, so the tests of all classes would together pass the time for which the service keeps executions.</remarks>
public sealed class DatabaseService : IAsyncLifetime
{
    private IReadOnlyList<DatasetSchema> datasets = [.. Shipped, AnyValues.Schema];
    private int rowsPerDataset = 120;
    private LocalServiceHost? host;
    private int reports;

    public static IReadOnlyList<DatasetSchema> Shipped { get; } = ShippedSchemas.Read(ServiceProgram.PartnerInsights);

    public LocalServiceHost Host => host!;

    /// <summary>Starts another service, of <see cref="AnyValues"/> only: for its faults, or more rows.</summary>
    public static async Task<DatabaseService> StartAsync(int rows = 120, DatasetSchema? schema = null)
    {
        var service = new DatabaseService { datasets = [schema ?? AnyValues.Schema], rowsPerDataset = rows };
        await service.InitializeAsync();
        return service;
    }

    public async ValueTask InitializeAsync() => host = await LocalServiceHost.StartAsync(options =>
    {
        options.RowsPerDataset = rowsPerDataset;

        // The clock advances by nights.
        options.LinkLifetime = TimeSpan.FromDays(10_000);
        options.Datasets = datasets;
    });

    public async ValueTask DisposeAsync() => await host!.DisposeAsync();

    /// <summary>Schedules a report of all columns of a dataset, and gets its first execution.</summary>
    public Task<NightlyReport> ScheduleAsync(DatasetSchema dataset) => ScheduleAsync(dataset, GetColumns(dataset));

    /// <summary>Schedules a report of some columns, and gets its first executions.</summary>
    public async Task<NightlyReport> ScheduleAsync(DatasetSchema dataset, IReadOnlyList<ReaderColumn> columns, int nights = 1, ReportFormat? format = null)
    {
        var range = dataset.DateRanges.Count == 0 ? null : " TIMESPAN " + dataset.DateRanges[^1].Name;
        var text = $"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {dataset.Name}{range}";
        var schedule = new ReportSchedule
        {
            ReportName = string.Create(CultureInfo.InvariantCulture, $"Report {++reports}"),
            RecurrenceInterval = Math.Max(24, dataset.Details.MinimumRecurrenceInterval ?? 24),
            Format = format ?? ReportFormat.Csv,
        };
        var token = TestContext.Current.CancellationToken;
        var report = await Host.Client.CreateScheduledReportAsync(TypedQueryText.Create(text, columns), schedule, token);
        return new NightlyReport(Host, report, await report.WatchAsync(cancellationToken: token).Take(nights).ToListAsync(token));
    }

    /// <summary>The columns of a dataset with their declared types.</summary>
    public static IReadOnlyList<ReaderColumn> GetColumns(DatasetSchema dataset) => [.. dataset.Columns.Select(column => column switch
    {
        { BooleanFormat: { } flag } => new ReaderColumn(column.Name, column.Type, column.IsNullable, flag.True, flag.False),
        { DateFormat: { } format } => new ReaderColumn(column.Name, column.Type, column.IsNullable, format),
        _ => new ReaderColumn(column.Name, column.Type, column.IsNullable),
    })];
}
