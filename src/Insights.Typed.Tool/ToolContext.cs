using Insights.Typed.Language;

namespace Insights.Typed.Tool;

/// <summary>What surrounds one run of the tool: everything that it reads or writes and was not told by the command line.</summary>
internal sealed record ToolContext
{
    public TextReader Input { get; init; } = TextReader.Null;

    public required TextWriter Output { get; init; }

    /// <summary>The output for what is no text.</summary>
    public Func<Stream> OpenOutputStream { get; init; } = () => Stream.Null;

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person looks at the output as it comes; otherwise it goes to a file or another program.</summary>
    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether to find out what the terminal can do, which differs between machines; otherwise it can do everything.</summary>
    public bool ShouldDetectTerminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> GetEnvironmentVariable { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Opens a page in a browser; null for the system's.</summary>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The program that the command line or the environment names. Known once the command line is read.</summary>
    public ServiceProgram Program { get; set; } = ServiceProgram.PartnerInsights;

    /// <summary>Changes how clients of the service work, for tests.</summary>
    public Action<InsightsClientOptions>? ConfigureClient { get; init; }

    public static ToolContext CreateForProcess() => new()
    {
        Input = Console.IsInputRedirected ? StandardStreams.OpenInput() : Console.In,
        Output = Console.IsOutputRedirected ? StandardStreams.OpenTextOutput() : Console.Out,
        OpenOutputStream = StandardStreams.OpenOutput,
        Error = Console.Error,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        ShouldDetectTerminal = true,
        GetEnvironmentVariable = Environment.GetEnvironmentVariable,
        WorkingDirectory = Environment.CurrentDirectory,
    };

    /// <summary>Sends on what was written.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Flush()
    {
        Output.Flush();
        Error.Flush();
    }

    public string GetFullPath(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>The path of a file to be written.</summary>
    /// <param name="path">What the command line says.</param>
    /// <param name="option">Where it says so.</param>
    /// <exception cref="ToolException">No file can be there.</exception>
    public string GetOutputPath(string path, string option)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ToolException($"{option} names no file.");
        }

        var full = GetFullPath(path);
        if (Path.EndsInDirectorySeparator(full) || Directory.Exists(full))
        {
            throw new ToolException($"{path} is a folder; {option} names a file.");
        }

        // A file is written aside and then takes the place of what is there, which must not be done to a device.
        return OperatingSystem.IsWindows() || !full.StartsWith("/dev/", StringComparison.Ordinal)
            ? full
            : throw new ToolException($"{path} is a device; {option} names a file.");
    }

    /// <summary>A path as it is shown: relative where that is shorter.</summary>
    public string GetDisplayPath(string path) => Path.GetRelativePath(WorkingDirectory, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;
}
