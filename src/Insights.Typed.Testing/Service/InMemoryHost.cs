using System.Collections.Concurrent;
using Insights.Typed.Emulation;

namespace Insights.Typed.Testing.Service;

/// <summary>The rows that a test gave, and the files with them. Thread-safe.</summary>
internal sealed class InMemoryHost(InMemoryRows inMemoryRows) : EmulationHost
{
    private readonly Lock gate = new();
    private readonly List<string> accepted = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> files = [];

    /// <summary>The texts of the queries that were previewed or that a report was created of.</summary>
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

    /// <summary>Whether responses say that data is hidden.</summary>
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

    /// <exception cref="InvalidOperationException">No rows were given for the query.</exception>
    public override void PrepareQuery(BoundQuery query)
    {
        lock (gate)
        {
            // Here rather than at the download: the later a mistake in a test shows, the harder it is to find.
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

    /// <summary>Changes the rows that a test gave.</summary>
    public void Change(Action<InMemoryRows> change)
    {
        lock (gate)
        {
            change(inMemoryRows);
        }
    }

    /// <summary>The file of an execution. It is written when it is first downloaded, and stays the same from then on.</summary>
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
