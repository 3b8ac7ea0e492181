using System.Diagnostics;
using System.Runtime.InteropServices;
using Insights.Typed.Reading;

namespace Insights.Typed.Tests.Reading;

/// <summary>
/// Runs the tests of random files again in a process whose runtime has no vector instructions, as on a machine without them:
/// the setting applies to the whole process when it starts.
/// </summary>
public sealed class PortableReadingTests
{
    [Theory]
    [InlineData("DOTNET_EnableAVX2")]
    [InlineData("DOTNET_EnableHWIntrinsic")]
    public async Task Rows_are_accepted_and_rejected_equally_without_vector_instructions(string variable)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "Insights.Typed.Tests.exe" : "Insights.Typed.Tests"))
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
                Environment = { [variable] = "0" },
            },
        };
        string[] methods =
        [
            $"{typeof(RowRejectionTests).FullName}.{nameof(RowRejectionTests.All_rows_of_generated_reports_are_accepted_or_rejected)}",
            $"{typeof(PortableReadingTests).FullName}.{nameof(A_variable_that_turns_instructions_off_has_an_effect)}",
        ];
        foreach (var argument in (string[])["-method", methods[0], "-method", methods[1], "-parallel", "none"])
        {
            process.StartInfo.ArgumentList.Add(argument);
        }

        process.Start();
        await using var end = TestContext.Current.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(process.ExitCode == 0, await output + error);
        Assert.Matches($"Total: {RowRejectionTests.Seeds.Count + 1}, Errors: 0, Failed: 0, Skipped: 0", await output);
    }

    /// <summary>The processes of the other test run this too.</summary>
    [Fact]
    public void A_variable_that_turns_instructions_off_has_an_effect()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_EnableHWIntrinsic") == "0")
        {
            Assert.Equal(ScanWidth.Byte, ScanWidths.Best);
        }

        if (Environment.GetEnvironmentVariable("DOTNET_EnableAVX2") == "0" && RuntimeInformation.ProcessArchitecture == Architecture.X64)
        {
            Assert.True(ScanWidths.Best is ScanWidth.Byte or ScanWidth.Vector128, ScanWidths.Best.ToString());
        }
    }
}
