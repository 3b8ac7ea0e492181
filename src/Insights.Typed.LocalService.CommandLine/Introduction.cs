namespace Insights.Typed.LocalService.CommandLine;

/// <summary>What a service says of itself when it has started: where it is, and how to point a client at it.</summary>
public static class Introduction
{
    /// <summary>Creates the text.</summary>
    /// <param name="started">The service.</param>
    public static string From(StartedService started)
    {
        var service = started.Service;
        var set = OperatingSystem.IsWindows() ? "$env:{0} = \"{1}\"" : "export {0}=\"{1}\"";
        return $"""
            The local service runs.
            Address: {service.BaseAddress}
            Token:   {service.AccessToken}

            In C#:
                await using var insights = new InsightsClient(
                    new Uri("{service.BaseAddress}"), InsightsCredential.FromToken("{service.AccessToken}"));

            By curl:
                curl -H "Authorization: Bearer {service.AccessToken}" "{service.BaseAddress}ScheduledDataset"
            {SignIn()}
            For the samples and the tool, with that token:
                {Set("INSIGHTS_BASE_ADDRESS", service.BaseAddress)}
                {Set("INSIGHTS_ACCESS_TOKEN", service.AccessToken)}
            {StoredSignIn()}
            Ctrl+C stops it and deletes its data.

            """;

        string SignIn()
        {
            var password = started.TokenRequest is { } request ? $"\nA token of the sign-in authority by curl:\n    {request.Curl}\n" : "";
            return started.DeviceSignIn is { } device ? $"""
                {password}
                Authority: {started.Authority!.Address}
                Sign in with multifactor authentication by device code:
                    {device.Create}
                Approve the code in a browser at {device.Page}
                ({DeviceSignInRequests.Person}), or by curl:
                    {device.Approve}
                Then request the token:
                    {device.Redeem}

                """ : password;
        }

        // What a newcomer does: sign in once, and from then on nothing has to be set but the address.
        string StoredSignIn() => started.DeviceSignIn is null ? "" : $"""

            Or sign in once, for the tool and for programs with InsightsCredential.FromLogin():
                {Set("INSIGHTS_BASE_ADDRESS", service.BaseAddress)}
                {Set("INSIGHTS_AUTHORITY_HOST", started.Authority!.Address)}
                {Set("INSIGHTS_TENANT_ID", DeviceSignInRequests.TenantId)}
                {Set("INSIGHTS_CLIENT_ID", TokenRequest.ClientId)}
                insights login --device-code

            """;

        string Set(string name, object value) =>
            set.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", value.ToString(), StringComparison.Ordinal);
    }
}
