using Insights.Typed.Tokens.Stored;
using Insights.Typed.Tokens.Stores;
using Microsoft.Identity.Client;

namespace Insights.Typed.Tokens.Login;

/// <summary>The sign-in that <c>insights login</c> stored. It is looked up when a token is first requested.</summary>
internal sealed class LoginCredential(InsightsCredentialOptions? options, IMsalHttpClientFactory? http = null) : InsightsCredential
{
    private readonly LoginFolder folder = LoginFolder.Of(options);
    private readonly AsyncLock finding = new();
    private StoredSignIn? found;

    public override async ValueTask<AccessToken> GetTokenAsync(CancellationToken cancellationToken)
    {
        var signIn = found ?? await FindAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await signIn.GetTokenAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsSignInRequiredException exception) when (exception.Reason == SignInReason.NotSignedIn)
        {
            // After a logout the next login may be another application's, or stored in another way.
            found = null;
            throw;
        }
    }

    private async ValueTask<StoredSignIn> FindAsync(CancellationToken cancellationToken)
    {
        var alone = await finding.WaitAsync(cancellationToken).ConfigureAwait(false);
        await using (alone.ConfigureAwait(false))
        {
            return found ??= await CreateAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<StoredSignIn> CreateAsync(CancellationToken cancellationToken)
    {
        var wanted = options ?? new InsightsCredentialOptions();
        var login = await folder.FindAsync(options, cancellationToken).ConfigureAwait(false) ?? throw NotSignedIn(wanted);
        var identity = new SignInIdentity(new InsightsCredentialOptions
        {
            TenantId = login.TenantId,
            ClientId = login.ClientId,
            AuthorityHost = new Uri(login.AuthorityHost),
            ClientSecret = wanted.ClientSecret,
            ClientCertificate = wanted.ClientCertificate,
            SendCertificateChain = wanted.SendCertificateChain,
            ClientAssertion = wanted.ClientAssertion,
            TimeProvider = wanted.TimeProvider,
        });
        return new StoredSignIn(identity, folder.StoreOf(login), http: http);
    }

    private static InsightsSignInRequiredException NotSignedIn(InsightsCredentialOptions wanted)
    {
        var command = $"insights login --tenant-id {wanted.TenantId ?? "TENANT"} --client-id {wanted.ClientId ?? "APPLICATION"}{(wanted.AuthorityHost == SignInAuthority.PublicCloud ? "" : $" --authority-host {wanted.AuthorityHost}")}";
        return new InsightsSignInRequiredException(
            $"No sign-in is stored on this machine{(wanted.TenantId is null && wanted.ClientId is null ? "" : $" for the {wanted}")}. Sign in: {command}",
            SignInReason.NotSignedIn, errorCode: null, command);
    }
}
