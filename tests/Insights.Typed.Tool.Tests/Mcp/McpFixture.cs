using System.Collections.Concurrent;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Insights.Typed.Tool.Tests.Mcp;

/// <summary>The command <c>insights mcp --allow-reports --no-shipped</c> as a separate process, the client of the protocol's SDK, and a local service. The tests share them.</summary>
public sealed class McpFixture : IAsyncLifetime
{
    private readonly TempFolder folder = new();
    private readonly ConcurrentQueue<string> errorLines = [];
    private Service? service;
    private McpClient? client;

    /// <summary>What the process has written to its standard error.</summary>
    public IReadOnlyCollection<string> ErrorLines => errorLines;

    internal Service Service => service!;

    public McpClient Client => client!;

    public async ValueTask InitializeAsync()
    {
        service = await Service.StartAsync(
            options =>
            {
                // The process has the system's clock.
                options.TimeProvider = TimeProvider.System;
                options.QueueTime = TimeSpan.Zero;
                options.RunTime = TimeSpan.Zero;
                options.RowsPerDataset = 300;
            },
            Service.Usage,
            Service.Sales);
        folder.Write("schemas/Usage.json", Service.Usage);
        folder.Write("schemas/Sales.json", Service.Sales);
        client = await ConnectAsync("mcp", "--allow-reports", "--no-shipped");
    }

    /// <summary>Starts the command and connects to it.</summary>
    public Task<McpClient> ConnectAsync(params string[] arguments) => ConnectAsync(TestTool.Create(Service).Environment, folder, errorLines.Enqueue, arguments);

    /// <summary>Starts the command in an environment and connects to it.</summary>
    internal static async Task<McpClient> ConnectAsync(Dictionary<string, string> environment, TempFolder folder, Action<string> onErrorLine, params string[] arguments)
    {
        var start = DotNet.CreateStartInfo(folder.Path, environment);
        var transport = new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = start.FileName,
            Arguments = [DotNet.Tool, .. arguments],
            WorkingDirectory = folder.Path,
            InheritEnvironmentVariables = false,
            EnvironmentVariables = new Dictionary<string, string?>(start.Environment),
            StandardErrorLines = onErrorLine,
        });
        return await McpClient.CreateAsync(transport, cancellationToken: TestContext.Current.CancellationToken);
    }

    /// <summary>Calls a tool, and gets its result.</summary>
    internal Task<JsonElement> CallAsync(string tool, params (string Name, object? Value)[] arguments) => CallAsync(Client, tool, arguments);

    /// <summary>Calls a tool of a server, and gets its result.</summary>
    internal static async Task<JsonElement> CallAsync(McpClient client, string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await CallToolAsync(client, tool, arguments);
        var text = GetText(result);
        Assert.True(result.IsError is not true, text);
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>Calls a tool, and gets the message of its error.</summary>
    internal async Task<string> FailAsync(string tool, params (string Name, object? Value)[] arguments)
    {
        var result = await CallToolAsync(Client, tool, arguments);
        Assert.True(result.IsError is true, GetText(result));
        return GetText(result);
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
        {
            await client.DisposeAsync();
        }

        if (service is not null)
        {
            await service.DisposeAsync();
        }

        folder.Dispose();
    }

    private static async Task<CallToolResult> CallToolAsync(McpClient client, string tool, (string Name, object? Value)[] arguments) =>
        await client.CallToolAsync(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value), cancellationToken: TestContext.Current.CancellationToken);

    private static string GetText(CallToolResult result) => Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;
}
