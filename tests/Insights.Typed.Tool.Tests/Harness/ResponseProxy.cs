using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Tool.Tests.Harness;

/// <summary>A server between the tool and the local service, which changes responses in transit.</summary>
internal sealed class ResponseProxy : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private ResponseProxy(WebApplication app) => this.app = app;

    public Uri BaseAddress { get; private set; } = null!;

    /// <summary>Every correlation id that it has sent.</summary>
    public static string CorrelationId => "7a1d3c52-9a52-4b3e-8b60-0d7f6f1f0c11";

    public static async Task<ResponseProxy> StartAsync(Service service, Action<ProxiedResponse> change)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var relay = new ResponseProxy(builder.Build());
        relay.app.Run(context => relay.ForwardAsync(context, service.BaseAddress, change));
        await relay.app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = relay.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        relay.BaseAddress = new Uri(new Uri(addresses.Addresses.Single()), service.BaseAddress.AbsolutePath);
        return relay;
    }

    /// <summary>A tool whose environment contains the address of the proxy.</summary>
    public TestTool Tool(Service service)
    {
        var tool = TestTool.Create(service);
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = BaseAddress.AbsoluteUri;
        return tool;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        http.Dispose();
    }

    private async Task ForwardAsync(HttpContext context, Uri target, Action<ProxiedResponse> change)
    {
        var request = context.Request;
        using var body = new StreamReader(request.Body);
        var text = await body.ReadToEndAsync(context.RequestAborted);
        using var forwarded = new HttpRequestMessage(new HttpMethod(request.Method), new Uri(target, request.Path + request.QueryString));
        forwarded.Headers.TryAddWithoutValidation("Authorization", request.Headers.Authorization.ToString());
        if (text.Length > 0)
        {
            forwarded.Content = new StringContent(text, System.Text.Encoding.UTF8, "application/json");
        }

        using var response = await http.SendAsync(forwarded, context.RequestAborted);
        var proxied = new ProxiedResponse(request.Method, request.Path.Value!.Split("/mpn/")[^1], Uri.UnescapeDataString(request.QueryString.Value ?? ""))
        {
            Status = (int)response.StatusCode,
            Body = await response.Content.ReadAsStringAsync(context.RequestAborted),
            Headers = { ["Date"] = response.Headers.Date?.ToString("R") ?? "", ["MS-CorrelationId"] = CorrelationId },
        };
        change(proxied);
        context.Response.StatusCode = proxied.Status;
        context.Response.ContentType = "application/json; charset=utf-8";
        foreach (var (name, value) in proxied.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(proxied.Body, context.RequestAborted);
    }
}

/// <summary>A response in transit.</summary>
internal sealed class ProxiedResponse(string method, string path, string query)
{
    public string Method => method;

    /// <summary>After the base address, without the query string.</summary>
    public string Path => path;

    /// <summary>The query string, decoded.</summary>
    public string Query => query;

    public int Status { get; set; }

    public string Body { get; set; } = "";

    public Dictionary<string, string> Headers { get; } = [];

    public bool IsFor(string method, string start) => Method == method && Path.StartsWith(start, StringComparison.OrdinalIgnoreCase);
}
