using System.Collections.Frozen;
using Insights.Typed.Language;

namespace Insights.Typed.Tokens.Reasons;

/// <summary>Maps an error of Microsoft Entra ID to its meaning for the client. The numbers follow <c>AADSTS</c> in its messages.</summary>
/// <param name="Code">The number.</param>
/// <param name="Meaning">The problem and its solution, as part of a sentence.</param>
/// <param name="Reason">The reason why a person must sign in; null if a sign-in does not help.</param>
/// <param name="IsTransient">true if the same request can succeed later; otherwise, false.</param>
/// <param name="Setting">The setting that is wrong; null if no single one is.</param>
internal sealed record SignInError(int Code, string Meaning, SignInReason? Reason = null, bool IsTransient = false, SignInSetting? Setting = null)
{
    private const string RedirectAddress = "http://localhost";

    // Microsoft Entra ID decides by the platform of the redirect address whether an application has to prove its identity or must not.
    private const string NativePlatform = "'Mobile and desktop applications'";
    private const string WebPlatform = "'Web'";

    private static readonly FrozenDictionary<int, SignInError> Known = CreateAll().ToFrozenDictionary(error => error.Code);

    public static IEnumerable<SignInError> Table => Known.Values;

    public static SignInError? Find(int? code) => code is { } number ? Known.GetValueOrDefault(number) : null;

    /// <summary>Gets the meaning for an application with a secret, a certificate or an assertion; null if it is the same.</summary>
    public string? ConfidentialMeaning { get; init; }

    /// <summary>Gets the problem and its solution for an application with or without a secret, a certificate or an assertion.</summary>
    public string GetMeaning(bool isConfidential) => isConfidential && ConfidentialMeaning is { } meaning ? meaning : Meaning;

    /// <summary>Gets the setting that is wrong. Only a program that signs in with a user name and a password has these as settings.</summary>
    public SignInSetting? FindSetting(SignInWay method) => Setting switch
    {
        SignInSetting.UserNameOrPassword => method switch
        {
            SignInWay.Password => Setting,
            SignInWay.Application or SignInWay.Interactive or SignInWay.Stored => null,
        },
        SignInSetting.TenantId or SignInSetting.ClientId or SignInSetting.ClientSecret or null => Setting,
    };

