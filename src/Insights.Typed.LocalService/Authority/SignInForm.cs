using Microsoft.AspNetCore.Http;

namespace Insights.Typed.LocalService.Authority;

/// <summary>The form of a sign-in page. All sign-ins are checked here.</summary>
internal sealed class SignInForm(IFormCollection form)
{
    public const string UserName = "username";
    public const string Password = "password";
    public const string SecondFactor = "factor";
    public const string Action = "action";
    public const string Cancel = "cancel";
    public const string Submit = "signin";

    public bool IsCanceled => form[Action] == Cancel;

    public string? EnteredName => form[UserName];

    /// <summary>Checks the values of the form.</summary>
    /// <returns>Whether the user entered the second factor.</returns>
    /// <exception cref="TokenErrorException">The sign-in is refused.</exception>
    public bool Validate(LocalAuthorityOptions options, UserAccount account, SecretStore secrets)
    {
        secrets.AddReceived(form[Password]);
        account.CheckPassword(form[UserName], form[Password]);
        var factor = form[SecondFactor].ToString();
        if (factor.Length > 0 && factor != options.SecondFactorCode)
        {
            throw new TokenErrorException("invalid_grant", 500121, "Authentication failed during strong authentication request: the second factor is wrong.");
        }

        account.CheckPolicies(hasMfa: factor.Length > 0);
        return factor.Length > 0;
    }
}
