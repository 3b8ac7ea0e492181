using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.TestKit.Services;

/// <summary>A server that gives prepared answers, one after the other, and remembers what it was asked.</summary>
public sealed class CannedService : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<Answer> answers = new();

    private CannedService(WebApplication app) => this.app = app;

    public ConcurrentQueue<Request> Requests { get; } = new();

    public Uri BaseAddress { get; private set; } = null!;

    public static async Task<CannedService> StartAsync(params Answer[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var service = new CannedService(builder.Build());
        foreach (var answer in answers)
        {
            service.answers.Enqueue(answer);
        }

        service.app.Run(service.AnswerAsync);
        await service.app.StartAsync(TestContext.Current.CancellationToken);
        var addresses = service.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        service.BaseAddress = new Uri(addresses.Addresses.Single() + "/insights/v1/mpn/");
        return service;
    }

    /// <summary>A client that sends each request once, or as often as <paramref name="configure"/> says.</summary>
    public InsightsClient Client(Action<InsightsClientOptions>? configure = null)
    {
        var options = new InsightsClientOptions { BaseAddress = BaseAddress, MaxRetries = 0 };
        configure?.Invoke(options);
        return new InsightsClient(InsightsCredential.FromToken("planted-token"), options);
    }

    public void Then(Answer answer) => answers.Enqueue(answer);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body);
        Requests.Enqueue(new Request(
            context.Request.Method,
            context.Request.Path.Value!.Replace("/insights/v1/mpn/", "", StringComparison.Ordinal),
            context.Request.Query.ToDictionary(q => q.Key, q => q.Value.ToString()),
            context.Request.Headers.Authorization.ToString(),
            await body.ReadToEndAsync(context.RequestAborted),
            context.Request.QueryString.Value ?? "")
        {
            Headers = context.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        });
        if (!answers.TryDequeue(out var answer))
        {
            throw new InvalidOperationException($"No answer was prepared for {context.Request.Method} {context.Request.Path}.");
        }

        if (answer.IsCutOff)
        {
            context.Abort();
            return;
        }

        context.Response.Headers.RetryAfter = answer.RetryAfter;
        if (answer.Date is not null)
        {
            context.Response.Headers.Date = answer.Date;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        if (answer.Location is not null)
        {
            context.Response.Headers.Location = answer.Location;
        }

        if (answer.CorrelationId is not null)
        {
            context.Response.Headers["MS-CorrelationId"] = answer.CorrelationId;
        }

        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}

public sealed record Answer(string Body, int Status = 200, string ContentType = "application/json")
{
    public string? RetryAfter { get; init; }

    /// <summary>What the service's clock shows; null for the machine's.</summary>
    public string? Date { get; init; }

    /// <summary>Where the request is sent on to.</summary>
    public string? Location { get; init; }

    public string? CorrelationId { get; init; }

    public Dictionary<string, string> Headers { get; init; } = [];

    /// <summary>Whether the connection is closed instead.</summary>
    public bool IsCutOff { get; init; }

    public static Answer Documented(string name) =>
        new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documented", "Responses", name + ".json")));

    public static Answer Refusal(int status, string message) =>
        new($$"""{"value":null,"nextLink":null,"totalCount":0,"message":"{{message}}","statusCode":{{status}},"dataRedacted":false}""", status);
}

public sealed record Request(string Method, string Path, Dictionary<string, string> Query, string Authorization, string Body, string QueryString)
{
    public Dictionary<string, string> Headers { get; init; } = [];

    public string? Header(string name) => Headers.GetValueOrDefault(name);

    /// <summary>All of it that the operation is known by.</summary>
    public string Line => $"{Method} {Path}{QueryString}";
}
