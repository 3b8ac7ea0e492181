namespace Insights.Typed.LocalService.Authority;

/// <summary>What a token was obtained by. A token that comes from a refresh keeps the sign-in of the user.</summary>
/// <param name="ClientId">For which application.</param>
/// <param name="IsConfidential">Whether the application proved itself, so that it has to do so for each refresh as well.</param>
/// <param name="User">The user's sign-in; null for an application alone.</param>
internal sealed record SignIn(string ClientId, bool IsConfidential, UserSignIn? User);

/// <summary>A user's sign-in.</summary>
/// <param name="HasMfa">Whether the user entered a second factor.</param>
/// <param name="Resource">What the user consented to; null where the request named no resource.</param>
/// <param name="Time">When.</param>
/// <param name="Order">Its position among the sign-ins and the changes of the account, see <see cref="UserAccount"/>.</param>
internal sealed record UserSignIn(bool HasMfa, string? Resource, DateTimeOffset Time, long Order)
{
    /// <summary>What the client wants to find in the identity token again.</summary>
    public string? Nonce { get; init; }
}
