using System.Runtime.CompilerServices;
using DuckDB.NET.Data;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>Another program that has a DuckDB file open: these tests as a program, started with an environment variable.</summary>
internal static class OtherProgram
{
    private const string Variable = "EXPORT_TESTS_OPEN_DUCKDB_FILE";
    private const string IsOpen = "The file is open.";

    /// <summary>Starts the program, and waits until it has the file open. It ends when it is disposed.</summary>
    public static async Task<RunningProgram> OpenDuckDbFileAsync(string path)
    {
        var program = RunningProgram.Start("Insights.Typed.Export.Tests", [], new() { [Variable] = path });
        await program.ReadOutputUntilAsync(IsOpen);
        return program;
    }

    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { } path)
        {
            using var connection = new DuckDBConnection($"Data Source={path}");
            connection.Open();
            Console.WriteLine(IsOpen);
            Thread.Sleep(Timeout.Infinite);
        }
    }
}
