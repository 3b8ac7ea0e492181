using ExportSample;
using Insights.Typed.LocalService;
using Spectre.Console;

const int Nights = 3;

// A folder on the command line is kept.
var isKept = args.Length > 0;
var folder = isKept ? Directory.CreateDirectory(args[0]).FullName : Directory.CreateTempSubdirectory("insights-export-").FullName;
try
{
    File.Copy(Path.Combine(AppContext.BaseDirectory, "insights.export.json"), Path.Combine(folder, "insights.export.json"), overwrite: true);
    var clock = new NightClock();
    await using var service = await InsightsLocalService.StartAsync(new LocalServiceOptions { TimeProvider = clock });
    var insights = new InsightsTool(service, folder);

    Console.WriteLine("insights export run");
    var first = await insights.RunAsync("export", "run");
    Console.WriteLine($"  {first.Count - 1} reports created");
    for (var night = 1; night <= Nights; night++)
    {
        clock.PassNight();
        Console.WriteLine("insights export run");
        Console.WriteLine($"  {(await insights.RunAsync("export", "run"))[^1].Split(';')[0]}");
    }

    var files = Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).ToList();
    Console.WriteLine($"{files.Count} Parquet files, {files.Sum(file => new FileInfo(file).Length) / 1024} KiB");
    Console.WriteLine();
    SeatsByMarket.Show(folder, AnsiConsole.Console);
    return 0;
}
catch (InvalidOperationException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}
finally
{
    if (!isKept)
    {
        Directory.Delete(folder, recursive: true);
    }
}
