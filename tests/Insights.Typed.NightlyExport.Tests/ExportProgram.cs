using System.Collections.Concurrent;
using global::NightlyExport;
using global::NightlyExport.Display;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>The sample in this process, on a clock of the test, and its output so far.</summary>
internal sealed class ExportProgram : IDisplay, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly StringWriter errors = new();
    private readonly ConcurrentQueue<string> lines = new();
    private readonly Task<int> run;

    public ExportProgram(string[] arguments, TimeProvider time) =>
        run = Task.Run(() => ExportHost.RunAsync(arguments, this, TextWriter.Synchronized(errors), time, stop.Token));

    public IReadOnlyCollection<string> Lines => lines;

    /// <summary>The lines of the error output.</summary>
    public IReadOnlyList<string> Errors => errors.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool HasEnded => run.IsCompleted;

    /// <summary>Whether it has scheduled or found its report.</summary>
    public bool HasReport => lines.Any(line => line.Contains(" the report ", StringComparison.Ordinal));

    /// <summary>The nights that it has loaded, or that were already loaded.</summary>
    public HashSet<string> Nights => [.. lines.Where(line => line.Length > 10 && line[10] == ':').Select(line => line[..10])];

    /// <summary>Stops it as Ctrl+C does. Returns its exit code.</summary>
    public async Task<int> StopAsync()
    {
        await stop.CancelAsync();
        return await run;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        stop.Dispose();
        await errors.DisposeAsync();
    }

    public void WriteLine(string line) => lines.Enqueue(line);

    public Task<T> ShowProgressAsync<T>(string night, Func<IProgress<ReportProgress>, Task<T>> load) => load(new Progress<ReportProgress>());
}
