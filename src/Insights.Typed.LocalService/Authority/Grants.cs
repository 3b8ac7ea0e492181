namespace Insights.Typed.LocalService.Authority;

/// <summary>The ways to a token: each checks what the client presents, and says what the token is obtained by.</summary>
internal sealed class Grants(UserAccount account, DeviceCodes devices, AuthorizationCodes codes, RefreshTokens refreshTokens, Secrets secrets)
{
    /// <returns>The sign-in, and the refresh token that was used.</returns>
    public (SignIn SignIn, string? Used) Redeem(TokenRequestForm request, string clientId, bool isProven)
    {
        switch (request.GrantType)
        {
            case TokenRequestForm.ClientCredentials:
                CheckApplicationScope(request);
                return (new SignIn(clientId, isProven, User: null), null);
            case TokenRequestForm.Password:
                secrets.Remember(request["password"]);
                account.Check(request["username"], request["password"]);
                return (User(account.SignInByPassword(clientId, request.Resource)), null);
            case TokenRequestForm.DeviceCode:
                return (User(devices.Redeem(request["device_code"] ?? request.Required("code"), clientId)), null);
            case TokenRequestForm.AuthorizationCode:
                secrets.Remember(request["code_verifier"]);
                return (User(codes.Redeem(request.Required("code"), clientId, request["redirect_uri"], request["code_verifier"])), null);
            case TokenRequestForm.RefreshToken:
                var used = request.Required("refresh_token");
                return (refreshTokens.Use(used, clientId, isProven, request.Resource), used);
            default:
                throw new TokenErrorException("unsupported_grant_type", 70003, $"The app requested an unsupported grant type '{request.GrantType}'.");
        }

        SignIn User(UserSignIn user) => new(clientId, isProven, user);
    }

    /// <summary>An application alone can get all of its permissions or none.</summary>
    private static void CheckApplicationScope(TokenRequestForm request)
    {
        if (!request.IsDocumented && request["scope"] is var scope && scope?.EndsWith(RequestedScope.Default, StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new TokenErrorException("invalid_scope", 1002012, $"The provided value for scope {scope} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).");
        }
    }
}
