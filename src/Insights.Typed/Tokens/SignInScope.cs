namespace Insights.Typed.Tokens;

/// <summary>
/// The scope that the client's program needs, for the credentials of this library. It flows with the asynchronous call, as the
/// handler of <see cref="SignInHttpClientFactory"/> does: one credential can serve clients of several programs.
/// </summary>
internal static class SignInScope
{
    private static readonly AsyncLocal<string?> Requested = new();

    /// <summary>Gets the scope to request; that of Partner Insights if no client requests the token.</summary>
    public static string Current => Requested.Value ?? InsightsCredential.Scope;

    /// <summary>Sets the scope for the calling asynchronous method and the methods it calls.</summary>
    public static void SetScope(string scope) => Requested.Value = scope;
}
