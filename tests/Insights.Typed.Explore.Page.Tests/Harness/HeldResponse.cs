namespace Insights.Typed.Explore.Page.Tests.Harness;

/// <summary>The first response for an address: it arrives when the test allows it, after those of later requests.</summary>
internal sealed class HeldResponse : IAsyncDisposable
{
    private readonly TaskCompletionSource arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IPage page;
    private IRequest? held;

    private HeldResponse(IPage page) => this.page = page;

    /// <summary>Completes when the request was sent.</summary>
    public Task Arrived => arrived.Task;

    public static async Task<HeldResponse> CreateAsync(IPage page, string address)
    {
        var response = new HeldResponse(page);
        page.RequestFinished += response.OnEnded;
        page.RequestFailed += response.OnEnded;
        await page.RouteAsync(address, response.HandleAsync);
        return response;
    }

    /// <summary>Sends the response, and waits until the page has received it, or did not want it any more.</summary>
    public async Task ReleaseAsync()
    {
        released.TrySetResult();
        await ended.Task;

        // The script of the page has continued after two frames.
        await page.EvaluateAsync("() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve))))");
    }

    public async ValueTask DisposeAsync()
    {
        released.TrySetResult();
        await page.UnrouteAllAsync(new() { Behavior = UnrouteBehavior.IgnoreErrors });
    }

    private async Task HandleAsync(IRoute route)
    {
        if (held is null)
        {
            held = route.Request;
            arrived.SetResult();
            await released.Task;
        }

        await route.ContinueAsync();
    }

    private void OnEnded(object? sender, IRequest request)
    {
        if (ReferenceEquals(request, held))
        {
            ended.TrySetResult();
        }
    }
}