    private static IEnumerable<SignInError> CreateAll() =>
    [
        // A person must sign in.
        new(50072, "the user has to register a method of multifactor authentication", SignInReason.MultifactorRegistrationRequired),
        new(50079, "the user has to register a method of multifactor authentication", SignInReason.MultifactorRegistrationRequired),
        new(53004, "the user has to register a method of multifactor authentication", SignInReason.MultifactorRegistrationRequired),
        new(50074, "multifactor authentication is required", SignInReason.MultifactorRequired),
        new(50076, "multifactor authentication is required", SignInReason.MultifactorRequired),
        new(50078, "the multifactor authentication has expired by the tenant's policy", SignInReason.MultifactorRequired),
        new(50158, "the tenant requires a further check by another provider", SignInReason.MultifactorRequired),
        new(500121, "multifactor authentication was not completed", SignInReason.MultifactorRequired),
        new(50089, "the sign-in has expired", SignInReason.Expired),
        new(54005, "the authorization code was redeemed before", SignInReason.Expired),
        new(70008, "the sign-in has expired", SignInReason.Expired),
        new(70043, "the sign-in has expired by the tenant's policy for the frequency of sign-ins", SignInReason.Expired),
        new(70046, "the sign-in has expired by the tenant's policy for the frequency of sign-ins", SignInReason.Expired),
        new(700082, $"the sign-in has expired, because it was not used for {ServiceProgram.UnusedSignInLifetime.Days} days", SignInReason.Expired),
        new(700084, "the sign-in has expired", SignInReason.Expired),
        new(50132, "the sign-in was revoked, for example because the password was changed", SignInReason.Revoked),
        new(50133, "the sign-in was revoked, for example because the password was changed", SignInReason.Revoked),
        new(50173, "the sign-in was revoked, for example because the password was changed", SignInReason.Revoked),
        new(70000, "the stored sign-in is not valid for this application", SignInReason.Revoked),
        new(50055, "the user's password has expired", SignInReason.PasswordExpired),
        new(50144, "the user's password has expired", SignInReason.PasswordExpired),
        new(65001, "the user or an administrator has not consented to the application, or has withdrawn the consent", SignInReason.ConsentRequired),
        new(65004, "the user has declined to consent to the application", SignInReason.ConsentRequired),
        new(90094, "an administrator has to consent to the application", SignInReason.ConsentRequired),
        new(53003, "a Conditional Access policy of the tenant does not allow it", SignInReason.ConditionalAccess),
        new(53000, "the tenant requires a device that complies with its policy", SignInReason.DeviceRequired),
        new(53001, "the tenant requires a device that is joined to its domain", SignInReason.DeviceRequired),
        new(50097, "the tenant requires a device that it manages", SignInReason.DeviceRequired),
        new(50053, "the user's account is locked after too many attempts", SignInReason.UserDisabled),
        new(50057, "the user's account is disabled", SignInReason.UserDisabled),
        new(50020, "the user's account does not exist in the tenant", SignInReason.UserNotFound),
        new(50034, "the user's account does not exist in the tenant", SignInReason.UserNotFound, Setting: SignInSetting.UserNameOrPassword),
        new(50105, "the application is not assigned to the user", SignInReason.NotAssigned),

        // Another sign-in does not solve these.
        new(7000215, "the client secret is wrong: use the value of a secret of this application, not the secret's id", Setting: SignInSetting.ClientSecret),
        new(7000222, "the client secret has expired: create another one for the application, and use its value", Setting: SignInSetting.ClientSecret),
        new(7000218, $"the application is confidential: set its client secret, certificate or assertion; or, to sign in without one, allow public client flows for a device code, and for a browser register {RedirectAddress} under {NativePlatform} instead of {WebPlatform}"),
        new(700025, $"the application is a public client: register {RedirectAddress} under {WebPlatform} instead of {NativePlatform}, or set no client secret, certificate or assertion"),
        new(700027, "the certificate is not one of the application's: upload its public part to the application, or use the one that was uploaded"),
        new(700024, "the client assertion is not valid now: check this machine's clock, and that each assertion is a new one"),
        new(50027, "the client assertion is not a JSON web token that the authority can read"),
        new(700023, "the client assertion has another audience than the authority"),
        new(1002012, "the requested scope is not one of the API's: use the default scope of the program"),
        new(700021, "the client assertion is for another application: its subject and issuer have to be those that the application expects"),
        new(700211, "no federated identity credential of the application has the assertion's issuer"),
        new(700212, "no federated identity credential of the application has the assertion's audience"),
        new(700213, "no federated identity credential of the application has the assertion's subject"),
        new(70021, "no federated identity credential of the application matches the assertion's issuer, subject and audience"),
        new(700016, "the application is not known in this tenant: check the application's id, the tenant's id, and that an administrator of the tenant has consented to it", Setting: SignInSetting.ClientId),
        new(7000112, "the application is disabled in this tenant"),
        new(90002, "the tenant is not known: check its id and the authority host", Setting: SignInSetting.TenantId),
        new(900023, "the tenant's name is neither an id nor a domain: check it", Setting: SignInSetting.TenantId),
        new(500011, "Partner Center's API is not known in this tenant: check that it is a partner's tenant"),
        new(650052, "the tenant lacks the API that the application requests: an administrator has to enable it"),
        new(650057, "the application does not request the API: add the delegated permission user_impersonation of Microsoft Partner Center to it"),
        new(50126, "the user name or the password is wrong", Setting: SignInSetting.UserNameOrPassword),
        new(50011, $"the redirect address is not registered: add {RedirectAddress} to the application, under {NativePlatform}")
        {
            ConfidentialMeaning = $"the redirect address is not registered: add {RedirectAddress} to the application, under {WebPlatform}, because it has a secret, a certificate or an assertion",
        },

        // These are transient.
        new(50196, "the authority has seen too many equal requests in a short time", IsTransient: true),
        new(90006, "the authority's directory does not respond", IsTransient: true),
        new(90024, "the authority was too slow", IsTransient: true),
        new(90033, "the authority is temporarily not available", IsTransient: true),
        new(90055, "the tenant makes too many requests", IsTransient: true),
    ];
}
