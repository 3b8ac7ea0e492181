using BenchmarkDotNet.Attributes;

namespace Insights.Typed.Benchmarks.Reading;

/// <summary>The jobs of <see cref="ReadingTable"/>, on a smaller file and with the statistics of BenchmarkDotNet.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private string path = null!;

    /// <summary>The number of rows of the report.</summary>
    [Params(100_000)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void Setup() => path = UsageReport.Create(Rows);

    [Benchmark(Baseline = true, Description = "reading the stream")]
    public object Stream() => RawReading.Read(path);

    [Benchmark(Description = "J1 Insights.Typed")]
    public async Task<object> OursFive() => await GeneratedReading.FiveAsync(path, default);

    [Benchmark(Description = "J1 CsvHelper generated")]
    public object GeneratedFive() => CsvHelperGenerated.Five(path, default);

    [Benchmark(Description = "J1 CsvHelper tuned")]
    public object TunedFive() => CsvHelperTuned.Five(path, default);

    [Benchmark(Description = "J2 Insights.Typed")]
    public async Task<object> OursAll() => await GeneratedReading.AllAsync(path, default);

    [Benchmark(Description = "J2 CsvHelper generated")]
    public object GeneratedAll() => CsvHelperGenerated.All(path, default);

    [Benchmark(Description = "J2 CsvHelper tuned")]
    public object TunedAll() => CsvHelperTuned.All(path, default);
}
