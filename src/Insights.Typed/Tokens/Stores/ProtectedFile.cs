using System.Security.Cryptography;
using System.Text;
using Microsoft.Identity.Client.Extensions.Msal;

namespace Insights.Typed.Tokens.Stores;

/// <summary>Content that the operating system encrypts for its user: DPAPI, the Keychain, or libsecret.</summary>
internal sealed class ProtectedFile(string path) : IFileContent
{
    private const string Product = "Insights.Typed";

    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var content = await UseAsync(helper => helper.LoadUnencryptedTokenCache(), cancellationToken).ConfigureAwait(false);
        return content is { Length: > 0 } ? content : null;
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => await UseAsync(
        helper =>
        {
            helper.SaveUnencryptedTokenCache(content.ToArray());
            return true;
        },
        cancellationToken).ConfigureAwait(false);

    public async ValueTask DeleteAsync(CancellationToken cancellationToken) => await UseAsync(
        helper =>
        {
            // Clear() is meant for caches with this content only, which is the case here.
#pragma warning disable CS0618
            helper.Clear();
#pragma warning restore CS0618
            return true;
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Runs the library on a thread of the pool, because it blocks its thread while it waits for the system.</summary>
    private async ValueTask<T> UseAsync<T>(Func<MsalCacheHelper, T> use, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(async () => use(await MsalCacheHelper.CreateAsync(CreateProperties()).ConfigureAwait(false)), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            throw new InsightsException(
                $"This machine has no encrypted storage for a sign-in ({GetReason(exception)}). {Advice}", exception);
        }
    }

    /// <summary>Returns the first sentence of the message: the rest explains how to trace a library that does not load.</summary>
    private static string GetReason(Exception exception) => exception.Message.Split('\n')[0].Split(". ")[0].TrimEnd('.');

    private static string Advice => OperatingSystem.IsLinux()
        ? "Install libsecret and a keyring, or accept a plain file that only this user may read: insights login --allow-unencrypted-storage, or FileTokenStore.UnsafeAllowUnencryptedStorage. A service on Azure keeps it in Key Vault (KeyVaultTokenStore)."
        : "Unlock the user's profile, or accept a plain file that only this user may read: insights login --allow-unencrypted-storage, or FileTokenStore.UnsafeAllowUnencryptedStorage.";

    private StorageCreationProperties CreateProperties()
    {
        // One entry for each path, so that two stores of one user are separate.
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..16];
        return new StorageCreationPropertiesBuilder(Path.GetFileName(path), Path.GetDirectoryName(path)!)
            .WithMacKeyChain(Product, name)
            .WithLinuxKeyring("insights.typed.signin", collection: "default", $"Sign-in of {Product}", new("Product", Product), new("Name", name))
            .Build();
    }
}
