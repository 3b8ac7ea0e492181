namespace Insights.Typed.Benchmarks.Reading;

/// <summary>One way of doing a job.</summary>
internal sealed class ReadingCandidate(string name, Func<string, Sum, object> run)
{
    private readonly List<double> times = [];

    public string Name => name;

    /// <summary>The result of reading the whole file, which is compared in the warm-up only.</summary>
    public object? Result { get; private set; }

    /// <summary>In bytes, of the last round.</summary>
    public long Allocated { get; private set; }

    /// <summary>The minimum of all rounds, in milliseconds: interference only ever makes a round slower.</summary>
    public double Time => times.Min();

    public void Run(string path, bool isWarmUp)
    {
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        // Processor time, not elapsed time: other programs on the same core are not counted.
        var start = Environment.CpuUsage.TotalTime;
        var result = run(path, isWarmUp ? Sum.Complete : default);
        var time = (Environment.CpuUsage.TotalTime - start).TotalMilliseconds;
        Allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        if (isWarmUp)
        {
            Result = result;
        }
        else
        {
            times.Add(time);
        }
    }
}
