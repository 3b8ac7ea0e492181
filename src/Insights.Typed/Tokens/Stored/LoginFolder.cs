using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Insights.Typed.Language;
using Insights.Typed.Tokens.Stores;

namespace Insights.Typed.Tokens.Stored;

/// <summary>
/// The folder where <c>insights login</c> keeps sign-ins: a list of them without secrets, newest first, and a token store for
/// each. The tool and the apps of one user share it.
/// </summary>
/// <param name="path">The path of the folder.</param>
/// <param name="setting">The setting in which another folder can be set.</param>
internal sealed class LoginFolder(string path, string setting)
{
    /// <summary>The environment variable that sets another folder, for containers and services.</summary>
    public const string EnvironmentVariable = EnvironmentVariables.LoginFolder;

    private string ListPath => System.IO.Path.Combine(path, "logins.json");

    public static LoginFolder FromOptions(InsightsCredentialOptions? options) => options?.LoginFolder is { Length: > 0 } configured
        ? new(configured, $"{nameof(InsightsCredentialOptions)}.{nameof(InsightsCredentialOptions.LoginFolder)}, which the tool insights reads from {EnvironmentVariable}")
        : new(
            Environment.GetEnvironmentVariable(EnvironmentVariable) is { } fromEnvironment && !string.IsNullOrWhiteSpace(fromEnvironment)
                ? fromEnvironment
                : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "Insights.Typed"),
            EnvironmentVariable);

    /// <summary>The sign-ins, newest first.</summary>
    /// <exception cref="InsightsException">The list cannot be read.</exception>
    public async ValueTask<IReadOnlyList<LoginEntry>> ListAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await new PlainFile(ListPath).ReadAsync(cancellationToken).ConfigureAwait(false);
            return content is null ? [] : [.. JsonNode.Parse(content)!["logins"]!.AsArray().Select(login => new LoginEntry(
                (string)login!["authorityHost"]!, (string)login["tenantId"]!, (string)login["clientId"]!, (bool)login["isEncrypted"]!))];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or NullReferenceException or ArgumentNullException or IOException or UnauthorizedAccessException)
        {
            throw new InsightsException($"The list of sign-ins in {ListPath} cannot be read: {exception.Message} Delete it, and sign in again with insights login.", exception);
        }
    }

    /// <summary>Returns the newest sign-in that matches; null if none matches.</summary>
    public async ValueTask<LoginEntry?> FindAsync(InsightsCredentialOptions? options, CancellationToken cancellationToken) =>
        await FindAllAsync(options, cancellationToken).ConfigureAwait(false) is [var newest, ..] ? newest : null;

    /// <summary>Returns the sign-ins that match, newest first.</summary>
    public async ValueTask<IReadOnlyList<LoginEntry>> FindAllAsync(InsightsCredentialOptions? options, CancellationToken cancellationToken) =>
        [.. (await ListAsync(cancellationToken).ConfigureAwait(false)).Where(login => login.Matches(options))];

    /// <summary>Opens the stored sign-in of an application; null if none exists that this program can read.</summary>
    public async ValueTask<SignInDocument?> ReadAsync(SignInIdentity identity, CancellationToken cancellationToken)
    {
        // A service has no user with a keyring; the error of its configured store is the relevant one.
        IReadOnlyList<LoginEntry> logins;
        try
        {
            logins = await ListAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (InsightsException)
        {
            return null;
        }

        foreach (var login in logins.Where(login => login.IsFor(identity)))
        {
            try
            {
                if (await new GuardedTokenStore(GetStore(login)).ReadAsync(cancellationToken).ConfigureAwait(false) is { } entry
                    && SignInDocument.Parse(entry.Content.Span) is var document && document.IsFor(identity))
                {
                    return document;
                }
            }
            catch (InsightsException)
            {
                // An entry that this program cannot read must not hide another one.
            }
        }

        return null;
    }

    public FileTokenStore GetStore(LoginEntry login)
    {
        var name = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{login.AuthorityHost}\n{login.TenantId}\n{login.ClientId}".ToLowerInvariant())))[..16];
        return new FileTokenStore(System.IO.Path.Combine(path, $"login-{name}")) { UnsafeAllowUnencryptedStorage = !login.IsEncrypted };
    }

    /// <summary>Fails before the person signs in if nothing can be stored.</summary>
    /// <exception cref="InsightsException">The folder cannot be written.</exception>
    public ValueTask ProbeAsync(bool isEncrypted, CancellationToken cancellationToken) => StoreAsync(async () =>
    {
        var probe = new FileTokenStore(System.IO.Path.Combine(path, "probe")) { UnsafeAllowUnencryptedStorage = !isEncrypted };
        await probe.DeleteAsync(cancellationToken).ConfigureAwait(false);
        await probe.TryWriteAsync("probe"u8.ToArray(), expectedVersion: null, cancellationToken).ConfigureAwait(false);
        await probe.DeleteAsync(cancellationToken).ConfigureAwait(false);
    });

    /// <summary>Moves a sign-in to the start of the list.</summary>
    /// <exception cref="InsightsException">The folder cannot be written.</exception>
    public ValueTask AddAsync(LoginEntry login, CancellationToken cancellationToken) =>
        StoreAsync(() => ChangeAsync(logins => logins.Where(other => !IsSame(login, other)).Prepend(login), cancellationToken));

    /// <summary>Deletes a sign-in, and then its entry in the list.</summary>
    /// <exception cref="InsightsException">The folder cannot be written.</exception>
    public ValueTask DeleteAsync(LoginEntry login, CancellationToken cancellationToken) => WriteAsync(
        async () =>
        {
            await GetStore(login).DeleteAsync(cancellationToken).ConfigureAwait(false);
            await ChangeAsync(logins => logins.Where(other => !IsSame(login, other)), cancellationToken).ConfigureAwait(false);
        },
        // Another folder would only hide the sign-in.
        "Allow this user to write to it.");

    private ValueTask StoreAsync(Func<ValueTask> write) => WriteAsync(write, $"Allow this user to write to it, or set another folder in {setting}.");

    private async ValueTask WriteAsync(Func<ValueTask> write, string advice)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InsightsException($"The folder of sign-ins {path} cannot be written: {exception.Message} {advice}", exception);
        }
    }

    private async ValueTask ChangeAsync(Func<IEnumerable<LoginEntry>, IEnumerable<LoginEntry>> change, CancellationToken cancellationToken)
    {
        var fileLock = await FileLock.WaitAsync(ListPath + ".writing", cancellationToken).ConfigureAwait(false);
        await using (fileLock.ConfigureAwait(false))
        {
            var changed = change(await ListAsync(cancellationToken).ConfigureAwait(false)).Select(login => (JsonNode)new JsonObject
            {
                ["authorityHost"] = login.AuthorityHost,
                ["tenantId"] = login.TenantId,
                ["clientId"] = login.ClientId,
                ["isEncrypted"] = login.IsEncrypted,
            });
            var list = new JsonObject { ["logins"] = new JsonArray([.. changed]) };
            await new PlainFile(ListPath).WriteAsync(Encoding.UTF8.GetBytes(list.ToJsonString()), cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool IsSame(LoginEntry one, LoginEntry other) => (one with { IsEncrypted = other.IsEncrypted }) == other;
}
