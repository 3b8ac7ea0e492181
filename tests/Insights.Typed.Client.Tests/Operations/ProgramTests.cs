using System.Net;
using System.Text;
using Insights.Typed.Client.Tests.Tokens;
using Insights.Typed.Language;

namespace Insights.Typed.Client.Tests.Operations;

/// <summary>The program is one setting, which determines the address, the scope of tokens and the limits of schedules.</summary>
public sealed class ProgramTests
{
    public static TheoryData<string, string, string> Programs => new()
    {
        { "PartnerInsights", "https://api.partnercenter.microsoft.com/insights/v1/mpn/", "https://api.partnercenter.microsoft.com/.default" },
        { "marketplace", "https://api.partnercenter.microsoft.com/insights/v1.1/cmp/", "https://api.partnercenter.microsoft.com/.default" },
        { "apps-and-games", "https://manage.devcenter.microsoft.com/consumer/insights/v1.1/", "https://manage.devcenter.microsoft.com/.default" },
    };

    [Fact]
    public void A_client_can_use_each_program() => Assert.Equal(ServiceProgram.All.Select(program => program.Name), InsightsProgram.All.Select(program => program.Name));

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task Requests_and_tokens_are_those_of_the_program(string name, string address, string scope)
    {
        using var authority = new StubAuthority(StubAuthority.ApplicationToken());
        using var handler = new Recorder(authority);
        var credential = InsightsCredential.ForApplication(StubAuthority.TenantId, "app", "planted-secret");
        await using var client = new InsightsClient(credential, new InsightsClientOptions { Program = InsightsProgram.Parse(name), Handler = handler, MaxRetries = 0 });

        await client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([address + "ScheduledQueries"], handler.Addresses);
        Assert.Contains(scope, Assert.Single(authority.TokenRequests).Form["scope"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_credential_requests_the_scope_of_each_client()
    {
        using var authority = new StubAuthority(StubAuthority.UserToken("first"), StubAuthority.UserToken("second"), StubAuthority.UserToken("third"));
        using var handler = new Recorder(authority);
        var credential = InsightsCredential.ForApplicationAndUser(StubAuthority.TenantId, "app", "planted-secret", "user@contoso.com", "planted-password");
        foreach (var program in InsightsProgram.All)
        {
            await using var client = new InsightsClient(credential, new InsightsClientOptions { Program = program, Handler = handler, MaxRetries = 0 });
            await client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.All(
            authority.TokenRequests.Zip(InsightsProgram.All),
            pair => Assert.Contains(pair.Second.Scope, pair.First.Form["scope"], StringComparison.Ordinal));
    }

    [Fact]
    public void An_option_that_is_set_is_kept_in_any_order()
    {
        var address = new Uri("https://example.com/cmp/");

        var before = new InsightsClientOptions { BaseAddress = address, MaximumRecurrenceInterval = 48, Program = InsightsProgram.Marketplace };
        var after = new InsightsClientOptions { Program = InsightsProgram.Marketplace, BaseAddress = address, MaximumRecurrenceInterval = 48 };

        Assert.All([before, after], options => Assert.Equal(
            (address, 1, 48), (options.BaseAddress, options.MinimumRecurrenceInterval, options.MaximumRecurrenceInterval)));
    }

    [Theory]
    [InlineData("PartnerInsights", 4, 2160)]
    [InlineData("Marketplace", 1, 90)]
    [InlineData("AppsAndGames", 1, 2160)]
    public async Task Intervals_are_within_the_bounds_of_the_program(string name, int shortest, int longest)
    {
        void Choose(InsightsClientOptions options) => options.Program = InsightsProgram.Parse(name);
        foreach (var hours in new[] { shortest, longest })
        {
            await OperationCall.SentAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule with { RecurrenceInterval = hours }, cancel), CannedResponse.FromDocumentation(DocumentedResponse.CreatedReport), Choose);
        }

        foreach (var hours in new[] { shortest - 1, longest + 1 })
        {
            var refused = await OperationCall.RefusedAsync((client, cancel) => client.CreateReportAsync("q1", OperationCall.Schedule with { RecurrenceInterval = hours }, cancel), Choose);
            Assert.StartsWith($"RecurrenceInterval must be from {shortest} to {longest} hours.", refused.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Advice_after_a_refusal_fits_the_program()
    {
        using var handler = new Recorder(new StubAuthority()) { Status = HttpStatusCode.Unauthorized };
        await using var client = new InsightsClient(
            InsightsCredential.FromToken("planted"), new InsightsClientOptions { Program = InsightsProgram.Marketplace, Handler = handler, MaxRetries = 0 });

        var exception = await Assert.ThrowsAsync<InsightsServiceException>(
            () => client.CreateQueryAsync("n", "SELECT SubscriptionId FROM DynamicsUsage", cancellationToken: TestContext.Current.CancellationToken));

        Assert.Contains("Check that it is the token of an application without a user, because Marketplace refuses those of users", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("multifactor", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_program_is_named_with_those_that_exist() => Assert.StartsWith(
        "The program 'Partner' does not exist. The programs are PartnerInsights, Marketplace, AppsAndGames.",
        Assert.Throws<ArgumentException>(() => InsightsProgram.Parse("Partner")).Message,
        StringComparison.Ordinal);

    /// <summary>Sends sign-in requests to the authority, and records the addresses of the requests to the service.</summary>
    private sealed class Recorder(StubAuthority authority) : DelegatingHandler(authority)
    {
        public List<string> Addresses { get; } = [];

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.RequestUri!.Host == "login.microsoftonline.com")
            {
                return base.SendAsync(request, cancellationToken);
            }

            Addresses.Add(request.RequestUri.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(Status)
            {
                Content = new StringContent("""{"value":[{"queryId":"q1","name":"n","query":"SELECT A FROM B"}]}""", Encoding.UTF8, "application/json"),
            });
        }
    }
}
