using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The fields of a request for a token.</summary>
/// <param name="form">The fields.</param>
/// <param name="isV1Endpoint">Whether the request was sent to the address that the service documents, whose responses have more fields.</param>
internal sealed class TokenRequestForm(IFormCollection form, bool isV1Endpoint)
{
    public const string Password = "password";
    public const string ClientCredentials = "client_credentials";
    public const string AuthorizationCode = "authorization_code";
    public const string DeviceCode = "device_code";
    public const string RefreshToken = "refresh_token";

    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    public IFormCollection Form => form;

    public bool IsV1Endpoint => isV1Endpoint;

    public string GrantType { get; } = form["grant_type"].ToString() is var grant && grant == DeviceGrant ? DeviceCode : grant;

    public string? Resource => RequestedScope.GetResource(this["resource"], this["scope"]);

    /// <summary>Gets the value of a field; null if it is absent or empty.</summary>
    public string? this[string name] => form[name].ToString() is { Length: > 0 } text ? text : null;

    public string GetRequired(string name) =>
        this[name] ?? throw new TokenErrorException("invalid_request", 900144, $"The request body must contain the following parameter: '{name}'.");

    public bool HasScope(string scope) => RequestedScope.Split(this["scope"]).Contains(scope, StringComparer.OrdinalIgnoreCase);
}
