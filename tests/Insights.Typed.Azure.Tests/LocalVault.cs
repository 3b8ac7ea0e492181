using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Azure.Tests;

/// <summary>
/// The part of Key Vault for secrets, over HTTP: the challenge, versions, content types and error shapes. The whole pipeline
/// of the SDK runs; only its last step sends the vault's requests to this machine.
/// </summary>
internal sealed class LocalVault : IAsyncDisposable
{
    public static readonly Uri Address = new("https://planted.vault.azure.net/");

    private const string Token = "planted-vault-token";

    private readonly WebApplication host;
    private readonly Lock gate = new();

    private LocalVault()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        host = builder.Build();
        host.MapGet("/secrets/{name}/{version?}", (HttpContext context, string name) => RunAsync(context, () => GetAsync(context, name)));
        host.MapPut("/secrets/{name}", (HttpContext context, string name) => RunAsync(context, () => SetAsync(context, name)));
    }

    /// <summary>The versions of each secret, the newest last.</summary>
    public Dictionary<string, List<JsonObject>> Secrets { get; } = [];

    /// <summary>The error with which every request is refused; null for none.</summary>
    public (int Status, string Code, string Message)? Refusal { get; set; }

    /// <summary>Headers of each refusal.</summary>
    public Dictionary<string, string> RefusalHeaders { get; } = [];

    /// <summary>Runs before a secret is set.</summary>
    public Func<Task>? BeforeSet { get; set; }

    public static async Task<LocalVault> StartAsync()
    {
        var vault = new LocalVault();
        await vault.host.StartAsync(TestContext.Current.CancellationToken);
        return vault;
    }

    /// <summary>Gets or sets a value indicating whether no request reaches the vault.</summary>
    public bool IsUnreachable { get; set; }

    /// <param name="maxRetries">The retries of the SDK, which throws another exception after several attempts than after one.</param>
    /// <param name="credential">The credential; null for one that the vault accepts.</param>
    public SecretClient Client(int maxRetries = 0, TokenCredential? credential = null) => new(
        Address,
        credential ?? new FakeCredential(_ => new global::Azure.Core.AccessToken(Token, DateTimeOffset.MaxValue)),
        new SecretClientOptions
        {
            Transport = new HttpClientTransport(new LoopbackHandler(this)),
            Retry = { MaxRetries = maxRetries, Delay = TimeSpan.FromMilliseconds(1), MaxDelay = TimeSpan.FromMilliseconds(1) },
        });

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private async Task RunAsync(HttpContext context, Func<Task> respond)
    {
        if (context.Request.Headers.Authorization != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.WWWAuthenticate = "Bearer authorization=\"https://login.windows.net/11111111-2222-3333-4444-555555555555\", resource=\"https://vault.azure.net\"";
        }
        else if (Refusal is { } refusal)
        {
            foreach (var (name, value) in RefusalHeaders)
            {
                context.Response.Headers[name] = value;
            }

            await FailAsync(context, refusal.Status, refusal.Code, refusal.Message);
        }
        else
        {
            await respond();
        }
    }

    private Task GetAsync(HttpContext context, string name)
    {
        JsonObject? newest;
        lock (gate)
        {
            newest = Secrets.GetValueOrDefault(name)?[^1];
        }

        return newest is null
            ? FailAsync(context, 404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.")
            : context.Response.WriteAsync(newest.ToJsonString(), context.RequestAborted);
    }

    private async Task SetAsync(HttpContext context, string name)
    {
        await (BeforeSet?.Invoke() ?? Task.CompletedTask);
        var body = (await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted))!.AsObject();
        JsonObject secret;
        lock (gate)
        {
            var versions = Secrets.TryGetValue(name, out var known) ? known : Secrets[name] = [];
            secret = new JsonObject
            {
                ["value"] = body["value"]!.DeepClone(),
                ["contentType"] = body["contentType"]?.DeepClone(),
                ["id"] = $"{Address}secrets/{name}/{versions.Count + 1:x32}",
                ["attributes"] = new JsonObject { ["enabled"] = true, ["created"] = 1 + versions.Count, ["updated"] = 1 + versions.Count },
            };
            versions.Add(secret);
        }

        await context.Response.WriteAsync(secret.ToJsonString(), context.RequestAborted);
    }

    private static Task FailAsync(HttpContext context, int status, string code, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message } }.ToJsonString(), context.RequestAborted);
    }

    private sealed class LoopbackHandler(LocalVault vault) : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Assert.Equal(Address.Host, request.RequestUri!.Host);
            if (vault.IsUnreachable)
            {
                throw new HttpRequestException("No such host is known.");
            }

            request.RequestUri = new Uri(new Uri(vault.host.Urls.Single()), request.RequestUri.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
