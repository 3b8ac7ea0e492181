using System.Runtime.CompilerServices;
using Insights.Typed.Export.Databases;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>The driver requires ICU. A program without it, which is these tests started with two environment variables, gets an error that says what to do.</summary>
public sealed class IcuTests
{
    private const string Variable = "EXPORT_TESTS_WITHOUT_ICU";

    [Fact]
    public async Task A_program_without_ICU_gets_an_error_that_says_what_to_do()
    {
        await using var program = RunningProgram.Start("Insights.Typed.Export.Tests", [], new() { [Variable] = "1", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" });

        var (exitCode, output, errors) = await program.WaitForExitAsync();

        Assert.Equal(
            (0, "The SQL Server database d on 127.0.0.1 cannot be used: its driver requires the library ICU, and this program runs without it. Install ICU (Debian: libicu), and do not set DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1.\n", ""),
            (exitCode, output.ReplaceLineEndings("\n"), errors));
    }

    [ModuleInitializer]
    internal static void Run()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not null)
        {
            // A module's initializer is synchronous, and the driver refuses before it connects.
            var target = DatabaseTargets.CreateSqlServer("Server=127.0.0.1;Database=d;User ID=u;Password=p");
            var error = Assert.Throws<AggregateException>(() => target.CheckAsync(CancellationToken.None).Wait()).InnerException;
            Console.WriteLine(Assert.IsType<ExportException>(error).Message);
            Environment.Exit(0);
        }
    }
}
