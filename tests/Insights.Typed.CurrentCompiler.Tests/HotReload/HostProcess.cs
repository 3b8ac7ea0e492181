using System.Diagnostics;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Insights.Typed.CurrentCompiler.Tests.HotReload;

/// <summary>
/// A process that accepts hot reload, which must be enabled before it starts: it loads programs, applies updates to them and
/// runs them.
/// </summary>
public sealed class HostProcess : IDisposable
{
    /// <summary>The program of the process: each line is a command, to which it responds with a line.</summary>
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Reflection;
        using System.Reflection.Metadata;
        using System.Runtime.Loader;
        using System.Text.Json;

        var programs = new Dictionary<string, Assembly>();
        AssemblyLoadContext.Default.Resolving += (context, name) => context.LoadFromAssemblyPath(Path.Combine(args[0], name.Name + ".dll"));
        while (Console.ReadLine() is { } line)
        {
            var command = JsonSerializer.Deserialize<string[]>(line)!;
            try
            {
                Console.WriteLine(JsonSerializer.Serialize(Execute(command)));
            }
            catch (Exception thrown)
            {
                thrown = thrown is TargetInvocationException { InnerException: { } inner } ? inner : thrown;
                Console.WriteLine(JsonSerializer.Serialize(new[] { "threw " + thrown }));
            }
        }

        string[] Execute(string[] command)
        {
            switch (command[0])
            {
                case "load":
                    programs[command[1]] = new AssemblyLoadContext(command[1]).LoadFromAssemblyPath(command[1]);
                    return [];
                case "update":
                    MetadataUpdater.ApplyUpdate(programs[command[1]], Convert.FromBase64String(command[2]), Convert.FromBase64String(command[3]), Convert.FromBase64String(command[4]));
                    return [];
                case "run":
                    return (string[])programs[command[1]].GetType("Program")!.GetMethod("Run", BindingFlags.Static | BindingFlags.NonPublic)!.Invoke(null, null)!;
                default:
                    throw new ArgumentException(command[0]);
            }
        }
        """;

    private readonly Process process;

    public HostProcess()
    {
        Directory = System.IO.Directory.CreateTempSubdirectory("hot-reload").FullName;
        var path = Path.Combine(Directory, "host.dll");
        var compilation = CSharpCompilation.Create(
            "host",
            [CSharpSyntaxTree.ParseText(Source)],
            TestProject.References,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.Emit(path).Diagnostics);
        var library = AppContext.BaseDirectory;
        process = Process.Start(new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            ArgumentList = { "exec", "--runtimeconfig", Path.Combine(library, "Insights.Typed.CurrentCompiler.Tests.runtimeconfig.json"), path, library },
            Environment = { ["DOTNET_MODIFIABLE_ASSEMBLIES"] = "debug" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
    }

    /// <summary>The folder for the files of programs; deleted at the end.</summary>
    public string Directory { get; }

    public void Load(string path) => Assert.Empty(SendCommand("load", path));

    public string[] Run(string path) => SendCommand("run", path);

    public void Update(string path, IEnumerable<byte> metadata, IEnumerable<byte> code, IEnumerable<byte> symbols) => Assert.Empty(
        SendCommand("update", path, Convert.ToBase64String([.. metadata]), Convert.ToBase64String([.. code]), Convert.ToBase64String([.. symbols])));

    public void Dispose()
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            process.Kill(entireProcessTree: true);
        }

        process.Dispose();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private string[] SendCommand(params string[] command)
    {
        lock (process)
        {
            process.StandardInput.WriteLine(JsonSerializer.Serialize(command));
            process.StandardInput.Flush();
            return JsonSerializer.Deserialize<string[]>(ReadLineAsync(TestContext.Current.CancellationToken).GetAwaiter().GetResult())!;
        }
    }

    /// <summary>Reads a line. The wait also ends if the process ends or the test is canceled.</summary>
    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = process.StandardOutput.ReadLineAsync(cancellationToken).AsTask();
        await Task.WhenAny(line, process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return (line.IsCompleted ? await line.ConfigureAwait(false) : null)
            ?? throw new InvalidOperationException($"The host process has ended with exit code {(process.WaitForExit(TimeSpan.Zero) ? process.ExitCode : null)}.");
    }
}
