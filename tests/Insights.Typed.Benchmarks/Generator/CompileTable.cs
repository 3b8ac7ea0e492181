using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Insights.Typed.Benchmarks.Reading;
using Insights.Typed.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Insights.Typed.Benchmarks.Generator;

/// <summary>
/// What the package adds to a build: a project without it, with the generated types of the datasets of Partner Insights, and with the
/// analyzers. Each is parsed, compiled and emitted in turn, in one process on one core, as a compiler server does.
/// </summary>
internal static class CompileTable
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. typeof(InsightsGenerator).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false } && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private const int LargeDatasets = 20;

    private enum Kind
    {
        Nothing,
        Generator,
        NoAnalyzer,
        Analyzers,
    }

    public static void Run(IReadOnlyList<string> arguments)
    {
        var rounds = Arguments.GetNumber(arguments, 0, 15);
        SingleCore.PinProcess();
        ImmutableArray<AdditionalText> schemas = [.. Directory.GetFiles(GetSchemaFolder(), "*.json")
            .Where(path => !path.EndsWith(".schema.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(AdditionalText (path) => new SchemaText("shipped/" + Path.GetFileName(path), File.ReadAllText(path)))];
        Print("40 small files, no query", rounds, [.. SmallProject.Files], schemas);
        Print("200 queries, 1,000 calls of LINQ", rounds, [.. LargeProject.Files(LargeDatasets)], LargeCompilation.CreateSchemas(LargeDatasets));
    }

    private static void Print(string name, int rounds, IReadOnlyList<(string Path, string Text)> files, ImmutableArray<AdditionalText> schemas)
    {
        var hasQueries = files.Any(file => file.Path.StartsWith("Queries", StringComparison.Ordinal));
        var stages = new List<(string Name, Func<Dictionary<string, TimeSpan>, int> Run)>
        {
            ("with the generator, all datasets", _ => Compile(files, schemas, Kind.Generator)),
            ("with an analyzer that does nothing", _ => Compile(files, schemas, Kind.NoAnalyzer)),
            ("with the analyzers", times => Compile(files, schemas, Kind.Analyzers, times)),
        };
        if (!hasQueries)
        {
            stages.Insert(0, ("without the package", _ => Compile(files, schemas, Kind.Nothing)));
            stages.Insert(1, ("with the generator, without datasets", _ => Compile(files, [], Kind.Generator)));
            stages.Insert(2, ("with the generator, one dataset", _ => Compile(files, [.. schemas.Where(schema => schema.Path.EndsWith("/DynamicsUsage.json", StringComparison.Ordinal))], Kind.Generator)));
        }

        var best = stages.ToDictionary(stage => stage.Name, _ => TimeSpan.MaxValue);
        var rules = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        for (var round = 0; round < rounds; round++)
        {
            foreach (var stage in stages)
            {
                var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
                var before = GetProcessorTime();
                stage.Run(times);
                var time = GetProcessorTime() - before;
                best[stage.Name] = time < best[stage.Name] ? time : best[stage.Name];
                foreach (var (rule, ruleTime) in times)
                {
                    rules[rule] = rules.TryGetValue(rule, out var least) && least < ruleTime ? least : ruleTime;
                }
            }
        }

        Console.WriteLine($"| {name} | ms | |\n| --- | ---: | ---: |");
        foreach (var stage in stages)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stage.Name} | {best[stage.Name].TotalMilliseconds:F0} | {best[stage.Name] / best[stages[0].Name]:F2} x |"));
        }

        Console.WriteLine($"\n| rule's analyzer, {name} | ms |\n| --- | ---: |");
        foreach (var (rule, time) in rules.OrderByDescending(rule => rule.Value))
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {rule} | {time.TotalMilliseconds:F1} |"));
        }

        Console.WriteLine();
    }

    private static int Compile(IReadOnlyList<(string Path, string Text)> files, ImmutableArray<AdditionalText> schemas, Kind kind, Dictionary<string, TimeSpan>? times = null)
    {
        Compilation compilation = LargeCompilation.Create(files);
        if (kind != Kind.Nothing)
        {
            LargeCompilation.CreateDriver(new InsightsGenerator(), schemas).RunGeneratorsAndUpdateCompilation(compilation, out compilation, out _);
        }

        if (kind is Kind.Analyzers or Kind.NoAnalyzer)
        {
            ImmutableArray<DiagnosticAnalyzer> analyzers = kind == Kind.Analyzers ? Analyzers : [new NoAnalyzer()];
            var analysis = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
                new AnalyzerOptions(schemas, new SchemaOptions()), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
            analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
            foreach (var analyzer in analyzers)
            {
                times?.Add(analyzer.GetType().Name, analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime);
            }
        }

        using var image = new MemoryStream();
        var emitted = compilation.Emit(image);
        return emitted.Success ? (int)image.Length : throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    private static TimeSpan GetProcessorTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private static string GetSchemaFolder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "schemas");
}
