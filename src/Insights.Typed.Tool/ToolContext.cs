using System.Text;

namespace Insights.Typed.Tool;

/// <summary>What surrounds one run of the tool: everything that it reads or writes and was not told by the command line.</summary>
internal sealed record ToolContext
{
    public TextReader Input { get; init; } = TextReader.Null;

    public required TextWriter Output { get; init; }

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

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Changes how clients of the service work, for tests.</summary>
    public Action<InsightsClientOptions>? Configure { get; init; }

    public static ToolContext OfProcess() => new()
    {
        Input = Console.In,
        // To other programs in one encoding wherever it runs, and not letter by letter.
        Output = Console.IsOutputRedirected ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) : Console.Out,
        Error = Console.Error,
        IsOutputTerminal = !Console.IsOutputRedirected,
        IsErrorTerminal = !Console.IsErrorRedirected,
        DetectsTerminal = true,
        Variable = Environment.GetEnvironmentVariable,
        Folder = Environment.CurrentDirectory,
    };

    /// <summary>Sends on what was written.</summary>
    public void Flush()
    {
        try
        {
            Output.Flush();
            Error.Flush();
        }
        catch (IOException)
        {
            // Whoever read this has gone, as "head" goes when it has enough. There is nobody left to be told.
        }
    }

    public string PathOf(string path) => Path.GetFullPath(path, Folder);

    /// <summary>A path as it is shown: relative where that is shorter.</summary>
    public string Shown(string path) => Path.GetRelativePath(Folder, path) is var relative && !relative.StartsWith("..", StringComparison.Ordinal) ? relative.Replace('\\', '/') : path;
}
