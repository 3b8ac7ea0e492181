using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>Errors of the authority are reported, without secrets.</summary>
public sealed class RefusedSignInTests
{
    private static readonly string[] Kinds = ["application", "user", "device"];

    private static readonly Dictionary<string, (LocalServiceFault Fault, string Said)> Faults = new()
    {
        ["throttled"] = (LocalServiceFault.Throttled(TimeSpan.FromMinutes(1)), "429"),
        ["throttled until"] = (LocalServiceFault.Throttled(TimeSpan.FromMinutes(1), asDate: true), "429"),
        ["500"] = (LocalServiceFault.ErrorStatus(500), "500"),
        ["503"] = (LocalServiceFault.ErrorStatus(503), "503"),
        ["page"] = (LocalServiceFault.HtmlPage(), ""),
        ["page 503"] = (LocalServiceFault.HtmlPage(503), "503"),
        ["empty"] = (LocalServiceFault.EmptyBody, ""),
        ["truncated"] = (LocalServiceFault.TruncatedBody, ""),
        ["closed"] = (LocalServiceFault.ClosedConnection, ""),
        ["cut"] = (LocalServiceFault.CutAfter(20), ""),
        ["broken gzip"] = (LocalServiceFault.BrokenCompression, ""),
        ["redirected"] = (LocalServiceFault.Redirected(new Uri("https://elsewhere.example/")), "302"),
    };

    public static TheoryData<string, string> FaultsOfEachSignIn =>
        [.. Faults.Keys.SelectMany(fault => Kinds.Select(kind => new TheoryDataRow<string, string>(kind, fault)))];

    [Theory]
    [MemberData(nameof(FaultsOfEachSignIn))]
    public async Task A_failing_authority_is_reported_without_secrets(string kind, string name)
    {
        await using var environment = await SignInEnvironment.StartAsync();

        // Twice, because the identity library retries after an error of the authority.
        environment.Authority.AddFault(Faults[name].Fault, times: 2);

        var error = await FailAsync(environment, CreateCredential(environment, kind));

        Assert.Contains(Faults[name].Said, error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"the application {environment.Options.ClientId} in the tenant {environment.Options.TenantId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_exception_of_the_device_code_callback_is_not_wrapped()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        await using var client = environment.Client(environment.Device(_ => throw new FormatException("no screen")));

        var error = await Assert.ThrowsAsync<FormatException>(() => SignInEnvironment.RowsAsync(client));

        Assert.Equal("no screen", error.Message);
    }

    [Fact]
    public async Task A_wrong_secret_is_reported()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        Assert.Contains("AADSTS7000215", (await FailAsync(environment, environment.Application("planted-wrong-secret"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_reported()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        Assert.Contains("AADSTS50126", (await FailAsync(environment, environment.User("planted-wrong-password"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_declined_sign_in_is_reported()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        Assert.Contains("denied", (await FailAsync(environment, environment.Device(environment.Authority.Decline))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_is_not_entered_expires()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        Assert.Contains("expired", (await FailAsync(environment, environment.Device(_ => environment.Time.Advance(TimeSpan.FromMinutes(15))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_error_of_the_authority_is_reported_with_its_code()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        environment.Authority.AddError("invalid_grant", 50076, "Due to a configuration change you must use multi-factor authentication.");
        var error = Assert.IsType<InsightsSignInRequiredException>(await FailAsync(environment, environment.User()));
        Assert.Contains("AADSTS50076", error.Message, StringComparison.Ordinal);
        Assert.Equal(SignInReason.MultifactorRequired, error.Reason);
    }

    [Fact]
    public async Task A_failed_renewal_exposes_no_token()
    {
        await using var environment = await SignInEnvironment.StartAsync();
        var credential = environment.User();
        await using var client = environment.Client(credential);
        await SignInEnvironment.RowsAsync(client);
        environment.Authority.RevokeSignInSessions();
        environment.Authority.AddFault(LocalServiceFault.HtmlPage(503), times: 2);

        var error = await Assert.ThrowsAsync<InsightsException>(() => SignInEnvironment.RowsAsync(client));

        AssertNoSecretOf(environment, error);
    }

    private static async Task<InsightsException> FailAsync(SignInEnvironment environment, InsightsCredential credential)
    {
        await using var client = environment.Client(credential);
        var error = await Assert.ThrowsAnyAsync<InsightsException>(() => SignInEnvironment.RowsAsync(client));
        Assert.Empty(environment.Service.Requests);
        AssertNoSecretOf(environment, error);
        return error;
    }

    /// <summary>In all inner exceptions, and in the data of each exception.</summary>
    private static void AssertNoSecretOf(SignInEnvironment environment, Exception error)
    {
        for (var each = error; each is not null; each = each.InnerException)
        {
            var text = $"{each}\n{string.Join('\n', each.Data.Values.Cast<object?>())}";
            Assert.DoesNotContain("planted", text, StringComparison.Ordinal);
            Assert.All(environment.Authority.IssuedSecrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    private static InsightsCredential CreateCredential(SignInEnvironment environment, string kind) => kind switch
    {
        "application" => environment.Application(),
        "user" => environment.User(),
        _ => environment.Device(environment.Authority.Approve),
    };
}
