using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Insights.Typed.Tool.Tests.Explore;

/// <summary>The command as a separate process, whose temporary files are in a folder of the test.</summary>
internal sealed class ExploreProcess : IAsyncDisposable
{
    private readonly TempFolder folder;
    private readonly Process process;

    private ExploreProcess(TempFolder folder, Process process, Uri address)
    {
        this.folder = folder;
        this.process = process;
        Http = new HttpClient { BaseAddress = new Uri(address.GetLeftPart(UriPartial.Authority)), Timeout = TimeSpan.FromMinutes(10) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", address.Fragment["#token=".Length..]);
    }

    public int Id => process.Id;

    /// <summary>A client with the token.</summary>
    public HttpClient Http { get; }

    public static Task<ExploreProcess> StartAsync(Service service, TempFolder folder) => StartAsync(TestTool.Create(service).Environment, folder, "--no-browser");

    public static async Task<ExploreProcess> StartAsync(Dictionary<string, string> environment, TempFolder folder, params string[] options)
    {
        var start = DotNet.CreateStartInfo(folder.Path, environment, [DotNet.Tool, "explore", .. options]);
        (start.Environment["TMPDIR"], start.Environment["TMP"]) = (folder.Path, folder.Path);
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new ExploreProcess(folder, process, new Uri(line!["The page: ".Length..]));
    }

    public async Task<JsonElement> GetAsync(string path) => await Http.GetFromJsonAsync<JsonElement>(path, TestContext.Current.CancellationToken);

    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var response = await Http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>Runs a query as a report. Returns the path of its result when it has ended.</summary>
    public async Task<string> RunAsync(string text)
    {
        var path = $"/api/runs/{(await PostAsync("/api/runs", new { text })).GetProperty("id").GetString()}";
        var events = await Http.GetStringAsync(path + "/events", TestContext.Current.CancellationToken);
        Assert.Contains("event: end", events, StringComparison.Ordinal);
        return path;
    }

    /// <summary>The names of the files of the results.</summary>
    public IEnumerable<string> GetFileNames() =>
        Directory.GetDirectories(folder.Path, "insights-explore-*").SelectMany(Directory.GetFiles).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    /// <summary>Ends it as a shell does, on Linux.</summary>
    public async Task<ToolRun> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return await DotNet.WaitForExitAsync(process, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
    }
}
