using System.Collections.Concurrent;

namespace Insights.Typed.Explore.Page.Tests.Harness;

/// <summary>A tab with the page. Whatever a test does in it: no error is in the console, and no request goes to another host.</summary>
public sealed class Tab : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly ConcurrentQueue<string> errors = [];
    private readonly List<string> expectedParts = [];
    private readonly ConcurrentQueue<string> requests = [];

    private Tab(IBrowserContext context, IPage page, Uri address)
    {
        this.context = context;
        Page = page;
        Address = address;
    }

    public IPage Page { get; }

    public Uri Address { get; }

    public static async Task<Tab> OpenAsync(IBrowserContext context, Uri address)
    {
        var tab = new Tab(context, await context.NewPageAsync(), address);
        tab.Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                tab.errors.Enqueue(message.Text);
            }
        };
        tab.Page.PageError += (_, error) => tab.errors.Enqueue(error);
        tab.Page.Request += (_, request) => tab.requests.Enqueue(request.Url);
        tab.Page.Response += (_, response) =>
        {
            if (!response.Ok)
            {
                tab.errors.Enqueue($"{response.Status} {response.Url}");
            }
        };
        await tab.Page.GotoAsync(address.AbsoluteUri);

        // The link exists from the start. It is marked when the catalog is shown and keys work.
        await ExpectViewAsync(tab.Page, "catalog");
        return tab;
    }

    public ILocator Editor => Page.GetByRole(AriaRole.Textbox, new() { Name = "Query text" });

    /// <summary>What the editor proposes.</summary>
    public ILocator Proposals => Page.Locator(".cm-tooltip-autocomplete").GetByRole(AriaRole.Option);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    /// <summary>Opens the view of a query, with this text in the editor.</summary>
    public async Task WriteQueryAsync(string text)
    {
        await ShowAsync("query");
        if (text.Length > 0)
        {
            await Editor.FillAsync(text);
            return;
        }

        // Without a text, Fill selects all in the document and presses Delete, which can be before the editor knows the selection.
        await Editor.PressAsync("Control+a");
        await Editor.PressAsync("Delete");
    }

    public async Task ShowAsync(string view)
    {
        await Page.EvaluateAsync("view => location.hash = '#/' + view", view);
        await ExpectViewAsync(Page, view);
    }

    /// <summary>Expects errors of the console that the test causes. One of them has arrived; others can follow.</summary>
    public void ExpectError(string part)
    {
        Assert.Contains(errors, error => error.Contains(part, StringComparison.Ordinal));
        expectedParts.Add(part);
    }

    public async ValueTask DisposeAsync()
    {
        await context.DisposeAsync();
        Assert.DoesNotContain(errors, error => !expectedParts.Exists(part => error.Contains(part, StringComparison.Ordinal)));
        Assert.All(requests, request => Assert.True(
            request.StartsWith(Address.GetLeftPart(UriPartial.Authority) + "/", StringComparison.Ordinal) || request.StartsWith("data:", StringComparison.Ordinal),
            $"The page sent a request to {request}."));
    }

    private static Task ExpectViewAsync(IPage page, string view) => Expect(page.Locator($"[data-view={view}]")).ToHaveAttributeAsync("aria-current", "page");
}
