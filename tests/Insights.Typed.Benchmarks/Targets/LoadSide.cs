using System.Diagnostics;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>One way to load the report, and its times.</summary>
/// <param name="name">The name.</param>
/// <param name="prepareAsync">Creates the empty table; not timed.</param>
/// <param name="loadAsync">Loads the report.</param>
internal sealed class LoadSide(string name, Func<Task> prepareAsync, Func<Task> loadAsync)
{
    public string Name => name;

    /// <summary>The minimums of all rounds, in milliseconds: interference only ever makes a round slower.</summary>
    public double Elapsed { get; private set; } = double.MaxValue;

    /// <summary>The processor time of this process and of the programs that it started.</summary>
    public double Client { get; private set; } = double.MaxValue;

    /// <summary>The processor time of the server.</summary>
    public double Server { get; private set; } = double.MaxValue;

    public double Processor => Client + Server;

    public async Task RunAsync(int? server, bool isWarmUp)
    {
        await prepareAsync();
        GC.Collect();
        var (client, serverTime) = (ProcessTimes.GetOwn(), ProcessTimes.GetServer(server));
        var watch = Stopwatch.StartNew();
        await loadAsync();
        var elapsed = watch.Elapsed.TotalMilliseconds;
        if (!isWarmUp)
        {
            Elapsed = Math.Min(Elapsed, elapsed);
            Client = Math.Min(Client, ProcessTimes.GetOwn() - client);
            Server = Math.Min(Server, ProcessTimes.GetServer(server) - serverTime);
        }
    }
}
