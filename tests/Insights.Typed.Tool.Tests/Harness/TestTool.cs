using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>Runs the tool with a command line, in a separate folder.</summary>
internal sealed class TestTool : IDisposable
{
    public TempFolder Folder { get; } = new();

    public Dictionary<string, string> Environment { get; } = [];

    public TimeProvider Time { get; init; } = new AutoAdvanceTimeProvider(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public bool IsTerminal { get; init; }

    public string Input { get; init; } = "";

    /// <summary>The reader of the standard input; null for <see cref="Input"/>.</summary>
    public TextReader? InputReader { get; init; }

    /// <summary>The number of retries; null for the tool's default.</summary>
    public int? MaxRetries { get; init; } = 0;

    /// <summary>The timeout of a request, which by default never expires.</summary>
    public TimeSpan RequestTimeout { get; init; } = AutoAdvanceTimeProvider.Never;

    /// <summary>How long a download waits for data; null for the default.</summary>
    public TimeSpan? DownloadStallTimeout { get; init; }

    /// <summary>The handler that sends requests; null for the tool's default.</summary>
    public HttpMessageHandler? Handler { get; set; }

    /// <summary>Receives each message immediately, like a person who acts on it.</summary>
    public Action<string>? OnErrorWritten { get; set; }

    /// <summary>The browser; null for the system's.</summary>
    public Func<Uri, Task>? OpenBrowser { get; set; }

    /// <summary>A tool whose environment contains the address of a service.</summary>
    public static TestTool Create(Service service) => new() { Time = service.Time, Environment = { ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri, ["INSIGHTS_ACCESS_TOKEN"] = service.AccessToken } };

    public Task<ToolRun> RunAsync(params string[] arguments) => RunUntilAsync(TestContext.Current.CancellationToken, arguments);

    /// <param name="stop">The token for Ctrl+C.</param>
    /// <param name="arguments">The command line.</param>
    public async Task<ToolRun> RunUntilAsync(CancellationToken stop, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new NotifyingWriter(OnErrorWritten);
        var context = new ToolContext
        {
            Input = new StandardInput(InputReader ?? new StringReader(Input)),
            Output = output,
            Error = error,
            IsOutputTerminal = IsTerminal,
            IsErrorTerminal = IsTerminal,
            GetEnvironmentVariable = name => Environment.GetValueOrDefault(name) ?? (name == "INSIGHTS_LOGIN_FOLDER" ? Folder[".login"] : null),
            OpenBrowser = OpenBrowser ?? (_ => throw new InvalidOperationException("A test opens no browser.")),
            WorkingDirectory = Folder.Path,
            TimeProvider = Time,
            ConfigureClient = options =>
            {
                options.RequestTimeout = RequestTimeout;
                options.DownloadStallTimeout = DownloadStallTimeout ?? options.DownloadStallTimeout;
                options.MaxRetries = MaxRetries ?? options.MaxRetries;
                options.Handler = Handler;
            },
        };
        var exitCode = await InsightsTool.RunAsync(arguments, context, stop);
        return new ToolRun(exitCode, output.ToString().ReplaceLineEndings("\n"), error.ToString().ReplaceLineEndings("\n"));
    }

    public void Dispose() => Folder.Dispose();
}

/// <summary>The result of a run.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The only JSON document on the standard output.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public ToolRun AssertExit(int exitCode)
    {
        Assert.True(exitCode == ExitCode, $"Exit code {ExitCode}, not {exitCode}.\n{Output}\n{Error}");
        return this;
    }
}
