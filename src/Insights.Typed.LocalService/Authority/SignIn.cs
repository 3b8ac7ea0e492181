namespace Insights.Typed.LocalService.Authority;

/// <summary>The sign-in of a token. A refreshed token keeps the sign-in of the user.</summary>
/// <param name="ClientId">The id of the application.</param>
/// <param name="IsConfidential">Whether the application authenticated, which each refresh then also requires.</param>
/// <param name="User">The user's sign-in; null for an application alone.</param>
internal sealed record SignIn(string ClientId, bool IsConfidential, UserSignIn? User);

/// <summary>A user's sign-in.</summary>
/// <param name="HasMfa">Whether the user entered a second factor.</param>
/// <param name="Resource">The resource that the user consented to; null if the request named none.</param>
/// <param name="Time">The time of the sign-in.</param>
/// <param name="Order">Its position among the sign-ins and the changes of the account, see <see cref="UserAccount"/>.</param>
internal sealed record UserSignIn(bool HasMfa, string? Resource, DateTimeOffset Time, long Order)
{
    /// <summary>The value that the identity token must contain.</summary>
    public string? Nonce { get; init; }
}
