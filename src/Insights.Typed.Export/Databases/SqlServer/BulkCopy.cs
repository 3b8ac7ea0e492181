using System.Threading.Channels;
using Insights.Typed.Language;
using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Databases.SqlServer;

/// <summary>One statement INSERT BULK, which reads batches until there are no more.</summary>
internal sealed class BulkCopy : IAsyncDisposable
{
    /// <summary>Constraints are checked and triggers run, as with INSERT: otherwise the login would have to be allowed to alter the table. A default must not replace a missing value.</summary>
    private const SqlBulkCopyOptions Options = SqlBulkCopyOptions.CheckConstraints | SqlBulkCopyOptions.FireTriggers | SqlBulkCopyOptions.KeepNulls;

    private readonly Channel<RowBatch> batches = Channel.CreateBounded<RowBatch>(new BoundedChannelOptions(1) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource cancellation = new();
    private readonly Task copy;

    public BulkCopy(SqlConnection connection, SqlTransaction transaction, string table, IReadOnlyList<LoadedColumn> columns)
    {
        // The driver blocks while it reads the columns of the table.
        copy = Task.Run(() => RunAsync(connection, transaction, table, columns));
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

    /// <summary>Ends the statement, and ignores its error: the transaction is rolled back in any case.</summary>
    public async ValueTask DisposeAsync()
    {
        batches.Writer.TryComplete(new OperationCanceledException());
        await cancellation.CancelAsync().ConfigureAwait(false);
        try
        {
            await copy.ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SqlException or ExportException or OperationCanceledException or IOException or InvalidOperationException)
        {
            // As above.
        }

        cancellation.Dispose();
    }

    private async Task RunAsync(SqlConnection connection, SqlTransaction transaction, string table, IReadOnlyList<LoadedColumn> columns)
    {
        try
        {
            using var copying = new SqlBulkCopy(connection, Options, transaction) { DestinationTableName = table, BulkCopyTimeout = 0 };
            for (var i = 0; i < columns.Count; i++)
            {
                copying.ColumnMappings.Add(i, SqlServerText.QuoteName(columns[i].Name));
            }

            var reader = new BatchReader(batches.Reader, columns);
            await using (reader.ConfigureAwait(false))
            {
                await copying.WriteToServerAsync(reader, cancellation.Token).ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException exception)
        {
            // The driver checks values before it sends them.
            throw new ExportException($"The table {table} does not accept a row: {UntrustedText.Sanitize(exception.Message)}", exception);
        }
        finally
        {
            batches.Writer.TryComplete();
        }
    }
}
