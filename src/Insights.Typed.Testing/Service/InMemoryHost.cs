using System.Collections.Concurrent;
using Insights.Typed.Emulation;

namespace Insights.Typed.Testing.Service;

/// <summary>The rows that a test gave, and the files with them. Thread-safe.</summary>
internal sealed class InMemoryHost(GivenRows given) : EmulationHost
{
    private readonly Lock gate = new();
    private readonly List<string> accepted = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<byte[]>>> files = [];

    /// <summary>The texts of the queries that were previewed or that a report was created of.</summary>
    public IReadOnlyList<string> Accepted
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
    public bool SaysRedacted { get; set; }

    public override Task<QueryRows> RunAsync(BoundQuery query, DateWindow window, long maximumRows, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            var result = given.Run(query, window);
            return Task.FromResult<QueryRows>(new CellRows(result.Columns, result.Rows, maximumRows));
        }
    }

    public override (Uri Location, Uri SecureLink) LinkTo(EmulatedExecution execution, DateTime expiry) => (Route.LinkTo(execution), Route.LinkTo(execution));

    /// <exception cref="InvalidOperationException">No rows were given for the query.</exception>
    public override void Accept(BoundQuery query)
    {
        lock (gate)
        {
            // Here rather than at the download: the later a mistake in a test shows, the harder it is to find.
            given.Require(query);
            accepted.Add(query.Text);
        }
    }

    public override bool Hides(BoundQuery query) => SaysRedacted;

    public override Exception UnknownDataset(string dataset, string text) => GivenRows.NoRows(dataset, text);

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
    public void Give(Action<GivenRows> change)
    {
        lock (gate)
        {
            change(given);
        }
    }

    /// <summary>The file of an execution. It is written when it is first downloaded, and stays the same from then on.</summary>
    public Task<byte[]> FileAsync(EmulatedExecution execution, EmulatedService service) => files.GetOrAdd(execution.Id, _ => new(() => WriteAsync(execution, service))).Value;

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
