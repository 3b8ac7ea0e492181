using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Insights.Typed.Benchmarks.Generator;
using Insights.Typed.Benchmarks.Parquet;
using Insights.Typed.Benchmarks.Reading;
using Insights.Typed.Benchmarks.Targets;

switch (args)
{
    case ["reading", .. var rest]:
        ReadingTable.Run(rest);
        break;
    case ["stages", .. var rest]:
        ReadingStages.Run(rest);
        break;
    case ["rejection", .. var rest]:
        RejectionTable.Run(rest);
        break;
    case ["parquet", .. var rest]:
        ParquetTable.Run(rest);
        break;
    case ["targets", .. var rest]:
        await TargetTable.RunAsync(rest);
        break;
    case ["compile", .. var rest]:
        CompileTable.Run(rest);
        break;
    case ["memory", .. var rest]:
        await PeakMemory.RunAsync(rest);
        break;
    default:
        // In this process: the projects that the default toolchain generates do not have the build settings of this project.
        var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
        break;
}
