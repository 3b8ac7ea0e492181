using Insights.Typed.Language;

namespace Insights.Typed.Tool;

/// <summary>What surrounds one run of the tool: everything that it reads or writes and was not told by the command line.</summary>
internal sealed record ToolContext
{
    public TextReader Input { get; init; } = TextReader.Null;

    public required TextWriter Output { get; init; }

    /// <summary>The output for what is no text.</summary>
    public Func<Stream> OutputBytes { get; init; } = () => Stream.Null;

    public required TextWriter Error { get; init; }

    /// <summary>Whether a person looks at the output as it comes; otherwise it goes to a file or another program.</summary>
    public bool IsOutputTerminal { get; init; }

    public bool IsErrorTerminal { get; init; }

    /// <summary>Whether to find out what the terminal can do, which differs between machines; otherwise it can do everything.</summary>
    public bool DetectsTerminal { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>What relative paths are relative to.</summary>
    public required string Folder { get; init; }

    /// <summary>Opens a page in a browser; null for the system's.</summary>
    public Func<Uri, Task>? OpenBrowser { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The program that the command line or the environment names. Known once the command line is read.</summary>
    public ServiceProgram Program { get; set; } = ServiceProgram.PartnerInsights;

    /// <summary>Changes how clients of the service work, for tests.</summary>
    public Action<InsightsClientOptions>? Configure { get; init; }

    public static ToolContext OfProcess() => new()
    {
        Input = Console.IsInputRedirected ? StandardStreams.Input() : Console.In,
        Output = Console.IsOutputRedirected ? StandardStreams.Text() : Console.Out,
        OutputBytes = StandardStreams.Output,
        Error = Console.Error,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        DetectsTerminal = true,
        Variable = Environment.GetEnvironmentVariable,
        Folder = Environment.CurrentDirectory,
    };

    /// <summary>Sends on what was written.</summary>
    /// <exception cref="IOException">It could not be written.</exception>
    public void Flush()
    {
        Output.Flush();
        Error.Flush();
    }

    public string PathOf(string path) => Path.GetFullPath(path, Folder);

    /// <summary>The path of a file to be written.</summary>
    /// <param name="path">What the command line says.</param>
    /// <param name="option">Where it says so.</param>
    /// <exception cref="ToolException">No file can be there.</exception>
    public string FileToWrite(string path, string option)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ToolException($"{option} names no file.");
        }

        var full = PathOf(path);
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
    public string Shown(string path) => Path.GetRelativePath(Folder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;
}
