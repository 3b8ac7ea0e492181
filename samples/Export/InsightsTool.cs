using System.Diagnostics;
using System.Reflection;
using Insights.Typed.LocalService;

namespace ExportSample;

/// <summary>Runs the tool <c>insights</c> in a folder, against a service on this machine.</summary>
internal sealed class InsightsTool(InsightsLocalService service, string folder)
{
    private static readonly string Tool = typeof(InsightsTool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "Tool").Value!;

    /// <summary>Runs a command, and returns the lines that it writes.</summary>
    /// <exception cref="InvalidOperationException">The command failed.</exception>
    public async Task<IReadOnlyList<string>> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Tool, .. arguments]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri;
        start.Environment["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken;
        start.Environment.Remove("INSIGHTS_PROGRAM");
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : throw new InvalidOperationException($"insights {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
