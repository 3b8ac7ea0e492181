using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class DevicePageTests
{
    [Fact]
    public async Task A_person_enters_the_code_and_signs_in()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { RequiresMfa = true });
        var device = await CreateAsync(authority);
        var page = new Uri((string)device["verification_uri"]!);
        Assert.Equal(authority.Authority.DeviceLoginPage, page);
        await authority.RefusedAsync(70016, TestAuthority.DeviceCode(device));

        Assert.Contains("<label for=\"code\">", (await authority.PageAsync(page)).Text, StringComparison.Ordinal);
        var (wrong, text) = await authority.PageAsync(page, new(Fields(authority, device)) { ["factor"] = "1" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong);
        Assert.Contains("AADSTS500121", text, StringComparison.Ordinal);
        var (status, _) = await authority.PageAsync(page, Fields(authority, device));

        Assert.Equal(HttpStatusCode.OK, status);
        var token = await authority.TokenAsync(TestAuthority.DeviceCode(device));
        Assert.True(authority.Authority.Find((string)token["access_token"]!)!.User!.HasMfa);
        Assert.Equal(HttpStatusCode.BadRequest, (await authority.PageAsync(page, Fields(authority, device))).Status);
    }

    [Fact]
    public async Task A_person_cancels()
    {
        await using var authority = await TestAuthority.StartAsync();
        var device = await CreateAsync(authority);

        await authority.PageAsync(authority.Authority.DeviceLoginPage, new(Fields(authority, device)) { ["action"] = "cancel" });

        Assert.Equal("authorization_declined", (string?)(await authority.RefusedAsync(70000, TestAuthority.DeviceCode(device)))["error"]);
    }

    [Fact]
    public async Task An_application_with_a_secret_gets_a_refresh_token_that_needs_the_secret()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { AllowsPublicClient = false });
        var device = await CreateAsync(authority);
        authority.Authority.Approve((string)device["user_code"]!);
        await authority.RefusedAsync(7000218, TestAuthority.DeviceCode(device), HttpStatusCode.Unauthorized);

        var token = await authority.TokenAsync(new(TestAuthority.DeviceCode(device)) { ["client_secret"] = authority.Options.ClientSecret });

        await authority.RefusedAsync(7000218, TestAuthority.Refresh(token), HttpStatusCode.Unauthorized);
    }

    private static Task<JsonObject> CreateAsync(TestAuthority authority) =>
        authority.TokenAsync(HttpStatusCode.OK, new() { ["scope"] = TestAuthority.Scope }, "oauth2/v2.0/devicecode");

    private static Dictionary<string, string> Fields(TestAuthority authority, JsonObject device) => new()
    {
        ["code"] = ((string)device["user_code"]!).ToLowerInvariant(), ["username"] = authority.Options.UserName, ["password"] = authority.Options.Password, ["factor"] = authority.Options.SecondFactorCode,
    };
}
