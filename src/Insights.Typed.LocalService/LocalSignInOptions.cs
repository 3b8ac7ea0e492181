namespace Insights.Typed.LocalService;

/// <summary>Specifies how a user signs in on a page of a local authority. By default, the sign-in is valid.</summary>
public sealed class LocalSignInOptions
{
    /// <summary>Gets or sets a value indicating whether the user enters the second factor.</summary>
    public bool HasMfa { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether the user cancels instead of signing in. The program receives the error <c>access_denied</c>.</summary>
    public bool IsCanceled { get; set; }

    /// <summary>Gets or sets the password that the user enters; null for the right one.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the browser opens the address that the authority redirects it to, where a program waits for it. A test that
    /// redeems the code itself sets it to false.
    /// </summary>
    public bool FollowsRedirect { get; set; } = true;

    internal LocalSignInOptions Copy() => (LocalSignInOptions)MemberwiseClone();
}
