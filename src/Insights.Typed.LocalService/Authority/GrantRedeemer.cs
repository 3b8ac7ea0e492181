namespace Insights.Typed.LocalService.Authority;

/// <summary>Checks the grant of a request for a token, and returns its sign-in.</summary>
internal sealed class GrantRedeemer(UserAccount account, DeviceCodes devices, AuthorizationCodes codes, RefreshTokens refreshTokens, SecretStore secrets)
{
    /// <returns>The sign-in, and the refresh token that was used.</returns>
    public (SignIn SignIn, string? Used) Redeem(TokenRequestForm request, string clientId, bool isClientAuthenticated)
    {
        switch (request.GrantType)
        {
            case TokenRequestForm.ClientCredentials:
                CheckApplicationScope(request);
                return (new SignIn(clientId, isClientAuthenticated, User: null), null);
            case TokenRequestForm.Password:
                secrets.AddReceived(request["password"]);
                account.CheckPassword(request["username"], request["password"]);
                return (CreateSignIn(account.SignInByPassword(clientId, request.Resource)), null);
            case TokenRequestForm.DeviceCode:
                return (CreateSignIn(devices.Redeem(request["device_code"] ?? request.GetRequired("code"), clientId)), null);
            case TokenRequestForm.AuthorizationCode:
                secrets.AddReceived(request["code_verifier"]);
                return (CreateSignIn(codes.Redeem(request.GetRequired("code"), clientId, request["redirect_uri"], request["code_verifier"])), null);
            case TokenRequestForm.RefreshToken:
                var refreshToken = request.GetRequired("refresh_token");
                return (refreshTokens.Redeem(refreshToken, clientId, isClientAuthenticated, request.Resource), refreshToken);
            default:
                throw new TokenErrorException("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{request.GrantType}'.");
        }

        SignIn CreateSignIn(UserSignIn user) => new(clientId, isClientAuthenticated, user);
    }

    /// <summary>An application alone can request only all of its permissions.</summary>
    private static void CheckApplicationScope(TokenRequestForm request)
    {
        if (!request.IsV1Endpoint && request["scope"] is var scope && scope?.EndsWith(RequestedScope.Default, StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new TokenErrorException("invalid_scope", 1002012, $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
        }
    }
}
