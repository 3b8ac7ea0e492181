using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The command, which runs until it is disposed of, and the requests of its page.</summary>
internal sealed class ExplorePage : IAsyncDisposable
{
    private readonly TempFolder folder = new();
    private readonly CancellationTokenSource stop = new();
    private readonly StartupWriter output = new();
    private readonly Task<int> running;

    private ExplorePage(Dictionary<string, string> environment, string[] options, Action<TempFolder>? prepare, Func<Uri, Task>? openBrowser, HttpMessageHandler? handler)
    {
        prepare?.Invoke(folder);
        Error = new StringWriter();
        running = InsightsTool.RunAsync(
            ["explore", "--json", .. options],
            new ToolContext
            {
                Output = output,
                Error = Error,
                GetEnvironmentVariable = name => environment.GetValueOrDefault(name) ?? (name == "INSIGHTS_LOGIN_FOLDER" ? folder[".login"] : null),
                OpenBrowser = openBrowser ?? (_ => throw new InvalidOperationException("A test opens no browser.")),
                WorkingDirectory = folder.Path,
                ConfigureClient = client => (client.PollInterval, client.MaxRetries, client.Handler) = (TimeSpan.FromMilliseconds(20), 0, handler),
            },
            stop.Token);
    }

    /// <summary>The address with the token.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public string Token => Address.Fragment["#token=".Length..];

    /// <summary>A client without the token.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    public StringWriter Error { get; }

    public static Task<ExplorePage> StartAsync(
        Service service, string[]? options = null, Action<TempFolder>? prepare = null, Func<Uri, Task>? openBrowser = null, HttpMessageHandler? handler = null) =>
        StartAsync(TestTool.Create(service).Environment, options, prepare, openBrowser, handler);

    public static async Task<ExplorePage> StartAsync(
        Dictionary<string, string> environment, string[]? options = null, Action<TempFolder>? prepare = null, Func<Uri, Task>? openBrowser = null, HttpMessageHandler? handler = null)
    {
        var page = new ExplorePage(environment, options ?? ["--no-browser"], prepare, openBrowser, handler);
        var first = await Task.WhenAny(page.output.Started, page.running);
        Assert.True(first == page.output.Started, page.Error.ToString());
        page.Address = new Uri(JsonNode.Parse(await page.output.Started)!["address"]!.GetValue<string>());
        page.Http.BaseAddress = new Uri(page.Address.GetLeftPart(UriPartial.Authority));
        return page;
    }

    /// <summary>Ends the command as Ctrl+C does.</summary>
    public async Task<int> StopAsync()
    {
        await stop.CancelAsync();
        return await running;
    }

    public async Task<JsonElement> GetAsync(string path) => await SendAsync(HttpMethod.Get, path, HttpStatusCode.OK);

    public async Task<JsonElement> PostAsync(string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK) =>
        await SendAsync(HttpMethod.Post, path, expected, body);

    public async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpStatusCode expected, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(expected == response.StatusCode, $"{path}: {response.StatusCode} {text}");
        using var document = JsonDocument.Parse(text.Length == 0 ? "null" : text);
        return document.RootElement.Clone();
    }

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        change?.Invoke(request);
        return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the events of a run to its end. Returns the states, and the run at its end.</summary>
    public async Task<(List<string> States, JsonElement Run)> ReadEventsAsync(string id)
    {
        using var response = await SendAsync(HttpMethod.Get, $"/api/runs/{id}/events");
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), Encoding.UTF8);
        var (states, name, run) = (new List<string>(), "", default(JsonElement));
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith("event: ", StringComparison.Ordinal))
            {
                name = line["event: ".Length..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                using var document = JsonDocument.Parse(line["data: ".Length..]);
                run = document.RootElement.Clone();
                states.Add(run.GetProperty("state").GetString()!);
            }
        }

        Assert.Equal("end", name);
        return (states, run);
    }

    /// <summary>Runs a query as a report to its end.</summary>
    public async Task<JsonElement> RunAsync(string text)
    {
        var started = await PostAsync("/api/runs", new { text }, HttpStatusCode.Created);
        var (_, run) = await ReadEventsAsync(started.GetProperty("id").GetString()!);
        Assert.Equal("completed", run.GetProperty("state").GetString());
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Equal(0, await StopAsync());
        Http.Dispose();
        stop.Dispose();
        folder.Dispose();
    }

    /// <summary>Signals when the first text was written and flushed.</summary>
    private sealed class StartupWriter : StringWriter
    {
        private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<string> Started => started.Task;

        public override void Flush() => started.TrySetResult(ToString());
    }
}
