namespace Insights.Typed.Tool.Doctor.Diagnosis;

/// <summary>Records whether a token was obtained, to distinguish a failed sign-in from a failed service. Stores no token.</summary>
internal sealed class RecordingCredential(InsightsCredential credential) : InsightsCredential
{
    public bool HasToken { get; private set; }

    /// <summary>The time when the latest token expires.</summary>
    public DateTimeOffset? ExpiresOn { get; private set; }

    /// <summary>The exception of the latest request for a token; null if it succeeded.</summary>
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
