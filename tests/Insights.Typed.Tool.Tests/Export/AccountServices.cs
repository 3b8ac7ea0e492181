using System.Collections.Concurrent;
using System.Globalization;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>A service for each of several accounts, on one clock. A request reaches the service of the account whose token it has.</summary>
internal sealed class AccountServices : HttpMessageHandler
{
    /// <summary>With few open connections: a thousand services in one process would have more than the limit of open files.</summary>
    private readonly HttpMessageInvoker connection = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 2, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(1) });

    private readonly Dictionary<string, Account> byToken = new(StringComparer.Ordinal);

    public AutoAdvanceTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));

    public IReadOnlyCollection<Account> Accounts => byToken.Values;

    /// <summary>Receives the account of each request before it is sent.</summary>
    public Action<Account> OnRequest { get; set; } = _ => { };

    public static async Task<AccountServices> StartAsync(int count, int rows, params string[] datasets)
    {
        var services = new AccountServices();
        for (var i = 1; i <= count; i++)
        {
            var service = await Service.StartAsync(
                options =>
                {
                    options.TimeProvider = services.Clock;
                    options.RowsPerDataset = rows;
                    options.Seed = i;
                    options.LinkLifetime = TimeSpan.FromDays(1000);
                },
                datasets);
            services.byToken.Add(service.AccessToken, new Account(string.Create(CultureInfo.InvariantCulture, $"partner-{i:0000}"), service));
        }

        return services;
    }

    /// <summary>A tool whose environment has a token for each account.</summary>
    public TestTool CreateTool()
    {
        var tool = new TestTool { Time = Clock, Handler = this };
        tool.Environment["INSIGHTS_BASE_ADDRESS"] = Accounts.First().Service.BaseAddress.AbsoluteUri;
        foreach (var account in Accounts)
        {
            tool.Environment[account.Variable] = account.Service.AccessToken;
        }

        return tool;
    }

    /// <summary>The items of the setting <c>accounts</c>.</summary>
    public string WriteAccounts() => string.Join(", ", Accounts.Select(account => $$"""{ "name": "{{account.Name}}", "accessTokenVariable": "{{account.Variable}}" }"""));

    public async Task StopAsync()
    {
        foreach (var account in Accounts)
        {
            await account.Service.DisposeAsync();
        }
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A download has no token, and the address of its service.
        if (request.Headers.Authorization?.Parameter is { } token && byToken.TryGetValue(token, out var account))
        {
            account.Times.Enqueue(Clock.GetUtcNow());
            OnRequest(account);
            cancellationToken.ThrowIfCancellationRequested();
            request.RequestUri = new UriBuilder(request.RequestUri!) { Port = account.Service.BaseAddress.Port }.Uri;
        }

        return connection.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        connection.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>An account.</summary>
    internal sealed record Account(string Name, Service Service)
    {
        public string Variable => "TOKEN_" + Name.ToUpperInvariant().Replace('-', '_');

        /// <summary>The times of the requests.</summary>
        public ConcurrentQueue<DateTimeOffset> Times { get; } = new();
    }
}
