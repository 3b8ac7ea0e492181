using System.Text;

namespace Insights.Typed.Client.Tests.Tokens.Stored;

/// <summary>The token store in a file, as other processes and users of the machine see it.</summary>
public sealed class FileTokenStoreTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-store-");

    private string FilePath => Path.Combine(folder.FullName, "below", "sign-in");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_store_keeps_what_is_written_for_the_next_process()
    {
        Assert.Null(await Plain().ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await WriteAsync(Plain(), "first", null));

        var entry = await Plain().ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal("first", Encoding.UTF8.GetString(entry!.Content.Span));
        Assert.True(await WriteAsync(Plain(), "second", entry.Version));
        Assert.False(await WriteAsync(Plain(), "third", entry.Version));
        Assert.False(await WriteAsync(Plain(), "third", null));
        await Plain().DeleteAsync(TestContext.Current.CancellationToken);
        Assert.Null(await Plain().ReadAsync(TestContext.Current.CancellationToken));
        await Plain().DeleteAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Only_the_user_may_read_the_plain_file()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await WriteAsync(Plain(), "secret", null);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(FilePath));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(FilePath)!));
    }

    [Fact]
    public async Task One_of_many_writers_with_the_same_version_succeeds()
    {
        await WriteAsync(Plain(), "0", null);
        var version = (await Plain().ReadAsync(TestContext.Current.CancellationToken))!.Version;

        var written = await Task.WhenAll(Enumerable.Range(1, 20).Select(i => Task.Run(() => WriteAsync(Plain(), $"{i}", version).AsTask())));

        Assert.Single(written, isWritten => isWritten);
    }

    [Fact]
    public async Task One_process_renews_at_a_time()
    {
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            await using (await Plain().LockAsync(TestContext.Current.CancellationToken))
            {
                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }
        })));
    }

    [Fact]
    public async Task Waiting_for_the_lock_can_be_canceled()
    {
        using var stop = new CancellationTokenSource();
        await using var existingLock = await Plain().LockAsync(TestContext.Current.CancellationToken);
        var waiting = Plain().LockAsync(stop.Token).AsTask();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    /// <summary>On a machine with a keyring, the secret is in it; without one, the message says what to do.</summary>
    [Fact]
    public async Task Without_a_keyring_the_error_states_what_to_do()
    {
        var store = new FileTokenStore(FilePath);
        try
        {
            await WriteAsync(store, "secret", null);
            await store.DeleteAsync(TestContext.Current.CancellationToken);
        }
        catch (InsightsException exception)
        {
            Assert.Contains("insights login --allow-unencrypted-storage", exception.Message, StringComparison.Ordinal);
            Assert.False(exception.IsTransient);
            Assert.All(folder.EnumerateFiles("*", SearchOption.AllDirectories), file => Assert.DoesNotContain("secret", File.ReadAllText(file.FullName), StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_fails_at_the_first_token()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "below"), "a file in the folder's place", TestContext.Current.CancellationToken);

        var error = await Assert.ThrowsAsync<InsightsException>(async () =>
            await InsightsCredential.FromStore(environment.Application("planted-refresh-token"), Plain()).GetTokenAsync(TestContext.Current.CancellationToken));

        Assert.Contains(FilePath, error.Message, StringComparison.Ordinal);
        Assert.Empty(environment.Authority.Requests);
    }

    [Fact]
    public async Task Two_programs_on_one_file_renew_in_turn()
    {
        await using var environment = await StoredSignInEnvironment.StartAsync();
        await InsightsCredential.FromStore(environment.Application(await environment.ConsentAsync()), Plain()).GetTokenAsync(TestContext.Current.CancellationToken);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var credential = InsightsCredential.FromStore(environment.Application(), Plain());
            for (var i = 0; i < 5; i++)
            {
                await credential.GetTokenAsync(TestContext.Current.CancellationToken);
            }
        })));

        Assert.All(environment.Authority.Requests, request => Assert.Null(request.Error));
    }

    private FileTokenStore Plain() => new(FilePath) { UnsafeAllowUnencryptedStorage = true };

    private static ValueTask<bool> WriteAsync(FileTokenStore store, string text, string? version) =>
        store.TryWriteAsync(Encoding.UTF8.GetBytes(text), version, TestContext.Current.CancellationToken);
}
