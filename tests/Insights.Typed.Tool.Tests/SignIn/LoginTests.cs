using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.SignIn;

/// <summary>A person signs in once, and every later run of the tool requires no person.</summary>
public sealed class LoginTests
{
    [Fact]
    public async Task A_login_with_a_device_code_applies_to_every_later_command()
    {
        await using var environment = await SignInFixture.StartAsync();

        var login = (await environment.LoginAsync()).AssertExit(0);
        Assert.StartsWith("Signed in as user@partner.example, until ", login.Output, StringComparison.Ordinal);
        environment.AssertNoSecretIn(new ToolRun(0, login.Output, login.Error.Replace(environment.Authority.IssuedSecrets[0], "", StringComparison.Ordinal)));
        environment.Person = null;

        // Only the stored sign-in: no environment variable of the application is set any more.
        foreach (var name in new[] { "INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID", "INSIGHTS_AUTHORITY_HOST" })
        {
            environment.Tool.Environment.Remove(name);
        }

        environment.AssertNoSecretIn((await environment.Tool.RunAsync("report", "list")).AssertExit(0));
        environment.AssertNoSecretIn((await environment.Tool.RunAsync("query", "run", "SELECT Name FROM Usage", "--preview", "--no-check")).AssertExit(0));
        Assert.Equal(["device_code", "refresh_token", "refresh_token"], environment.Authority.Requests.Select(request => request.GrantType));
    }

    [Fact]
    public async Task The_status_shows_the_user_and_the_expiry()
    {
        await using var environment = await SignInFixture.StartAsync();
        var none = (await environment.Tool.RunAsync("login", "--status")).AssertExit(1);
        Assert.StartsWith("No one is signed in. Sign in: insights login", none.Output, StringComparison.Ordinal);
        await environment.LoginAsync();

        var shown = (await environment.Tool.RunAsync("login", "--status")).AssertExit(0);
        var json = (await environment.Tool.RunAsync("login", "--status", "--json")).AssertExit(0);

        Assert.Contains("user@partner.example", shown.Output, StringComparison.Ordinal);
        Assert.Contains("plain file", shown.Output, StringComparison.Ordinal);
        var signIn = Assert.Single(json.Json.GetProperty("signIns").EnumerateArray());
        Assert.Equal("user@partner.example", signIn.GetProperty("userName").GetString());
        Assert.Equal(90, (signIn.GetProperty("expiresOn").GetDateTimeOffset() - signIn.GetProperty("renewedOn").GetDateTimeOffset()).TotalDays);
        Assert.False(signIn.GetProperty("isExpired").GetBoolean());
        environment.AssertNoSecretIn(shown);
        environment.AssertNoSecretIn(json);
    }

    [Fact]
    public async Task The_status_of_a_sign_in_that_has_expired_is_a_failure()
    {
        await using var environment = await SignInFixture.StartAsync();
        await environment.LoginAsync();
        environment.Time.Advance(TimeSpan.FromDays(91));

        var shown = (await environment.Tool.RunAsync("login", "--status")).AssertExit(1);
        var json = (await environment.Tool.RunAsync("login", "--status", "--json")).AssertExit(1);

        Assert.Contains("expired ", shown.Output, StringComparison.Ordinal);
        Assert.Contains("No one is signed in any more. Sign in: insights login", shown.Output, StringComparison.Ordinal);
        Assert.True(Assert.Single(json.Json.GetProperty("signIns").EnumerateArray()).GetProperty("isExpired").GetBoolean());
    }

    [Fact]
    public async Task A_sign_in_that_cannot_be_read_does_not_stop_a_newer_one()
    {
        await using var environment = await SignInFixture.StartAsync(options => options.ClientId = null);
        environment.Tool.Environment["INSIGHTS_CLIENT_ID"] = "first";
        await environment.LoginAsync();
        var broken = Directory.GetFiles(environment.Tool.Folder[".login"], "login-*").Single(file => !file.EndsWith("ing", StringComparison.Ordinal));
        await File.WriteAllTextAsync(broken, "broken", TestContext.Current.CancellationToken);
        var alone = (await environment.Tool.RunAsync("login", "--status")).AssertExit(1);
        environment.Tool.Environment["INSIGHTS_CLIENT_ID"] = "second";
        await environment.LoginAsync();
        environment.Tool.Environment.Remove("INSIGHTS_CLIENT_ID");

        (await environment.Tool.RunAsync("report", "list")).AssertExit(0);
        var shown = (await environment.Tool.RunAsync("login", "--status")).AssertExit(0);
        var json = (await environment.Tool.RunAsync("login", "--status", "--json")).AssertExit(0);

        Assert.All([alone, shown], run => Assert.Contains("unreadable", run.Output, StringComparison.Ordinal));
        Assert.Contains("The sign-in of the application first", Unwrapped(shown.Error), StringComparison.Ordinal);
        var signIns = json.Json.GetProperty("signIns").EnumerateArray().ToDictionary(signIn => signIn.GetProperty("clientId").GetString()!);
        Assert.Equal((true, false), (signIns["first"].GetProperty("readError").GetString() is { Length: > 0 }, signIns["second"].GetProperty("readError").GetString() is not null));
        Assert.Equal((true, false), (signIns["first"].GetProperty("isExpired").GetBoolean(), signIns["second"].GetProperty("isExpired").GetBoolean()));
        (await environment.Tool.RunAsync("logout", "--client-id", "first")).AssertExit(0);
    }

