namespace Insights.Typed.LocalService;

/// <summary>How a user signs in at a page of a local authority. By default the user does everything right.</summary>
public sealed record LocalSignIn
{
    /// <summary>Whether the user enters the second factor.</summary>
    public bool HasMfa { get; set; } = true;

    /// <summary>Whether the user cancels in place of signing in. The program gets the error <c>access_denied</c>.</summary>
    public bool IsCanceled { get; set; }

    /// <summary>The password that the user enters; null for the right one.</summary>
    public string? Password { get; set; }

    /// <summary>
    /// Whether the browser opens the address that the authority redirects it to, where a program waits for it. A test that
    /// redeems the code itself sets it to false.
    /// </summary>
    public bool FollowsRedirect { get; set; } = true;
}
