namespace Insights.Typed;

/// <summary>Where an <see cref="InsightsClient"/> gets its bearer tokens from.</summary>
/// <remarks>
/// The client asks once, keeps the token, and asks again some minutes before it expires; calls made at the same time
/// cause one question. So an implementation need not cache.
/// </remarks>
public abstract class InsightsCredential
{
    /// <summary>What a token must be for: the scope to ask Microsoft Entra ID for, to who gets tokens in a way of its own.</summary>
    public const string Scope = "https://api.partnercenter.microsoft.com/.default";

    /// <summary>Gets a token.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public abstract ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken);

    /// <summary>A token that was obtained elsewhere and is not renewed here.</summary>
    /// <param name="token">What stands behind <c>Bearer</c>.</param>
    /// <exception cref="ArgumentException">The token is empty, or holds white space or anything that is not ASCII.</exception>
    public static InsightsCredential FromToken(string token)
    {
        AccessToken.ThrowIfUnsendable(token, nameof(token));
        return new FixedToken(token);
    }

    /// <summary>
    /// An application together with a user who has the Executive Report Viewer role: the way the service documents.
    /// Tokens come from Microsoft Entra ID.
    /// </summary>
    /// <param name="tenantId">The partner's tenant.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="clientSecret">The application's secret.</param>
    /// <param name="userName">The user's sign-in name.</param>
    /// <param name="password">The user's password. The user must be able to sign in without a second factor.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static InsightsCredential ForApplicationAndUser(
        string tenantId, string clientId, string clientSecret, string userName, string password)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        ArgumentException.ThrowIfNullOrWhiteSpace(userName);
        ArgumentException.ThrowIfNullOrWhiteSpace(password);
        return new ApplicationAndUser(tenantId, clientId, clientSecret, userName, password);
    }

    /// <summary>
    /// An application alone, by its secret. The service documents an application with a user, see
    /// <see cref="ForApplicationAndUser"/>; it can refuse this one, or hide what depends on a user's role.
    /// </summary>
    /// <param name="tenantId">The partner's tenant.</param>
    /// <param name="clientId">The application's id.</param>
    /// <param name="clientSecret">The application's secret.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static InsightsCredential ForApplication(string tenantId, string clientId, string clientSecret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientSecret);
        return new ApplicationAlone(tenantId, clientId, clientSecret);
    }

    /// <summary>
    /// A user who signs in with a browser, on this machine or another, also with a second factor. Later tokens are got
    /// without the user, as long as the sign-in lasts and this object is kept.
    /// </summary>
    /// <param name="tenantId">The partner's tenant.</param>
    /// <param name="clientId">The id of an application that is registered as a public client.</param>
    /// <param name="show">Shows the user the message, which says where to go and which code to enter there.</param>
    /// <exception cref="ArgumentException">One of them is empty.</exception>
    public static InsightsCredential ForDeviceCode(string tenantId, string clientId, Func<string, Task> show)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(tenantId);
        ArgumentException.ThrowIfNullOrWhiteSpace(clientId);
        ArgumentNullException.ThrowIfNull(show);
        return new DeviceCode(tenantId, clientId, show);
    }

    private sealed class FixedToken(string token) : InsightsCredential
    {
        public override ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken) =>
            ValueTask.FromResult(new AccessToken(token, DateTimeOffset.MaxValue));
    }
}
