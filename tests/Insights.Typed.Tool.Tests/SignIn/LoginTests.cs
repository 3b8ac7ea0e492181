using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.SignIn;

/// <summary>A person signs in once, and every later run of the tool needs nobody.</summary>
public sealed class LoginTests
{
    [Fact]
    public async Task A_login_with_a_device_code_serves_every_later_command()
    {
        await using var world = await SignedInTool.StartAsync();

        var login = (await world.LoginAsync()).AssertExit(0);
        Assert.StartsWith("Signed in as user@partner.example, until ", login.Output, StringComparison.Ordinal);
        world.AssertNoSecretIn(new ToolRun(0, login.Output, login.Error.Replace(world.Authority.GivenSecrets[0], "", StringComparison.Ordinal)));
        world.Person = null;

        // The stored sign-in alone: nothing of the application is set any more.
        foreach (var name in new[] { "INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID", "INSIGHTS_AUTHORITY_HOST" })
        {
            world.Tool.Environment.Remove(name);
        }

        world.AssertNoSecretIn((await world.Tool.RunAsync("report", "list")).AssertExit(0));
        world.AssertNoSecretIn((await world.Tool.RunAsync("query", "run", "SELECT Name FROM Usage", "--preview", "--no-check")).AssertExit(0));
        Assert.Equal(["device_code", "refresh_token", "refresh_token"], world.Authority.Requests.Select(request => request.GrantType));
    }

    [Fact]
    public async Task The_status_says_who_is_signed_in_until_when()
    {
        await using var world = await SignedInTool.StartAsync();
        var none = (await world.Tool.RunAsync("login", "--status")).AssertExit(1);
        Assert.StartsWith("Nobody is signed in. Sign in: insights login", none.Output, StringComparison.Ordinal);
        await world.LoginAsync();

        var shown = (await world.Tool.RunAsync("login", "--status")).AssertExit(0);
        var json = (await world.Tool.RunAsync("login", "--status", "--json")).AssertExit(0);

        Assert.Contains("user@partner.example", shown.Output, StringComparison.Ordinal);
        Assert.Contains("plain file", shown.Output, StringComparison.Ordinal);
        var signIn = Assert.Single(json.Json.GetProperty("signIns").EnumerateArray());
        Assert.Equal("user@partner.example", signIn.GetProperty("userName").GetString());
        Assert.Equal(90, (signIn.GetProperty("expiresOn").GetDateTimeOffset() - signIn.GetProperty("renewedOn").GetDateTimeOffset()).TotalDays);
        Assert.False(signIn.GetProperty("isExpired").GetBoolean());
        world.AssertNoSecretIn(shown);
        world.AssertNoSecretIn(json);
    }

    [Fact]
    public async Task A_logout_deletes_it_and_says_so()
    {
        await using var world = await SignedInTool.StartAsync();
        await world.LoginAsync();

        Assert.StartsWith("Signed out.", (await world.Tool.RunAsync("logout")).AssertExit(0).Output, StringComparison.Ordinal);
        Assert.StartsWith("Nobody was signed in.", (await world.Tool.RunAsync("logout")).AssertExit(0).Output, StringComparison.Ordinal);
        var after = (await world.Tool.RunAsync("report", "list")).AssertExit(1);

        Assert.Contains("insights login --tenant-id", after.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(world.Tool.Folder.All(), file => file.Key.Contains("login-", StringComparison.Ordinal) && !file.Key.EndsWith("ing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_logout_of_one_application_leaves_the_others()
    {
        await using var world = await SignedInTool.StartAsync(options => options with { ClientId = null });
        world.Tool.Environment["INSIGHTS_CLIENT_ID"] = "first";
        await world.LoginAsync();
        world.Tool.Environment["INSIGHTS_CLIENT_ID"] = "second";
        await world.LoginAsync();

        (await world.Tool.RunAsync("logout", "--client-id", "first")).AssertExit(0);

        world.Tool.Environment.Remove("INSIGHTS_CLIENT_ID");
        var left = (await world.Tool.RunAsync("login", "--status", "--json")).Json.GetProperty("signIns");
        Assert.Equal(["second"], left.EnumerateArray().Select(signIn => signIn.GetProperty("clientId").GetString()));
    }

    [Fact]
    public async Task A_sign_in_that_was_revoked_names_the_command_that_repairs_it()
    {
        await using var world = await SignedInTool.StartAsync();
        await world.LoginAsync();
        world.Authority.Revoke();

        var run = (await world.Tool.RunAsync("report", "list")).AssertExit(1);

        Assert.Contains("the sign-in was revoked", Unwrapped(run.Error), StringComparison.Ordinal);
        Assert.Contains($"Sign in again: insights login --tenant-id {world.Tool.Environment["INSIGHTS_TENANT_ID"]}", Unwrapped(run.Error), StringComparison.Ordinal);
        (await world.LoginAsync()).AssertExit(0);
        (await world.Tool.RunAsync("report", "list")).AssertExit(0);
    }

    [Fact]
    public async Task A_person_who_declines_is_not_signed_in()
    {
        await using var world = await SignedInTool.StartAsync();
        world.Person = world.Authority.Decline;

        var run = (await world.LoginAsync()).AssertExit(1);

        Assert.Contains("denied", run.Error, StringComparison.Ordinal);
        (await world.Tool.RunAsync("login", "--status")).AssertExit(1);
    }

    [Fact]
    public async Task A_token_that_is_set_goes_before_the_stored_sign_in()
    {
        await using var world = await SignedInTool.StartAsync();
        await world.LoginAsync();
        var requests = world.Authority.Requests.Count;
        foreach (var name in new[] { "INSIGHTS_TENANT_ID", "INSIGHTS_CLIENT_ID" })
        {
            world.Tool.Environment.Remove(name);
        }

        (await world.Tool.RunAsync("report", "list", "--access-token", "planted-wrong-token")).AssertExit(1);

        Assert.Equal(requests, world.Authority.Requests.Count);
    }

    [Fact]
    public async Task A_machine_without_a_place_for_it_says_so_before_anyone_signs_in()
    {
        await using var world = await SignedInTool.StartAsync();
        File.WriteAllText(world.Tool.Folder["blocked"], "a file in the folder's place");
        world.Tool.Environment["INSIGHTS_LOGIN_FOLDER"] = world.Tool.Folder["blocked/below"];

        var run = (await world.LoginAsync()).AssertExit(1);

        Assert.Empty(world.Authority.UserCodes);
        Assert.DoesNotContain("enter the code", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_outage_while_signing_in_is_reported_as_one()
    {
        await using var world = await SignedInTool.StartAsync();
        world.Authority.Add(LocalServiceFault.Failed(503), times: 2);

        var run = (await world.LoginAsync()).AssertExit(1);

        Assert.DoesNotContain("A person has to sign in", run.Error, StringComparison.Ordinal);
    }

    private static string Unwrapped(string text) => text.Replace('\n', ' ');
}
