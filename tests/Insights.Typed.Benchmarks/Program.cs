using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using Insights.Typed.Benchmarks.Reading;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

if (args is ["parts", ..]) { Parts.Run(args); return; }
if (args is ["reading", ..])
{
    ReadingTable.Run(args);
    return;
}

// In this process: the project's build settings are not those of the projects that the default toolchain makes.
var job = Job.Default.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job));
