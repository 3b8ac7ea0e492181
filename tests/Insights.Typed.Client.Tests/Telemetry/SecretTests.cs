using System.Collections;
using System.Collections.Concurrent;
using System.Web;
using Insights.Typed.Client.Tests.Tokens;
using Insights.Typed.LocalService;
using Insights.Typed.Tokens;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Insights.Typed.Client.Tests.Telemetry;

/// <summary>Runs in which each operation fails once, with all logs, traces and metrics enabled: none contains a secret.</summary>
public sealed class SecretTests
{
    private const string Customer = "planted customer";

    private static readonly InsightsQuery<string> Names = Datasets.DynamicsUsage.During(t => t.Lifetime)
        .Where(x => x.CustomerName != Customer).Select(x => x.CustomerName + x.SubscriptionId + x.Month);

    [Fact]
    public async Task Telemetry_contains_no_secret_and_no_query_and_errors_contain_no_secret()
    {
        using var listening = new TelemetryRecorder();
        // The identity library uses the system clock, so the other clocks start there.
        var time = new AutoAdvanceTimeProvider(DateTimeOffset.UtcNow);
        await using var service = await InsightsLocalService.StartAsync(
            new LocalServiceOptions { Seed = 7, RowsPerDataset = 300, TimeProvider = time }, TestContext.Current.CancellationToken);
        using var authority = new StubAuthority([
            StubAuthority.Refusal("invalid_grant", "AADSTS50126: wrong user name or password"),
            StubAuthority.UserToken("planted-wrong-token"),
            .. Enumerable.Repeat(StubAuthority.UserToken(service.AccessToken), 200)]);
        var signatures = new ConcurrentDictionary<string, bool>();
        await using var provider = Container(service, time, authority, listening, signatures);
        var client = provider.GetRequiredService<InsightsClient>();
        var faults = service.Faults;
        var errors = new List<Exception>();

        // No token; then one that is refused with 401, and an HTML page instead of rows.
        await FailAsync(() => PreviewAsync(client));
        faults.Add(InsightsOperation.TestQuery, LocalServiceFault.HtmlPage(), times: 6);
        await FailAsync(() => PreviewAsync(client));
        faults.Add(InsightsOperation.TestQuery, LocalServiceFault.Redirected(new Uri("https://login.example/?state=planted-state")));
        await FailAsync(() => PreviewAsync(client));
        faults.Add(InsightsOperation.TestQuery, LocalServiceFault.TruncatedBody, times: 6);
        await FailAsync(() => PreviewAsync(client));

        // Everything from which a run recovers.
        faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.Throttled(TimeSpan.FromSeconds(5)));
        faults.Add(InsightsOperation.CreateReport, LocalServiceFault.ClosedConnection);
        faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ErrorStatus(500));
        faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.HtmlPage(502));
        faults.Add(InsightsOperation.Download, LocalServiceFault.ErrorStatus(503));
        faults.Add(InsightsOperation.Download, LocalServiceFault.CutAfter(3000));
        faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink);
        Assert.NotEqual(0, await RunAsync(client));

        // Errors that end a run, and resources that remain.
        faults.Add(InsightsOperation.Download, LocalServiceFault.ExpiredLink, 2);
        faults.Add(InsightsOperation.DeleteReport, LocalServiceFault.ErrorStatus(403));
        await FailAsync(() => RunAsync(client));
        faults.Add(InsightsOperation.Download, LocalServiceFault.HtmlPage(), times: 6);
        await FailAsync(() => RunAsync(client));
        faults.Add(InsightsOperation.Download, LocalServiceFault.ClosedConnection, 50);
        await FailAsync(() => RunAsync(client));
        faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.Throttled(TimeSpan.FromDays(1)));
        await FailAsync(() => RunAsync(client));

        var everything = listening.GetAllText();
        string[] secrets = [
            service.AccessToken, "planted-wrong-token", "planted-secret", "planted-password", "planted-refresh-token", "planted-state", .. signatures.Keys];
        var strings = errors.SelectMany(Chain).Select(error => error + string.Join('\n', error.Data.Cast<DictionaryEntry>().Select(entry => $"{entry.Key}={entry.Value}"))).ToList();

        // All secrets were in use, and every kind of event was logged.
        Assert.Contains(authority.TokenRequests, request => request.Form["password"] == "planted-password" && request.Form["client_secret"] == "planted-secret");
        Assert.True(signatures.Count > 3);
        Assert.Equal(8, errors.Count);
        Assert.Contains("Authorization: *", everything, StringComparison.Ordinal);
        Assert.Contains("/reports/", everything, StringComparison.Ordinal);
        Assert.Contains(strings, text => text.Contains("RemainingResources", StringComparison.Ordinal));
        Assert.All(
            ["OperationFailed", "OperationRetried", "RetriesEnded", "TokenObtained", "TokenFailed", "TokenRefused", "ReportFailed", "ResourcesLeft", "DownloadResumed", "LinkRenewed"],
            name => Assert.Contains(listening.Events, e => e.Id.Name == name));

        Assert.All(secrets, secret =>
        {
            Assert.DoesNotContain(secret, everything, StringComparison.Ordinal);
            Assert.All(strings, text => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        });
        Assert.DoesNotContain("sig=", everything + string.Concat(strings), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Customer, HttpUtility.UrlDecode(everything), StringComparison.Ordinal);

        // No measurement has an attribute that the table does not have.
        Assert.All(listening.Measurements, m => Assert.Empty(m.Tags.Select(tag => tag.Key).Except(DocumentTests.GetAttributes(m.Instrument))));

        async Task FailAsync(Func<Task> act)
        {
            var error = await Record.ExceptionAsync(act);
            var reported = Assert.IsAssignableFrom<InsightsException>(error);
            errors.Add(reported);
            Assert.NotNull(reported.Operation);
            Assert.Equal(Names.ToString(), reported.QueryText);
        }
    }

    private static ServiceProvider Container(
        InsightsLocalService service, TimeProvider time, StubAuthority authority, TelemetryRecorder listening, ConcurrentDictionary<string, bool> signatures)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(listening));
        services.AddInsightsClient(
            new UserPasswordCredential(StubAuthority.Identity("planted-secret"), "user@contoso.com", "planted-password", authority),
            options =>
            {
                options.BaseAddress = service.BaseAddress;
                options.TimeProvider = time;
                options.RequestTimeout = AutoAdvanceTimeProvider.Never;

                // The logger factory of the container is under test.
                var loggers = options.LoggerFactory;
                listening.AddTo(options);
                options.LoggerFactory = loggers;
            }).AddHttpMessageHandler(() => new SignatureHandler(signatures));
        return services.BuildServiceProvider();
    }

    private static async Task PreviewAsync(InsightsClient client) =>
        await client.PreviewAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

    private static async Task<int> RunAsync(InsightsClient client) =>
        await client.RunAsync(Names, TestContext.Current.CancellationToken).CountAsync(TestContext.Current.CancellationToken);

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (Exception? e = exception; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    /// <summary>Records the signatures of the links that are followed.</summary>
    private sealed class SignatureHandler(ConcurrentDictionary<string, bool> signatures) : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (HttpUtility.ParseQueryString(request.RequestUri!.Query)["sig"] is { } signature)
            {
                signatures[signature] = true;
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
