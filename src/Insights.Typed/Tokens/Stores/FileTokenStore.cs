using System.Security.Cryptography;
using Insights.Typed.Tokens.Stores;

namespace Insights.Typed;

/// <summary>
/// A token store that only this user of this machine can read: a file encrypted by DPAPI on Windows, an entry of the Keychain
/// on macOS or of the keyring (libsecret) on Linux, with the file as its name. Any number of processes can share it.
/// </summary>
public sealed class FileTokenStore : InsightsTokenStore
{
    private readonly string path;

    /// <summary>Initializes a new instance of the <see cref="FileTokenStore"/> class for a path. The file and its folder are created when content is written.</summary>
    /// <param name="path">The path of the file.</param>
    public FileTokenStore(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
    }

    /// <summary>
    /// Gets or sets a value indicating whether the content is kept in a plain file on macOS and Linux, which only this user can read
    /// (mode 0600), for machines without a Keychain or keyring, such as containers. The default is false, and a machine without one is an error:
    /// anyone who obtains the file has access to the account. On Windows the file is always encrypted.
    /// </summary>
    public bool UnsafeAllowUnencryptedStorage { get; init; }

    /// <inheritdoc />
    public override async ValueTask<TokenStoreEntry?> ReadAsync(CancellationToken cancellationToken) =>
        await Content.ReadAsync(cancellationToken).ConfigureAwait(false) is { } content ? new TokenStoreEntry(content, GetVersion(content)) : null;

    /// <inheritdoc />
    public override async ValueTask<bool> TryWriteAsync(ReadOnlyMemory<byte> content, string? expectedVersion, CancellationToken cancellationToken)
    {
        var fileLock = await FileLock.WaitAsync(path + ".writing", cancellationToken).ConfigureAwait(false);
        await using (fileLock.ConfigureAwait(false))
        {
            var current = await ReadAsync(cancellationToken).ConfigureAwait(false);
            if (current?.Version != expectedVersion)
            {
                return false;
            }

            await Content.WriteAsync(content, cancellationToken).ConfigureAwait(false);

            // A keyring can silently ignore a write; detect it now and not after 90 days.
            return (await ReadAsync(cancellationToken).ConfigureAwait(false))?.Version == GetVersion(content.Span)
                ? true
                : throw new IOException($"{this} does not keep what is written to it.");
        }
    }

    /// <inheritdoc />
    public override async ValueTask DeleteAsync(CancellationToken cancellationToken)
    {
        var fileLock = await FileLock.WaitAsync(path + ".writing", cancellationToken).ConfigureAwait(false);
        await using (fileLock.ConfigureAwait(false))
        {
            await Content.DeleteAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc />
    public override async ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken) =>
        await FileLock.WaitAsync(path + ".renewing", cancellationToken).ConfigureAwait(false);

    /// <summary>Returns the kind of the store and its path.</summary>
    public override string ToString() => $"{(IsUnencrypted ? "the file" : OperatingSystem.IsWindows() ? "the encrypted file" : "the keyring entry of")} {path}";

    private bool IsUnencrypted => UnsafeAllowUnencryptedStorage && !OperatingSystem.IsWindows();

    private IFileContent Content => IsUnencrypted ? new PlainFile(path) : new ProtectedFile(path);

    private static string GetVersion(ReadOnlySpan<byte> content) => Convert.ToHexString(SHA256.HashData(content));
}
