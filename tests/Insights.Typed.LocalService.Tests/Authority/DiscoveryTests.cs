using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests.Authority;

public sealed class DiscoveryTests
{
    [Theory]
    [InlineData("v2.0/.well-known/openid-configuration", "oauth2/v2.0/token")]
    [InlineData(".well-known/openid-configuration", "oauth2/token")]
    public async Task A_document_names_the_address_that_the_client_used(string path, string token)
    {
        await using var authority = await TestAuthority.StartAsync();
        var tenant = authority.Options.TenantId;
        using var handler = authority.Authority.CreateHandler();
        using var http = new HttpClient(handler);

        var direct = await authority.GetDocumentAsync($"{tenant}/{path}");
        var named = JsonNode.Parse(await http.GetStringAsync(new Uri($"https://login.microsoftonline.com/{tenant}/{path}"), TestAuthority.Cancel))!;

        Assert.Equal(
            (new Uri(authority.Authority.Address, $"{tenant}/{token}").AbsoluteUri, $"https://login.microsoftonline.com/{tenant}/{token}"),
            ((string?)direct["token_endpoint"], (string?)named["token_endpoint"]));
    }

    [Fact]
    public async Task Instance_discovery_names_the_host_that_the_client_used()
    {
        await using var authority = await TestAuthority.StartAsync();

        var instance = (await authority.GetDocumentAsync("common/discovery/instance?api-version=1.1"))["metadata"]![0]!;

        Assert.Equal(authority.Authority.Address.Authority, (string?)instance["preferred_network"]);
        Assert.Contains(instance["aliases"]!.AsArray(), a => (string?)a == "login.microsoftonline.com");
    }

    [Fact]
    public async Task A_request_can_be_sent_through_the_handler_again()
    {
        await using var authority = await TestAuthority.StartAsync();
        using var handler = new DuplicatingHandler { InnerHandler = authority.Authority.CreateHandler() };
        using var http = new HttpClient(handler);
        Assert.NotEmpty(await http.GetStringAsync(new Uri("https://login.microsoftonline.com/common/discovery/instance"), TestAuthority.Cancel));
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetStringAsync(new Uri("https://elsewhere.example/"), TestAuthority.Cancel));
    }

    [Fact]
    public async Task Its_responses_have_the_time_of_its_clock()
    {
        await using var authority = await TestAuthority.StartAsync();
        authority.Time.Advance(TimeSpan.FromDays(400));
        using var http = new HttpClient();

        using var response = await http.GetAsync(new Uri(authority.Authority.Address, "common/discovery/instance"), TestAuthority.Cancel);

        Assert.Equal(authority.Time.GetUtcNow(), response.Headers.Date!.Value, TimeSpan.FromSeconds(1));
    }

    private sealed class DuplicatingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using var first = await base.SendAsync(request, cancellationToken);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
