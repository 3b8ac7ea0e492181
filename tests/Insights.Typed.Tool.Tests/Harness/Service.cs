using Insights.Typed.LocalService;
using Insights.Typed.Schemas;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>A local service with the datasets of a test, and the clock that it shares with its clients.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string Usage = """
        {
          "datasetName": "Usage",
          "selectableColumns": ["Id", "Name", "Market", "Seats", "Month"],
          "availableMetrics": ["TotalSeats"],
          "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": {
            "columns": { "Id": { "type": "guid" }, "Seats": { "type": "integer" }, "Month": { "type": "date" } },
            "metrics": { "TotalSeats": { "type": "integer" } }
          }
        }
        """;

    public const string Sales = """
        {
          "datasetName": "Sales",
          "selectableColumns": ["Product", "Amount"],
          "availableMetrics": [],
          "availableDateRanges": ["LIFETIME"],
          "minimumRecurrenceInterval": 24,
          "typed": { "columns": { "Amount": { "type": "decimal" } } }
        }
        """;

    private readonly InsightsLocalService local;

    private Service(InsightsLocalService local, TimeProvider time)
    {
        this.local = local;
        Time = time;
    }

    public TimeProvider Time { get; }

    public Uri BaseAddress => local.BaseAddress;

    public string AccessToken => local.AccessToken;

    public IReadOnlyList<LocalServiceRequest> Requests => local.Requests;

    public LocalServiceFaults Faults => local.Faults;

    public static Task<Service> StartAsync(params string[] datasets) => StartAsync(_ => { }, datasets);

    public static async Task<Service> StartAsync(Action<LocalServiceOptions> configure, params string[] datasets)
    {
        var time = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        var options = new LocalServiceOptions
        {
            Seed = 5,
            RowsPerDataset = 60,
            TimeProvider = time,
            Datasets = datasets.Length == 0 ? null : [.. datasets.Select(Read)],
        };
        configure(options);
        return new Service(await InsightsLocalService.StartAsync(options, TestContext.Current.CancellationToken), time);
    }

    /// <summary>Opens the database with the rows of a dataset.</summary>
    public Task<SqliteConnection> OpenDatabaseAsync(string dataset) => local.OpenDatabaseAsync(dataset, TestContext.Current.CancellationToken);

    /// <summary>Changes a dataset while the service runs.</summary>
    public void ChangeDataset(string name, Func<DatasetSchema, DatasetSchema> change) => local.ChangeDataset(name, change);

    /// <summary>A client that never waits.</summary>
    public InsightsClient Client() => new(
        InsightsCredential.FromToken(AccessToken),
        new InsightsClientOptions { BaseAddress = BaseAddress, TimeProvider = Time, RequestTimeout = AutoAdvanceTimeProvider.Never });

    public ValueTask DisposeAsync() => local.DisposeAsync();

    public static DatasetSchema Read(string text)
    {
        var file = SchemaFile.Read("test.json", text);
        Assert.Empty(file.Problems);
        return Assert.Single(file.Datasets);
    }
}