    [Fact]
    public async Task A_logout_deletes_the_sign_in_and_reports_it()
    {
        await using var environment = await SignInFixture.StartAsync();
        await environment.LoginAsync();

        Assert.StartsWith("Signed out.", (await environment.Tool.RunAsync("logout")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("No one was signed in.", (await environment.Tool.RunAsync("logout")).AssertExit(0).Output, StringComparison.Ordinal);
        var after = (await environment.Tool.RunAsync("report", "list")).AssertExit(1);

        Assert.Contains("insights login --tenant-id", after.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(environment.Tool.Folder.All(), file => file.Key.Contains("login-", StringComparison.Ordinal) && !file.Key.EndsWith("ing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_logout_of_one_application_leaves_the_others()
    {
        await using var environment = await SignInFixture.StartAsync(options => options.ClientId = null);
        environment.Tool.Environment["INSIGHTS_CLIENT_ID"] = "first";
        await environment.LoginAsync();
        environment.Tool.Environment["INSIGHTS_CLIENT_ID"] = "second";
        await environment.LoginAsync();

        (await environment.Tool.RunAsync("logout", "--client-id", "first")).AssertExit(0);

        environment.Tool.Environment.Remove("INSIGHTS_CLIENT_ID");
        var remaining = (await environment.Tool.RunAsync("login", "--status", "--json")).Json.GetProperty("signIns");
        Assert.Equal(["second"], remaining.EnumerateArray().Select(signIn => signIn.GetProperty("clientId").GetString()));
    }

    /// <summary>The public cloud is one authority, not all of them.</summary>
    [Fact]
    public async Task A_logout_of_the_public_cloud_leaves_the_sign_ins_of_others()
    {
        await using var environment = await SignInFixture.StartAsync();
        await environment.LoginAsync();

        var logout = (await environment.Tool.RunAsync("logout", "--authority-host", "https://login.microsoftonline.com/")).AssertExit(0);

        Assert.StartsWith("No one was signed in.", logout.Output, StringComparison.Ordinal);
        (await environment.Tool.RunAsync("login", "--status")).AssertExit(0);
    }

    /// <summary>A script passes an empty id if one of its variables is not set.</summary>
    [Theory]
    [InlineData("--tenant-id", "")]
    [InlineData("--client-id", "")]
    [InlineData("--tenant-id", " ")]
    [InlineData("--authority-host", "")]
    public async Task A_logout_of_an_empty_id_deletes_no_sign_in(string option, string value)
    {
        await using var environment = await SignInFixture.StartAsync(options => options.ClientId = null);
        environment.Tool.Environment["INSIGHTS_CLIENT_ID"] = "first";
        await environment.LoginAsync();
        environment.Tool.Environment["INSIGHTS_CLIENT_ID"] = "second";
        await environment.LoginAsync();
        environment.Tool.Environment.Remove("INSIGHTS_CLIENT_ID");

        var logout = (await environment.Tool.RunAsync("logout", option, value)).AssertExit(1);

        Assert.Equal($"{option} is empty.\nSee: insights logout --help\n", logout.Error);
        Assert.Equal(2, (await environment.Tool.RunAsync("login", "--status", "--json")).Json.GetProperty("signIns").GetArrayLength());
    }

    [Fact]
    public async Task A_sign_in_that_was_revoked_names_the_command_that_repairs_it()
    {
        await using var environment = await SignInFixture.StartAsync();
        await environment.LoginAsync();
        environment.Authority.RevokeSignInSessions();

        var run = (await environment.Tool.RunAsync("report", "list")).AssertExit(1);

        Assert.Contains("the sign-in was revoked", Unwrapped(run.Error), StringComparison.Ordinal);
        Assert.Contains($"Sign in again: insights login --tenant-id {environment.Tool.Environment["INSIGHTS_TENANT_ID"]}", Unwrapped(run.Error), StringComparison.Ordinal);
        (await environment.LoginAsync()).AssertExit(0);
        (await environment.Tool.RunAsync("report", "list")).AssertExit(0);
    }

    [Fact]
    public async Task A_person_who_declines_is_not_signed_in()
    {
        await using var environment = await SignInFixture.StartAsync();
        environment.Person = environment.Authority.Decline;

        var run = (await environment.LoginAsync()).AssertExit(1);

        Assert.Contains("denied", run.Error, StringComparison.Ordinal);
        (await environment.Tool.RunAsync("login", "--status")).AssertExit(1);
    }

    [Fact]
    public async Task A_token_that_is_set_overrides_the_stored_sign_in()
    {
        await using var environment = await SignInFixture.StartAsync();
        await environment.LoginAsync();
        var requests = environment.Authority.Requests.Count;
        foreach (var name in new[] { "INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID" })
        {
            environment.Tool.Environment.Remove(name);
        }

        (await environment.Tool.RunAsync("report", "list", "--access-token", "planted-wrong-token")).AssertExit(1);

        Assert.Equal(requests, environment.Authority.Requests.Count);
    }

    [Fact]
    public async Task A_machine_without_storage_is_reported_before_the_sign_in()
    {
        await using var environment = await SignInFixture.StartAsync();
        File.WriteAllText(environment.Tool.Folder["blocked"], "a file in the folder's place");
        environment.Tool.Environment["INSIGHTS_LOGIN_FOLDER"] = environment.Tool.Folder["blocked/below"];

        var run = (await environment.LoginAsync()).AssertExit(1);

        Assert.Empty(environment.Authority.PendingUserCodes);
        Assert.DoesNotContain("enter the code", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_during_the_sign_in_is_reported_as_an_outage()
    {
        await using var environment = await SignInFixture.StartAsync();
        environment.Authority.AddFault(LocalServiceFault.ErrorStatus(503), times: 2);

        var run = (await environment.LoginAsync()).AssertExit(1);

        Assert.DoesNotContain("A person has to sign in", run.Error, StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => text.Replace('\n', ' ');
}
