namespace Insights.Typed.Tool.Credentials;

/// <summary>How a command signs in.</summary>
internal enum SignInMethod
{
    Token,
    DeviceCode,
    Password,
    Application,
    Stored,
}

internal static class SignInMethods
{
    public static string GetDescription(this SignInMethod method) => method switch
    {
        SignInMethod.Token => "a token from another source",
        SignInMethod.DeviceCode => "a user who signs in with a browser",
        SignInMethod.Password => "an application and a user's password",
        SignInMethod.Application => "an application alone",
        SignInMethod.Stored => "the sign-in that insights login stored",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "The sign-in method is unknown."),
    };
}
