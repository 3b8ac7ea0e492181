using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Faults;

/// <summary>A service with a query, a scheduled report on it and one execution of the report; and a client.</summary>
internal sealed class MatrixEnvironment : IAsyncDisposable
{
    public const int RowCount = 20;

    private readonly LocalAuthority authority;
    private readonly LocalServiceHost local;
    private readonly List<(Guid Id, DateOnly Month)> expected;

    private MatrixEnvironment(LocalAuthority authority, LocalServiceHost local, ScheduledReport<(Guid Id, DateOnly Month)> report, ReportExecution execution, List<(Guid Id, DateOnly Month)> expected)
    {
        this.authority = authority;
        this.local = local;
        Report = report;
        Execution = execution;
        this.expected = expected;
    }

    public static InsightsQuery<(Guid Id, DateOnly Month)> Ids { get; } =
        Datasets.DynamicsUsage.During(t => t.Lifetime).OrderBy(x => x.SubscriptionId).ThenBy(x => x.Month).Select(x => (x.SubscriptionId, x.Month));

    public InsightsClient Client => local.Client;

    public ScheduledReport<(Guid Id, DateOnly Month)> Report { get; }

    public ReportExecution Execution { get; }

    public string QueryId => Report.Report.QueryId!;

    public DateTimeOffset LaterStart => local.Time.GetUtcNow().AddHours(5);

    public static async Task<MatrixEnvironment> StartAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        var authority = await LocalAuthority.StartAsync(cancellationToken: cancel);
        var local = await LocalServiceHost.StartAsync(
            service => { service.RowsPerDataset = RowCount; service.LinkLifetime = TimeSpan.FromDays(30); service.Authority = authority; },
            credential: new AuthorityCredential(authority));
        var report = await local.Client.CreateScheduledReportAsync(Ids, new ReportSchedule { ReportName = "There", RecurrenceInterval = 2160 }, cancel);
        var execution = await report.WaitForNextAsync(cancellationToken: cancel);
        return new MatrixEnvironment(authority, local, report, execution!, await report.ReadAsync(execution!, cancellationToken: cancel).ToListAsync(cancel));
    }

    /// <summary>The received rows are all rows, in their order, or the call throws: never fewer rows, never other rows.</summary>
    public async Task ReadAsync(IAsyncEnumerable<(Guid Id, DateOnly Month)> rows) => Assert.Equal(expected, await rows.ToListAsync(TestContext.Current.CancellationToken));

    /// <summary>Calls the client while an operation has a fault, and returns the outcome.</summary>
    public async Task<string> TryAsync(MatrixOperation operation, MatrixFault fault, int times)
    {
        foreach (var each in Enumerable.Repeat(fault.Faults, times).SelectMany(faults => faults))
        {
            local.Service.Faults.Add(operation.Operation, each);
        }

        var call = Task.Run(() => operation.CallAsync(this, TestContext.Current.CancellationToken));
        if (fault.Hangs)
        {
            await HangingCall.EndAsync(local, call);
        }

        await Task.WhenAny(call);
        local.Service.Faults.Clear();
        var outcome = await GetOutcomeAsync(call);
        await AssertNothingExtraAsync(operation, outcome);
        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await local.DisposeAsync();
        await authority.DisposeAsync();
    }

    private static async Task<string> GetOutcomeAsync(Task call)
    {
        try
        {
            await call;
            return "ok";
        }
        catch (InsightsServiceException exception)
        {
            Assert.NotEmpty(exception.Operation!);
            return $"{(int)exception.StatusCode}";
        }
        catch (ReportFormatException)
        {
            return "format";
        }
        catch (InsightsException)
        {
            return "error";
        }
    }

    private async Task AssertNothingExtraAsync(MatrixOperation operation, string outcome)
    {
        var (queries, reports) = await local.CountRemainingAsync();
        var (moreQueries, moreReports) = (queries - 1, reports - 1);
        if (outcome == "ok")
        {
            Assert.Equal((operation.Queries, operation.Reports), (moreQueries, moreReports));
        }
        else if (operation.Operation is not (InsightsOperation.DeleteQuery or InsightsOperation.DeleteReport))
        {
            Assert.Equal((0, 0), (moreQueries, moreReports));
        }
    }

    /// <summary>Tokens of the authority, requested as documented.</summary>
    private sealed class AuthorityCredential(LocalAuthority authority) : InsightsCredential
    {
        private static readonly LocalAuthorityOptions Known = new();

        public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
        {
            using var http = new HttpClient();
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "password", ["client_id"] = "matrix", ["client_secret"] = Known.ClientSecret,
                ["username"] = Known.UserName, ["password"] = Known.Password, ["scope"] = Scope,
            });
            using var response = await http.PostAsync(new Uri(authority.Address, $"{Known.TenantId}/oauth2/v2.0/token"), form, cancellationToken);
            using var token = System.Text.Json.JsonDocument.Parse(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancellationToken));
            return new InsightsAccessToken(token.RootElement.GetProperty("access_token").GetString()!, DateTimeOffset.MaxValue);
        }
    }
}
