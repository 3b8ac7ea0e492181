namespace Insights.Typed.Tokens.Reasons;

/// <summary>Specifies how a token is requested, which determines the advice for an error.</summary>
internal enum SignInWay
{
    /// <summary>By an application without a user: a person cannot help.</summary>
    Application,

    /// <summary>By a user's password, which does not satisfy a second factor.</summary>
    Password,

    /// <summary>By a person who is signing in now.</summary>
    Interactive,

    /// <summary>By a sign-in that a person made earlier.</summary>
    Stored,
}
