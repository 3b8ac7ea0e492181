using System.Net;
using System.Net.Http.Headers;
using Insights.Typed.LocalService.Tests.Authority;

namespace Insights.Typed.LocalService.Tests;

/// <summary>The header with the multifactor state of a token, and the tokens that the service refuses.</summary>
public sealed class MfaComplianceTests
{
    [Theory]
    [InlineData(true, true, "true", HttpStatusCode.OK)]
    [InlineData(true, false, "true", HttpStatusCode.OK)]
    [InlineData(false, false, "false", HttpStatusCode.OK)]
    [InlineData(false, true, "false", HttpStatusCode.Unauthorized)]
    public async Task A_users_token_is_compliant_where_the_user_signed_in_with_the_second_factor(bool withMfa, bool required, string compliant, HttpStatusCode status)
    {
        await using var authority = await TestAuthority.StartAsync();
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Datasets = TestDatasets.All, Authority = authority.Authority, RequiresMfa = required });
        var token = (string)(await authority.SignInDeviceAsync(withMfa))["access_token"]!;

        using var response = await SendAsync(service, token, ("ValidateMfa", "true"));
        using var withoutHeader = await SendAsync(service, token);

        Assert.Equal((status, status), (response.StatusCode, withoutHeader.StatusCode));
        Assert.Equal([compliant], response.Headers.GetValues("isMfaCompliant"));
        Assert.False(withoutHeader.Headers.Contains("isMfaCompliant"));
        Assert.Equal([true, false], service.Service.Requests.Select(r => r.RequestsMfaValidation));
    }

    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights, null, HttpStatusCode.Forbidden)]
    [InlineData(LocalServiceProgram.PartnerInsights, true, HttpStatusCode.OK)]
    [InlineData(LocalServiceProgram.Marketplace, null, HttpStatusCode.OK)]
    [InlineData(LocalServiceProgram.Marketplace, false, HttpStatusCode.Forbidden)]
    public async Task The_program_decides_whether_an_application_alone_is_accepted_unless_the_options_do(LocalServiceProgram program, bool? accepted, HttpStatusCode status)
    {
        await using var authority = await TestAuthority.StartAsync();
        var options = new LocalServiceOptions { Datasets = TestDatasets.All, Program = program, Authority = authority.Authority, RequiresMfa = true };
        if (accepted is { } isAccepted)
        {
            options.AllowsAppOnlyTokens = isAccepted;
        }

        await using var service = await TestService.StartAsync(options);
        var token = await authority.RequestTokenAsync(new()
        {
            ["grant_type"] = "client_credentials", ["client_secret"] = authority.Options.ClientSecret, ["scope"] = TestAuthority.Resource + "/.default",
        });

        using var response = await SendAsync(service, (string)token["access_token"]!, ("ValidateMfa", "true"));

        Assert.Equal(status, response.StatusCode);
        Assert.False(response.Headers.Contains("isMfaCompliant"));
    }

    [Fact]
    public async Task Correlation_ids_are_returned_also_with_an_error()
    {
        await using var service = await TestService.StartAsync();
        foreach (var token in new[] { service.Service.AccessToken, "wrong" })
        {
            using var response = await SendAsync(service, token, ("ms-correlationid", "c-1"), ("ms-requestid", "r-1"));
            Assert.Equal(["c-1"], response.Headers.GetValues("MS-CorrelationId"));
            Assert.Equal(["r-1"], response.Headers.GetValues("MS-RequestId"));
        }

        Assert.All(service.Service.Requests, request => Assert.Equal(("c-1", "r-1"), (request.CorrelationId, request.RequestId)));
    }

    private static async Task<HttpResponseMessage> SendAsync(TestService service, string token, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "ScheduledDataset");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Array.ForEach(headers, header => request.Headers.Add(header.Name, header.Value));
        return await service.Api.SendAsync(request, TestService.Cancel);
    }
}
