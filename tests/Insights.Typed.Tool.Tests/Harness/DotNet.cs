using System.Diagnostics;
using System.Reflection;

namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>Runs <c>dotnet</c> as a separate process.</summary>
internal static class DotNet
{
    public static string Tool { get; } = Path.Combine(GetMetadata("ToolOutput"), "insights.dll");

    public static string Generator => GetMetadata("GeneratorOutput");

    public static string Targets => GetMetadata("Targets");

    public static ProcessStartInfo CreateStartInfo(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        CleanEnvironment.Apply(start);
        start.Environment["INSIGHTS_LOGIN_FOLDER"] = Path.Combine(folder, "nobody-is-signed-in");

        // None of these processes runs long enough to benefit from it.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    public static async Task<ToolRun> RunAsync(string folder, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        using var process = Process.Start(CreateStartInfo(folder, environment, arguments))!;
        process.StandardInput.Close();
        return await WaitForExitAsync(process, TestContext.Current.CancellationToken);
    }

    /// <summary>The output of a started process until its end.</summary>
    public static async Task<ToolRun> WaitForExitAsync(Process process, CancellationToken cancellationToken)
    {
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var error = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return new ToolRun(process.ExitCode, (await output).ReplaceLineEndings("\n"), (await error).ReplaceLineEndings("\n"));
    }

    private static string GetMetadata(string key) => typeof(DotNet).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
