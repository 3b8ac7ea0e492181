using Insights.Typed.Language;
using Insights.Typed.Schemas.CSharpCode;

namespace Insights.Typed.LocalService.CommandLine;

/// <summary>The message of a started service, with its address and how a client connects to it.</summary>
public static class StartupMessage
{
    /// <summary>Creates the text.</summary>
    /// <param name="session">The service.</param>
    public static string Create(LocalServiceSession session)
    {
        var service = session.Service;
        var set = OperatingSystem.IsWindows() ? "$env:{0} = \"{1}\"" : "export {0}=\"{1}\"";
        return $"""
            The local service is running.
            Address: {service.BaseAddress}
            Token:   {service.AccessToken}
            {FormatPage()}

            From C#:
                {ClientCode.ForLocalService(session.Program, service.BaseAddress, CredentialCode.Token(service.AccessToken), CredentialCode.Login).Statement.Replace("\n", "\n    ", StringComparison.Ordinal)}

            With curl:
                curl -H "Authorization: Bearer {service.AccessToken}" "{service.BaseAddress}ScheduledDataset"
            {FormatSignIn()}
            For the samples and the tool, with that token:
                {FormatVariable(EnvironmentVariables.BaseAddress, service.BaseAddress)}
                {FormatVariable(EnvironmentVariables.AccessToken, service.AccessToken)}
            {FormatStoredSignIn()}
            Press Ctrl+C to stop the service and delete its data.

            """;

        string FormatPage() => service.ApiPage is null ? "" : $"The API, described, to be tried in a browser: {service.ApiPage}";

        string FormatSignIn()
        {
            var password = session.TokenRequest is { } request ? $"\nRequest a token from the sign-in authority with curl:\n    {request.CurlCommand}\n" : "";
            return session.DeviceSignIn is { } device ? $"""
                {password}
                Authority: {session.Authority!.Address}
                Sign in with multifactor authentication by device code:
                    {device.CreateCommand}
                Approve the code in a browser at {device.Page}
                ({DeviceSignInCommands.UserDescription}), or with curl:
                    {device.ApproveCommand}
                Then request the token:
                    {device.RedeemCommand}

                """ : password;
        }

        // After this sign-in, only the address must be set.
        string FormatStoredSignIn() => session.DeviceSignIn is null ? "" : $"""

            Or sign in once, for the tool and for programs with InsightsCredential.FromLogin():
                {FormatVariable(EnvironmentVariables.BaseAddress, service.BaseAddress)}
                {FormatVariable(EnvironmentVariables.AuthorityHost, session.Authority!.Address)}
                {FormatVariable(EnvironmentVariables.TenantId, DeviceSignInCommands.TenantId)}
                {FormatVariable(EnvironmentVariables.ClientId, TokenRequest.ClientId)}
                insights login --device-code

            """;

        string FormatVariable(string name, object value) =>
            set.Replace("{0}", name, StringComparison.Ordinal).Replace("{1}", value.ToString(), StringComparison.Ordinal);
    }
}
