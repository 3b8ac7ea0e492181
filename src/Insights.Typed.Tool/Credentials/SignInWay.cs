namespace Insights.Typed.Tool.Credentials;

/// <summary>How a command signs in.</summary>
internal enum SignInWay
{
    Token,
    DeviceCode,
    Password,
    Application,
    Stored,
}

internal static class SignInWays
{
    public static string Description(this SignInWay way) => way switch
    {
        SignInWay.Token => "a token that was obtained elsewhere",
        SignInWay.DeviceCode => "a user who signs in with a browser",
        SignInWay.Password => "an application and a user's password",
        SignInWay.Application => "an application alone",
        SignInWay.Stored => "the sign-in that insights login stored",
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, "There is no such way to sign in."),
    };
}
