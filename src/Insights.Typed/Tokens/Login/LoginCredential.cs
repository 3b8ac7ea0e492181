using Insights.Typed.Tokens.Stored;
using Insights.Typed.Tokens.Stores;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Login;

/// <summary>The sign-in that <c>insights login</c> stored. It is looked up when a token is first requested.</summary>
internal sealed class LoginCredential(InsightsCredentialOptions? options, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    private readonly LoginFolder folder = LoginFolder.FromOptions(options);
    private readonly AsyncLock findLock = new();
    private StoredSignInCredential? signIn;

    public override async ValueTask<InsightsAccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var current = signIn ?? await FindAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await current.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsSignInRequiredException exception) when (exception.Reason == SignInReason.NotSignedIn)
        {
            // After a logout the next sign-in can be of another application, or in another kind of store.
            signIn = null;
            throw;
        }
    }

    private async ValueTask<StoredSignInCredential> FindAsync(CancellationToken cancellationToken)
    {
        var lockHandle = await findLock.WaitAsync(cancellationToken).ConfigureAwait(false);
        await using (lockHandle.ConfigureAwait(false))
        {
            return signIn ??= await CreateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<StoredSignInCredential> CreateAsync(CancellationToken cancellationToken)
    {
        var effectiveOptions = options ?? new InsightsCredentialOptions();
        var login = await folder.FindAsync(options, cancellationToken).ConfigureAwait(false) ?? throw CreateNotSignedIn(effectiveOptions);
        var identity = new SignInIdentity(new InsightsCredentialOptions
        {
            TenantId = login.TenantId,
            ClientId = login.ClientId,
            AuthorityHost = new Uri(login.AuthorityHost),
            ClientSecret = effectiveOptions.ClientSecret,
            ClientCertificate = effectiveOptions.ClientCertificate,
            SendCertificateChain = effectiveOptions.SendCertificateChain,
            ClientAssertion = effectiveOptions.ClientAssertion,
            TimeProvider = effectiveOptions.TimeProvider,
        });
        return new StoredSignInCredential(identity, folder.GetStore(login), http: http);
    }

    private static InsightsSignInRequiredException CreateNotSignedIn(InsightsCredentialOptions effectiveOptions)
    {
        var command = $"insights login --tenant-id {effectiveOptions.TenantId ?? "TENANT"} --client-id {effectiveOptions.ClientId ?? "APPLICATION"}{(effectiveOptions.AuthorityHost == SignInAuthority.PublicCloud ? "" : $" --authority-host {effectiveOptions.AuthorityHost}")}";
        return new InsightsSignInRequiredException(
            $"No sign-in is stored on this machine{(effectiveOptions.TenantId is null && effectiveOptions.ClientId is null ? "" : $" for the {effectiveOptions}")}. Sign in: {command}",
            SignInReason.NotSignedIn, errorCode: null, command);
    }
}
