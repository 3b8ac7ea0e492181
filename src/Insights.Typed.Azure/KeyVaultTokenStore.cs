using System.Text;
using Azure;
using Azure.Security.KeyVault.Secrets;
using Insights.Typed.Azure;

namespace Insights.Typed;

/// <summary>
/// A token store in Azure Key Vault: one secret, to which each renewal adds a version. Any number of programs can share it.
/// </summary>
/// <remarks>
/// <para>
/// The identity requires the role Key Vault Secrets Officer on the vault, or the permissions get and set.
/// </para>
/// <para>
/// Key Vault has no conditional write. The version is compared just before a write, so that two programs that renew within
/// the same moment can both write; the newer version counts, and Microsoft Entra ID accepts the refresh token of either.
/// </para>
/// </remarks>
public sealed class KeyVaultTokenStore : InsightsTokenStore
{
    /// <summary>The maximum length of a secret's value, in characters.</summary>
    private const int MaxValueLength = 25 * 1024;

    private const string SignInType = "application/vnd.insights-typed.sign-in";
    private const string EmptyType = "application/vnd.insights-typed.empty";

    private readonly SecretClient client;
    private readonly string secretName;

    /// <summary>Initializes a new instance of the <see cref="KeyVaultTokenStore"/> class for one secret of a vault.</summary>
    /// <param name="client">The client of the vault, with a credential for it, such as a managed identity.</param>
    /// <param name="secretName">The secret's name. The first sign-in that is stored creates it.</param>
    public KeyVaultTokenStore(SecretClient client, string secretName)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrWhiteSpace(secretName);
        (this.client, this.secretName) = (client, secretName);
    }

    /// <inheritdoc />
    public override async ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken)
    {
        var secret = await FindAsync(cancellationToken).ConfigureAwait(false);
        return secret switch
        {
            null or { Properties.ContentType: EmptyType } => null,
            { Properties.ContentType: SignInType } => new TokenStoreEntry(Convert.FromBase64String(secret.Value), secret.Properties.Version),

            // An unrelated secret of the same name must not be replaced.
            _ => throw new InsightsException($"The secret {secretName} in {client.VaultUri} is not a sign-in of this library, so it was not changed. Use another name."),
        };
    }

    /// <inheritdoc />
    public override async ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken)
    {
        var current = await ReadAsync(cancellationToken).ConfigureAwait(false);
        if (current?.Version != expectedVersion)
        {
            return false;
        }

        var value = Convert.ToBase64String(content.Span);
        if (value.Length > MaxValueLength)
        {
            throw new InsightsException($"The sign-in has {value.Length} characters; a secret of Key Vault is limited to {MaxValueLength}. Use another token store.");
        }

        await SetAsync(value, SignInType, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <inheritdoc />
    /// <remarks>
    /// The newest version becomes an empty one: a deleted secret keeps its name occupied until it is purged. Earlier
    /// versions stay in the vault.
    /// </remarks>
    public override async ValueTask DeleteAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken).ConfigureAwait(false) is not null)
        {
            await SetAsync("-", EmptyType, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Returns the vault and the secret's name.</summary>
    public override string ToString() => $"the secret {secretName} in {client.VaultUri}";

    private async Task<KeyVaultSecret?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetSecretAsync(secretName, cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
        catch (Exception exception) when (!IsCanceled(exception, cancellationToken))
        {
            throw CreateException("read", exception);
        }
    }

    private async Task SetAsync(string value, string contentType, CancellationToken cancellationToken)
    {
        try
        {
            var secret = new KeyVaultSecret(secretName, value) { Properties = { ContentType = contentType } };
            await client.SetSecretAsync(secret, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!IsCanceled(exception, cancellationToken))
        {
            throw CreateException("written", exception);
        }
    }

    private static bool IsCanceled(Exception exception, CancellationToken cancellationToken) => exception is OperationCanceledException && cancellationToken.IsCancellationRequested;

    /// <summary>
    /// Creates an exception for a refusal of the vault, for several attempts without a response, or for an exception of the vault's credential, which can
    /// have any type. A refusal is omitted as the cause: its message contains the response with all headers.
    /// </summary>
    private InsightsException CreateException(string action, Exception exception)
    {
        // Several attempts have one exception each; the last one is as new as the decision to give up.
        var last = exception is AggregateException { InnerExceptions: [.., var inner] } ? inner : exception;
        var refusal = last as RequestFailedException;
        var advice = refusal?.Status switch
        {
            401 or 403 => " The program requires the role Key Vault Secrets Officer on the vault, or the permissions get and set.",
            409 => " A secret of this name was deleted and is not purged yet: recover or purge it, or use another name.",
            _ => "",
        };
        var message = new StringBuilder().Append("The secret ").Append(secretName).Append(" in ").Append(client.VaultUri).Append(" could not be ").Append(action)
            .Append(refusal is null or { Status: 0 } ? "" : $" ({refusal.Status} {refusal.ErrorCode})").Append(": ").Append(GetReason(last)).Append(advice);
        var cause = refusal is null ? last : null;
        return AzureFailure.IsTransient(exception)
            ? new InsightsTokenUnavailableException(message.ToString(), AzureFailure.GetRetryAfter(exception), cause)
            : new InsightsException(message.ToString(), cause);
    }

    /// <summary>A credential that tries others has a line for each; a refusal has its response after the first line.</summary>
    private static string GetReason(Exception exception)
    {
        var lines = exception.Message.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(' ', exception is RequestFailedException ? lines.Take(1) : lines);
    }
}
