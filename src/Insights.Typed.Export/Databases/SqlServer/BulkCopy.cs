using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>One statement INSERT BULK, which reads batches until there are no more.</summary>
internal sealed class BulkCopy : IAsyncDisposable
{
    /// <summary>Constraints are checked and triggers run, as with INSERT: otherwise the login would have to be allowed to alter the table. A default must not replace a missing value.</summary>
    private const SqlBulkCopyOptions Options = SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers | SqlBulkCopyOptions.KeepNulls;

    /// <summary>How long a canceled statement waits for the server, as the driver does after it has canceled another statement.</summary>
    private static readonly TimeSpan ResponseTime = TimeSpan.FromSeconds(5);

    private readonly Channel<RowBatch> batches = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource cancellation = new();
    private readonly DatabaseSession session;
    private readonly Task copy;

    public BulkCopy(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns)
    {
        this.session = session;

        // The driver blocks while it reads the columns of the table.
        copy = Task.Run(() => RunAsync(table, columns));
    }

    /// <summary>Sends a batch, after the one before it.</summary>
    public async ValueTask SendAsync(RowBatch batch, CancellationToken cancellationToken)
    {
        try
        {
            await batches.Writer.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The copy has failed.
            await copy.ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Completes the statement.</summary>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        batches.Writer.TryComplete();
        return copy.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Ends the statement, and ignores its error: the transaction is rolled back in any case. The driver cannot be canceled while it waits for
    /// a response, and the connection cannot be closed meanwhile, so it is left to be closed later if the server does not respond.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        batches.Writer.TryComplete(new OperationCanceledException());
        await cancellation.CancelAsync().ConfigureAwait(false);
        session.CloseAfter(copy);
        try
        {
            await copy.WaitAsync(ResponseTime).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The session closes the connection later.
            return;
        }
        catch (Exception exception) when (exception is SqlException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // The transaction is rolled back in any case.
        }

        cancellation.Dispose();
    }

    private async Task RunAsync(string table, IReadOnlyList<LoadedColumn> columns)
    {
        try
        {
            using var copying = new SqlBulkCopy((SqlConnection)session.Connection, Options, (SqlTransaction)session.Transaction!) { DestinationTableName = table, BulkCopyTimeout = 0 };
            for (var i = 0; i < columns.Count; i++)
            {
                // The driver removes these brackets, and quotes the name itself.
                copying.ColumnMappings.Add(i, $"[{columns[i].Name}]");
            }

            var reader = new BatchReader(batches.Reader, columns);
            await using (reader.ConfigureAwait(false))
            {
                await copying.WriteToServerAsync(reader, cancellation.Token).ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException exception) when (exception.InnerException is SqlException error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
        finally
        {
            batches.Writer.TryComplete();
        }
    }
}
