using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>Checks the application of a request, and its secret or assertion.</summary>
internal sealed class ClientAuthenticator(LocalAuthorityOptions options, SecretStore secrets)
{
    private const string AssertionType = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /// <summary>The names that represent the tenant of the user who signs in.</summary>
    private static readonly string[] MultiTenantNames = ["organizations", "common"];

    private readonly ClientAssertionValidator assertions = new(options);

    public static TokenErrorException CreateMissingCredentialError() =>
        new("invalid_client", 7000218, "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.");

    /// <summary>Refuses a program that does not authenticate and has to, or that does and must not. For a code, the platform of its redirect address decides.</summary>
    /// <param name="grantType">The grant type of the request.</param>
    /// <param name="isAuthenticated">Whether the request has a secret or an assertion.</param>
    public void CheckClientType(string grantType, bool isAuthenticated)
    {
        var isRequired = grantType switch
        {
            TokenRequestForm.Password or TokenRequestForm.ClientCredentials => true,
            TokenRequestForm.AuthorizationCode => options.RedirectPlatform switch
            {
                LocalRedirectPlatform.Web => true,
                LocalRedirectPlatform.MobileAndDesktop => false,
                LocalRedirectPlatform.Any => !options.AllowsPublicClient,
            },
            _ => !options.AllowsPublicClient,
        };
        if (isRequired && !isAuthenticated)
        {
            throw CreateMissingCredentialError();
        }

        if (isAuthenticated && grantType == TokenRequestForm.AuthorizationCode && MustNotAuthenticate(options.RedirectPlatform))
        {
            throw new TokenErrorException("invalid_client", 700025, "Client is public so neither 'client_assertion' nor 'client_secret' should be presented.");
        }
    }

    /// <summary>Refuses an application that is not known in the tenant.</summary>
    /// <returns>The application's id.</returns>
    public string CheckClientId(HttpContext context, string? clientId)
    {
        var tenant = (string)context.Request.RouteValues["tenant"]!;
        if (!MultiTenantNames.Append(options.TenantId).Contains(tenant, StringComparer.OrdinalIgnoreCase))
        {
            throw new TokenErrorException("invalid_request", 90002, $"Tenant '{tenant}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.");
        }

        return string.IsNullOrEmpty(clientId) || (options.ClientId is { } registeredId && !clientId.Equals(registeredId, StringComparison.OrdinalIgnoreCase))
            ? throw new TokenErrorException("unauthorized_client", 700016, $"Application with identifier '{clientId}' was not found in the directory '{options.TenantId}'.")
            : clientId;
    }

    private static bool MustNotAuthenticate(LocalRedirectPlatform platform) => platform switch
    {
        LocalRedirectPlatform.MobileAndDesktop => true,
        LocalRedirectPlatform.Any or LocalRedirectPlatform.Web => false,
    };

    /// <summary>Refuses a wrong secret or assertion.</summary>
    /// <returns>Whether the request has a secret or an assertion.</returns>
    public async Task<bool> AuthenticateAsync(IFormCollection form, string clientId)
    {
        if (form["client_assertion"].ToString() is { Length: > 0 } assertion)
        {
            secrets.AddReceived(assertion);
            if (form["client_assertion_type"] != AssertionType)
            {
                throw new TokenErrorException("invalid_request", 900144, $"The request body must contain the following parameter: 'client_assertion_type' with the value '{AssertionType}'.");
            }

            await assertions.CheckAsync(assertion, clientId).ConfigureAwait(false);
            return true;
        }

        if (form["client_secret"].ToString() is not { Length: > 0 } secret)
        {
            return false;
        }

        secrets.AddReceived(secret);
        if (secret != options.ClientSecret)
        {
            throw new TokenErrorException("invalid_client", 7000215, $"Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '{clientId}'.");
        }

        return options.TimeProvider.GetUtcNow() < (options.ClientSecretExpiry ?? DateTimeOffset.MaxValue)
            ? true
            : throw new TokenErrorException("invalid_client", 7000222, $"The provided client secret keys for app '{clientId}' are expired. Create new keys for the app, or consider using certificate credentials for added security.");
    }
}
