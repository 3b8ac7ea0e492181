using System.Collections.Concurrent;
using Insights.Typed.Emulation;

namespace Insights.Typed.Testing.Service;

/// <summary>The rows of a test, and the files with them. Thread-safe.</summary>
internal sealed class InMemoryHost(InMemoryRows inMemoryRows) : EmulationHost
{
    private readonly Lock gate = new();
    private readonly List<string> accepted = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> files = [];

    /// <summary>Gets the texts of the queries that were previewed or executed as a report.</summary>
    public IReadOnlyList<string> AcceptedQueries
    {
        get
        {
            lock (gate)
            {
                return [.. accepted];
            }
        }
    }

    /// <summary>Gets or sets a value indicating whether responses state that data is hidden.</summary>
    public bool IsDataRedacted { get; set; }

    public override Task<QueryRows> RunAsync(BoundQuery query, DateWindow window, long maximumRows, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var result = inMemoryRows.Run(query, window);
            return Task.FromResult<QueryRows>(new CellRows(result.Columns, result.Rows, maximumRows));
        }
    }

    public override (Uri Location, Uri SecureLink) CreateLinks(EmulatedExecution execution, DateTime expiry) => (Route.GetLink(execution), Route.GetLink(execution));

    /// <exception cref="InvalidOperationException">The query has no rows.</exception>
    public override void PrepareQuery(BoundQuery query)
    {
        lock (gate)
        {
            // Checked here rather than at the download: an early error is easier to locate in a test.
            inMemoryRows.Require(query);
            accepted.Add(query.Text);
        }
    }

    public override bool IsRedacted(BoundQuery query) => IsDataRedacted;

    public override Exception CreateUnknownDatasetException(string dataset, string text) => InMemoryRows.CreateNoRowsException(dataset, text);

    public override bool TryDeleteFiles(EmulatedExecution execution)
    {
        files.TryRemove(execution.Id, out _);
        return true;
    }

    public override Task DeleteFilesAsync(EmulatedExecution execution)
    {
        TryDeleteFiles(execution);
        return Task.CompletedTask;
    }

    /// <summary>Changes the rows of the test.</summary>
    public void Change(Action<InMemoryRows> change)
    {
        lock (gate)
        {
            change(inMemoryRows);
        }
    }

    /// <summary>Returns the file of an execution. It is written at the first download, and does not change after that.</summary>
    public Task<byte[]> GetFileAsync(EmulatedExecution execution, EmulatedService service) => files.GetOrAdd(execution.Id, _ => new(() => WriteAsync(execution, service))).Value;

    private static async Task<byte[]> WriteAsync(EmulatedExecution execution, EmulatedService service)
    {
        using var rows = await service.RunAsync(execution, CancellationToken.None).ConfigureAwait(false);
        using var file = new MemoryStream();
        await using (var output = new StreamWriter(file, leaveOpen: true))
        {
            ReportFileWriter.Write(output, rows, execution.Report.Format.Separator);
        }

        return file.ToArray();
    }
}
