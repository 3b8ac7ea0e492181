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
        await authority.AssertErrorAsync(70016, TestAuthority.CreateDeviceCodeForm(device));

        Assert.Contains("<label for=\"code\">", (await authority.GetPageAsync(page)).Text, StringComparison.Ordinal);
        var (wrong, text) = await authority.GetPageAsync(page, new(Fields(authority, device)) { ["factor"] = "1" });
        Assert.Equal(HttpStatusCode.BadRequest, wrong);
        Assert.Contains("AADSTS500121", text, StringComparison.Ordinal);
        var (status, _) = await authority.GetPageAsync(page, Fields(authority, device));

        Assert.Equal(HttpStatusCode.OK, status);
        var token = await authority.RequestTokenAsync(TestAuthority.CreateDeviceCodeForm(device));
        Assert.True(authority.Authority.FindSignIn((string)token["access_token"]!)!.User!.HasMfa);
        Assert.Equal(HttpStatusCode.BadRequest, (await authority.GetPageAsync(page, Fields(authority, device))).Status);
    }

    [Fact]
    public async Task A_person_cancels()
    {
        await using var authority = await TestAuthority.StartAsync();
        var device = await CreateAsync(authority);

        await authority.GetPageAsync(authority.Authority.DeviceLoginPage, new(Fields(authority, device)) { ["action"] = "cancel" });

        Assert.Equal("authorization_declined", (string?)(await authority.AssertErrorAsync(70000, TestAuthority.CreateDeviceCodeForm(device)))["error"]);
    }

    [Fact]
    public async Task An_application_with_a_secret_gets_a_refresh_token_that_requires_the_secret()
    {
        await using var authority = await TestAuthority.StartAsync(new LocalAuthorityOptions { AllowsPublicClient = false });
        var device = await CreateAsync(authority);
        authority.Authority.Approve((string)device["user_code"]!);
        await authority.AssertErrorAsync(7000218, TestAuthority.CreateDeviceCodeForm(device), HttpStatusCode.Unauthorized);

        var token = await authority.RequestTokenAsync(new(TestAuthority.CreateDeviceCodeForm(device)) { ["client_secret"] = authority.Options.ClientSecret });

        await authority.AssertErrorAsync(7000218, TestAuthority.CreateRefreshForm(token), HttpStatusCode.Unauthorized);
    }

    private static Task<JsonObject> CreateAsync(TestAuthority authority) =>
        authority.RequestTokenAsync(HttpStatusCode.OK, new() { ["scope"] = TestAuthority.Scope }, "oauth2/v2.0/devicecode");

    private static Dictionary<string, string> Fields(TestAuthority authority, JsonObject device) => new()
    {
        ["code"] = ((string)device["user_code"]!).ToLowerInvariant(), ["username"] = authority.Options.UserName, ["password"] = authority.Options.Password, ["factor"] = authority.Options.SecondFactorCode,
    };
}
