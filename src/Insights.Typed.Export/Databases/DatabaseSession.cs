using System.Data.Common;

namespace Insights.Typed.Export.Databases;

/// <summary>An open connection. The values of a statement are its parameters <c>$1</c>, <c>$2</c> and so on.</summary>
internal sealed class DatabaseSession(DatabaseDialect dialect, DbConnection connection) : IAsyncDisposable
{
    private Task? lastUse;

    public DatabaseDialect Dialect => dialect;

    public DbConnection Connection => connection;

    /// <summary>Gets or sets the transaction of the commands; null if there is none or the driver knows it.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <returns>The number of changed rows.</returns>
    public async Task<int> ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        var command = CreateCommand(sql, values);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task<List<T>> QueryAsync<T>(string sql, object[] values, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = CreateCommand(sql, values);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }

                return rows;
            }
        }
    }

    public DbCommand CreateCommand(string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = dialect.GetCommandText(sql);
        if (Transaction is { } open)
        {
            // Without this, a statement after a transaction that the server has ended would be committed alone.
            command.Transaction = open.Connection is null ? throw new InvalidOperationException("The database has ended the transaction.") : open;
        }

        for (var i = 0; i < values.Length; i++)
        {
            dialect.AddParameter(command, i + 1, values[i] is DateTimeOffset time ? dialect.ToParameterValue(time) : values[i]);
        }

        return command;
    }

    /// <summary>Lets a task that still uses the connection end before it is closed. Disposing of the session does not wait for it.</summary>
    public void CloseAfter(Task task) => lastUse = task;

    /// <summary>Closes the connection, which rolls back a transaction that is not committed.</summary>
    public ValueTask DisposeAsync()
    {
        if (lastUse is not { IsCompleted: false } task)
        {
            return connection.DisposeAsync();
        }

        _ = task.ContinueWith(_ => connection.Dispose(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return ValueTask.CompletedTask;
    }
}
