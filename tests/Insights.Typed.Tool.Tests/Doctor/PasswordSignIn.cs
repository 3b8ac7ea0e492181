using Insights.Typed.LocalService;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>An application and a user who sign in by password, at an authority that has the host names of the real one.</summary>
internal static class PasswordSignIn
{
    private const string ClientId = "12345678-0000-0000-0000-000000000000";

    public static Task<LocalAuthority> StartAuthorityAsync() => LocalAuthority.StartAsync(new LocalAuthorityOptions { ClientId = ClientId }, TestContext.Current.CancellationToken);

    /// <param name="service">The service.</param>
    /// <param name="handler">Sends the requests for tokens to the authority.</param>
    /// <param name="time">The clock of the tool; null for that of this machine, which the authority's responses have.</param>
    public static TestTool CreateTool(Service service, HttpMessageHandler handler, TimeProvider? time = null)
    {
        var known = new LocalAuthorityOptions();
        return new TestTool
        {
            Time = time ?? TimeProvider.System,
            Handler = handler,
            Environment =
            {
                ["INSIGHTS_BASE_ADDRESS"] = service.BaseAddress.AbsoluteUri,
                ["INSIGHTS_TENANT_ID"] = known.TenantId,
                ["INSIGHTS_CLIENT_ID"] = ClientId,
                ["INSIGHTS_CLIENT_SECRET"] = known.ClientSecret,
                ["INSIGHTS_USER_NAME"] = known.UserName,
                ["INSIGHTS_PASSWORD"] = known.Password,
            },
        };
    }
}
