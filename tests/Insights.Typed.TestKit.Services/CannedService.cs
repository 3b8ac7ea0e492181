using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.TestKit.Services;

/// <summary>A server that returns prepared responses, one after the other, and records the requests.</summary>
public sealed class CannedService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<CannedResponse> responses = new();

    private CannedService(WebApplication app) => this.app = app;

    public ConcurrentQueue<RecordedRequest> Requests { get; } = new();

    public Uri BaseAddress { get; private set; } = null!;

    public static async Task<CannedService> StartAsync(params CannedResponse[] responses)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new CannedService(builder.Build());
        foreach (var response in responses)
        {
            service.responses.Enqueue(response);
        }

        service.app.Run(service.RespondAsync);
        await service.app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = service.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        service.BaseAddress = new Uri(addresses.Addresses.Single() + "/insights/v1/mpn/");
        return service;
    }

    /// <summary>A client that sends each request once, or as often as <paramref name="configure"/> says.</summary>
    public InsightsClient CreateClient(Action<InsightsClientOptions>? configure = null)
    {
        var options = new InsightsClientOptions { BaseAddress = BaseAddress, MaxRetries = 0 };
        configure?.Invoke(options);
        return new InsightsClient(InsightsCredential.FromToken("planted-token"), options);
    }

    public void AddResponse(CannedResponse response) => responses.Enqueue(response);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task RespondAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Requests.Enqueue(new RecordedRequest(
            context.Request.Method,
            context.Request.Path.Value!.Replace("/insights/v1/mpn/", "", StringComparison.Ordinal),
            context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()),
            context.Request.Headers.Authorization.ToString(),
            await body.ReadToEndAsync(context.RequestAborted),
            context.Request.QueryString.Value ?? "")
        {
            Headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        });
        if (!responses.TryDequeue(out var response))
        {
            throw new InvalidOperationException($"No response was prepared for {context.Request.Method} {context.Request.Path}.");
        }

        if (response.IsAborted)
        {
            context.Abort();
            return;
        }

        context.Response.Headers.RetryAfter = response.RetryAfter;
        if (response.Date is not null)
        {
            context.Response.Headers.Date = response.Date;
        }

        context.Response.StatusCode = response.Status;
        context.Response.ContentType = response.ContentType;
        if (response.Location is not null)
        {
            context.Response.Headers.Location = response.Location;
        }

        if (response.CorrelationId is not null)
        {
            context.Response.Headers["MS-CorrelationId"] = response.CorrelationId;
        }

        foreach (var (name, value) in response.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(response.Body, context.RequestAborted);
    }
}

public sealed record CannedResponse(string Body, int Status = 200, string ContentType = "application/json")
{
    public string? RetryAfter { get; init; }

    /// <summary>The time in the service's <c>Date</c> header; null for the machine's.</summary>
    public string? Date { get; init; }

    /// <summary>The address to which the request is redirected.</summary>
    public string? Location { get; init; }

    public string? CorrelationId { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Whether the connection is closed instead.</summary>
    public bool IsAborted { get; init; }

    public static CannedResponse FromDocumentation(string name) => new(DocumentedResponse.ReadText(name));

    public static CannedResponse Error(int status, string message) =>
        new($$"""{"value":null,"nextLink":null,"totalCount":0,"message":"{{message}}","statusCode":{{status}},"dataRedacted":false}""", status);
}

public sealed record RecordedRequest(string Method, string Path, Dictionary<string, string> Query, string Authorization, string Body, string QueryString)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>The method, path and query string, which identify the operation.</summary>
    public string Line => $"{Method} {Path}{QueryString}";
}
