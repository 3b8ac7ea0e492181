namespace Insights.Typed.Tokens.Reasons;

/// <summary>How a token is requested. What repairs an error depends on it.</summary>
internal enum SignInWay
{
    /// <summary>By an application alone: no person can help.</summary>
    Application,

    /// <summary>By a user's password, which passes no second factor.</summary>
    Password,

    /// <summary>By a person who is signing in now.</summary>
    Interactive,

    /// <summary>By a sign-in that a person made earlier.</summary>
    Stored,
}
