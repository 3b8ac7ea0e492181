using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Typed.Explore.Results;

/// <summary>
/// The connection to the database of one result. One caller uses it at a time, until its statements end or its token is canceled. SQLite
/// itself asks whether to continue: the provider ignores tokens, because its asynchronous methods are synchronous.
/// </summary>
internal sealed class ResultConnection : IAsyncDisposable
{
    /// <summary>The steps of SQLite's virtual machine between two questions: less than a millisecond.</summary>
    private const int StepsBetweenChecks = 10_000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly SqliteConnection connection;
    private CancellationToken current;
    private volatile bool isClosing;
    private bool isDisposed;

    static ResultConnection() => Batteries_V2.Init();

    public ResultConnection(string path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        raw.sqlite3_progress_handler(connection.Handle, StepsBetweenChecks, _ => isClosing || current.IsCancellationRequested ? 1 : 0, null);
    }

    /// <summary>The connection, for statements before the first use.</summary>
    public SqliteConnection Connection => connection;

    /// <summary>Uses the connection.</summary>
    /// <exception cref="ExploreException">The result was deleted.</exception>
    public async Task<T> UseAsync<T>(Func<SqliteConnection, T> use, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            current = cancellationToken;
            return isClosing ? throw CreateDeletedException() : use(connection);
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT)
        {
            throw isClosing ? CreateDeletedException() : new OperationCanceledException(exception.Message, exception, cancellationToken);
        }
        finally
        {
            current = CancellationToken.None;
            gate.Release();
        }
    }

    /// <summary>Ends a use that is in progress, and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        isClosing = true;
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!isDisposed)
            {
                isDisposed = true;
                await connection.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            gate.Release();
        }
    }

    private static ExploreException CreateDeletedException() => new(ExploreFailure.NotFound, "The result was deleted.");
}
