using Insights.Typed.Language;

namespace Insights.Typed.Tool;

/// <summary>The environment of a run of the tool: its streams, variables, folder and clock.</summary>
internal sealed record ToolContext
{
    public StandardInput Input { get; init; } = new(TextReader.Null);

    public required TextWriter Output { get; init; }

    /// <summary>Opens the output for binary data.</summary>
    public Func<Stream> OpenOutputStream { get; init; } = () => Stream.Null;

    public required TextWriter Error { get; init; }

    /// <summary>Whether the output is a terminal, and not a file or another program.</summary>
    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether to detect the capabilities of the terminal, which differ between machines; otherwise, all are assumed.</summary>
    public bool ShouldDetectTerminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> GetEnvironmentVariable { get; init; }

    /// <summary>The folder that relative paths are based on.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Opens a page in a browser; null for the system's browser.</summary>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The program that the command line or the environment specifies. Set after the command line is parsed.</summary>
    public ServiceProgram Program { get; set; } = ServiceProgram.PartnerInsights;

    /// <summary>Configures the clients of the service, for tests.</summary>
    public Action<InsightsClientOptions>? ConfigureClient { get; init; }

    /// <exception cref="InsightsException">The machine has no browser, or it could not be started.</exception>
    public Task OpenBrowserAsync(Uri page, CancellationToken cancellationToken) =>
        OpenBrowser is { } open ? open(page) : InsightsLogin.OpenBrowserAsync(page, cancellationToken);

    public static ToolContext CreateForProcess() => new()
    {
        Input = new StandardInput(Console.IsInputRedirected ? StandardStreams.OpenInput() : Console.In),
        Output = Console.IsOutputRedirected ? StandardStreams.OpenTextOutput() : Console.Out,
        OpenOutputStream = StandardStreams.OpenOutput,
        Error = Console.Error,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        ShouldDetectTerminal = true,
        GetEnvironmentVariable = Environment.GetEnvironmentVariable,
        WorkingDirectory = Environment.CurrentDirectory,
    };

    /// <summary>Flushes the output and the errors.</summary>
    /// <exception cref="IOException">Writing failed.</exception>
    public void Flush()
    {
        Output.Flush();
        Error.Flush();
    }

    public string GetFullPath(string path) => Path.GetFullPath(path, WorkingDirectory);

    /// <summary>Gets the full path of a file to write.</summary>
    /// <param name="path">The path on the command line.</param>
    /// <param name="option">The option with the path.</param>
    /// <exception cref="ToolException">No file can have the path.</exception>
    public string GetOutputPath(string path, string option)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ToolException($"{option} is empty; it requires the name of a file.");
        }

        var full = GetFullPath(path);
        if (Path.EndsInDirectorySeparator(full) || Directory.Exists(full))
        {
            throw new ToolException($"{path} is a folder; {option} requires the name of a file.");
        }

        // A temporary file replaces the existing file, which must not happen to a device.
        return OperatingSystem.IsWindows() || !full.StartsWith("/dev/", StringComparison.Ordinal)
            ? full
            : throw new ToolException($"{path} is a device; {option} requires the name of a file.");
    }

    /// <summary>Gets a path for messages: relative if it is in the working directory.</summary>
    public string GetDisplayPath(string path) => Path.GetRelativePath(WorkingDirectory, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;
}
