using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.Tokens.SignIn;

/// <summary>What goes wrong at the authority is told, and no secret with it.</summary>
public sealed class RefusedSignInTests
{
    private static readonly string[] Kinds = ["application", "user", "device"];

    private static readonly Dictionary<string, (LocalServiceFault Fault, string Said)> Faults = new()
    {
        ["throttled"] = (LocalServiceFault.Throttled(TimeSpan.FromMinutes(1)), "429"),
        ["throttled until"] = (LocalServiceFault.Throttled(TimeSpan.FromMinutes(1), asDate: true), "429"),
        ["500"] = (LocalServiceFault.Failed(500), "500"),
        ["503"] = (LocalServiceFault.Failed(503), "503"),
        ["page"] = (LocalServiceFault.Html(), ""),
        ["page 503"] = (LocalServiceFault.Html(503), "503"),
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
    public async Task An_authority_that_fails_is_told_without_secrets(string kind, string name)
    {
        await using var world = await SignInWorld.StartAsync();

        // Twice, as the identity library tries a failure of the authority once more.
        world.Authority.Add(Faults[name].Fault, times: 2);

        var error = await FailAsync(world, CredentialOf(world, kind));

        Assert.Contains(Faults[name].Said, error.ToString(), StringComparison.Ordinal);
        Assert.Contains($"the application {world.Options.ClientId} in the tenant {world.Options.TenantId}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_fails_where_the_code_is_shown_stays_as_it_is()
    {
        await using var world = await SignInWorld.StartAsync();
        await using var client = world.Client(world.Device(_ => throw new FormatException("no screen")));

        var error = await Assert.ThrowsAsync<FormatException>(() => SignInWorld.RowsAsync(client));

        Assert.Equal("no screen", error.Message);
    }

    [Fact]
    public async Task A_wrong_secret_is_told()
    {
        await using var world = await SignInWorld.StartAsync();
        Assert.Contains("AADSTS7000215", (await FailAsync(world, world.Application("planted-wrong-secret"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_told()
    {
        await using var world = await SignInWorld.StartAsync();
        Assert.Contains("AADSTS50126", (await FailAsync(world, world.User("planted-wrong-password"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_who_says_no_is_told()
    {
        await using var world = await SignInWorld.StartAsync();
        Assert.Contains("denied", (await FailAsync(world, world.Device(world.Authority.Decline))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_that_nobody_enters_expires()
    {
        await using var world = await SignInWorld.StartAsync();
        Assert.Contains("expired", (await FailAsync(world, world.Device(_ => world.Time.Advance(TimeSpan.FromMinutes(15))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_the_authority_says_is_told_with_its_code()
    {
        await using var world = await SignInWorld.StartAsync();
        world.Authority.Refuse("invalid_grant", 50076, "Due to a configuration change you must use multi-factor authentication.");
        var error = Assert.IsType<InsightsSignInRequiredException>(await FailAsync(world, world.User()));
        Assert.Contains("AADSTS50076", error.Message, StringComparison.Ordinal);
        Assert.Equal(SignInReason.MultifactorRequired, error.Reason);
    }

    [Fact]
    public async Task A_renewal_that_fails_tells_no_token()
    {
        await using var world = await SignInWorld.StartAsync();
        var credential = world.User();
        await using var client = world.Client(credential);
        await SignInWorld.RowsAsync(client);
        world.Authority.Revoke();
        world.Authority.Add(LocalServiceFault.Html(503), times: 2);

        var error = await Assert.ThrowsAsync<InsightsException>(() => SignInWorld.RowsAsync(client));

        AssertNoSecretOf(world, error);
    }

    private static async Task<InsightsException> FailAsync(SignInWorld world, InsightsCredential credential)
    {
        await using var client = world.Client(credential);
        var error = await Assert.ThrowsAnyAsync<InsightsException>(() => SignInWorld.RowsAsync(client));
        Assert.Empty(world.Service.Requests);
        AssertNoSecretOf(world, error);
        return error;
    }

    /// <summary>In the whole chain, and in what each exception carries along.</summary>
    private static void AssertNoSecretOf(SignInWorld world, Exception error)
    {
        for (var each = error; each is not null; each = each.InnerException)
        {
            var text = $"{each}\n{string.Join('\n', each.Data.Values.Cast<object?>())}";
            Assert.DoesNotContain("planted", text, StringComparison.Ordinal);
            Assert.All(world.Authority.GivenSecrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    private static InsightsCredential CredentialOf(SignInWorld world, string kind) => kind switch
    {
        "application" => world.Application(),
        "user" => world.User(),
        _ => world.Device(world.Authority.Approve),
    };
}
