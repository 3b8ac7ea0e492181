using System.Net;

namespace Insights.Typed.Explore.Page.Tests;

/// <summary>Who may use the page.</summary>
public sealed class SafetyTests(ExploredService service)
{
    [Fact]
    public async Task The_token_leaves_the_address_and_is_shared_with_a_second_tab()
    {
        await using var tab = await service.OpenAsync();
        Assert.DoesNotContain("token", tab.Page.Url, StringComparison.Ordinal);

        var second = await tab.Page.Context.NewPageAsync();
        await second.GotoAsync(tab.Address.GetLeftPart(UriPartial.Path));
        await Expect(second.GetByRole(AriaRole.Searchbox)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_address_without_the_token_shows_what_to_do()
    {
        await using var tab = await service.OpenAsync();
        await tab.Page.EvaluateAsync("localStorage.clear()");
        await tab.Page.ReloadAsync();

        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "This address has no access" })).ToBeVisibleAsync();
        Assert.False(await tab.Page.GetByRole(AriaRole.Searchbox).IsVisibleAsync());
        tab.ExpectError("401");
    }

    [Fact]
    public async Task A_request_of_another_origin_is_refused_even_with_the_token()
    {
        await using var tab = await service.OpenAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(tab.Address, "/api/catalog"));
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {tab.Address.Fragment["#token=".Length..]}");
        request.Headers.TryAddWithoutValidation("Origin", "https://example.com");

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }
}
