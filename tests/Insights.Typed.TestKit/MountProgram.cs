using System.Diagnostics;

namespace Insights.Typed.TestKit;

/// <summary>The programs <c>mount</c> and <c>umount</c>.</summary>
internal static class MountProgram
{
    /// <summary>Returns the exit code.</summary>
    public static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.StandardError.ReadToEndAsync(CancellationToken.None);
        await process.WaitForExitAsync(CancellationToken.None);
        return process.ExitCode;
    }
}
