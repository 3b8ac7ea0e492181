using System.Text.Json;

[assembly: AssemblyFixture(typeof(Insights.Typed.Explore.Page.Tests.Harness.ExploredService))]

namespace Insights.Typed.Explore.Page.Tests.Harness;

/// <summary>One process of <c>insights explore</c> and one Chromium for all tests. Without a Chromium, they are skipped.</summary>
public sealed class ExploredService : IAsyncLifetime
{
    /// <summary>The maximum time until what a test expects, in milliseconds. Only a failure needs all of it, on a machine that is busy with other tests.</summary>
    private const float MaxWait = 30_000;

    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private RunningProgram? program;
    private IPlaywright? playwright;
    private IBrowser? browser;

    private string? reasonToSkip;

    /// <summary>The address of the page, with the token.</summary>
    public Uri Address { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (Programs.FirstOrDefault(File.Exists) is not { } chromium)
        {
            reasonToSkip = "Chromium is not installed (Debian: apt-get install chromium).";
            return;
        }

        SetDefaultExpectTimeout(MaxWait);
        var server = StartServerAsync();
        Environment.SetEnvironmentVariable("PLAYWRIGHT_DRIVER_SEARCH_PATH", Repository.PlaywrightDriver);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = chromium,

            // A container's root has no sandbox, and no test may use the network.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        Address = await server;
    }

    /// <summary>Opens the page in a new profile.</summary>
    /// <param name="colors">The theme of the system.</param>
    /// <param name="width">The width of the window, in pixels.</param>
    /// <param name="address">The address of another process; null for the one of all tests.</param>
    public async Task<Tab> OpenAsync(ColorScheme colors = ColorScheme.Light, int width = 1280, Uri? address = null)
    {
        Assert.SkipWhen(reasonToSkip is not null, reasonToSkip ?? "");
        var context = await browser!.NewContextAsync(new()
        {
            ColorScheme = colors,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 800 },
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(MaxWait);
        return await Tab.OpenAsync(context, address ?? Address);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (program is not null)
        {
            await program.DisposeAsync();
        }
    }

    private async Task<Uri> StartServerAsync()
    {
        program = RunningProgram.Start(
            "insights",
            ["explore", "--local", "--no-browser", "--json", "--manifest", "queries.json"],
            folder: Repository.GetPath("samples/QuickStart"));
        var json = await program.ReadOutputUntilContainsAsync("}");
        return new Uri(JsonDocument.Parse(json).RootElement.GetProperty("address").GetString()!);
    }
}
