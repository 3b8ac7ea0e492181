using Insights.Typed.Emulation;

namespace Insights.Typed.LocalService.Http;

/// <summary>Who a token is for.</summary>
/// <param name="HasUser">Whether it is for a user, not for an application alone.</param>
/// <param name="HasMfa">Whether the user signed in with multifactor authentication.</param>
internal sealed record Caller(bool HasUser, bool HasMfa);

/// <summary>Which callers the service accepts, and what it says of them in the response's headers.</summary>
internal sealed class CallerRules(LocalServiceOptions options)
{
    public void Check(Caller caller)
    {
        if (!caller.HasUser)
        {
            if (!options.AcceptsApplicationAlone)
            {
                throw new RefusalException(403, RefusalMessage.For(403), "the token is for an application alone, and this service requires an application and a user");
            }
        }
        else if (options.RequiresMfa && !caller.HasMfa)
        {
            throw new RefusalException(401, RefusalMessage.For(401), "MFA required (900421): the user did not sign in with multifactor authentication");
        }
    }
}
