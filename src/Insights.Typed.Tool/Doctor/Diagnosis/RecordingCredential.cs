namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Records whether a token was obtained, so that a sign-in that fails is told from a service that fails. Keeps no token.</summary>
internal sealed class RecordingCredential(InsightsCredential credential) : InsightsCredential
{
    public bool HasToken { get; private set; }

    /// <summary>When the latest token expires.</summary>
    public DateTimeOffset? ExpiresOn { get; private set; }

    /// <summary>Why the latest request for a token failed; null where it succeeded.</summary>
    public Exception? Failure { get; private set; }

    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(cancellationToken).ConfigureAwait(false);
            (HasToken, ExpiresOn, Failure) = (true, token.ExpiresOn, null);
            return token;
        }
        catch (Exception exception)
        {
            Failure = exception;
            throw;
        }
    }
}
