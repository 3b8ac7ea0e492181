using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Http;

/// <summary>The user or application of a token.</summary>
/// <param name="HasUser">Whether the token is for a user, not for an application alone.</param>
/// <param name="HasMfa">Whether the user signed in with multifactor authentication.</param>
internal sealed record Caller(bool HasUser, bool HasMfa);

/// <summary>Checks whether the service accepts a caller.</summary>
internal sealed class CallerPolicy(LocalServiceOptions options)
{
    public void Check(Caller caller)
    {
        if (!caller.HasUser)
        {
            if (!options.AllowsAppOnlyTokens)
            {
                throw new ServiceErrorException(403, ServiceErrorMessage.FromStatusCode(403), "the token is for an application alone, and this service requires an application and a user");
            }
        }
        else if (options.RequiresMfa && !caller.HasMfa)
        {
            throw new ServiceErrorException(401, ServiceErrorMessage.FromStatusCode(401), "MFA required (900421): the user did not sign in with multifactor authentication");
        }
    }
}
