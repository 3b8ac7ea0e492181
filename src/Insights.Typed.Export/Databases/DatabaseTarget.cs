using Insights.Typed.Reading;

namespace Insights.Typed.Export.Databases;

/// <summary>A database as a target.</summary>
internal sealed class DatabaseTarget(DatabaseDialect dialect) : IExportTarget
{
    public string Description => dialect.Description;

    public Task CheckAsync(CancellationToken cancellationToken) => ConvertErrorsAsync(async () =>
    {
        dialect.ThrowIfNotUsable();
        var session = await dialect.TryOpenForReadingAsync(cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            return false;
        }

        await using (session.ConfigureAwait(false))
        {
            return await RecordTables.ExistsAsync(session, RecordTables.Exports, cancellationToken).ConfigureAwait(false);
        }
    }, cancellationToken);

    public Task PrepareAsync(CancellationToken cancellationToken) => ConvertErrorsAsync(async () =>
    {
        dialect.ThrowIfNotUsable();
        using var gate = await WriterGate.EnterAsync(dialect.WriterGateKey, cancellationToken).ConfigureAwait(false);
        var session = await dialect.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (session.ConfigureAwait(false))
        {
            await RecordTables.EnsureAsync(session, cancellationToken).ConfigureAwait(false);
            return true;
        }
    }, cancellationToken);

    public Task<IReadOnlyList<ExportedExecution>> GetExportedAsync(CancellationToken cancellationToken) => ConvertErrorsAsync<IReadOnlyList<ExportedExecution>>(async () =>
    {
        var session = await dialect.TryOpenForReadingAsync(cancellationToken).ConfigureAwait(false);
        if (session is null)
        {
            return [];
        }

        await using (session.ConfigureAwait(false))
        {
            return await new ExecutionRecords(session).GetAllAsync(cancellationToken).ConfigureAwait(false);
        }
    }, cancellationToken);

    public Task<IReadOnlyList<string>> GetChangesAsync(string name, IReadOnlyList<ReaderColumn> columns, ExportMode mode, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(columns);
        return ConvertErrorsAsync<IReadOnlyList<string>>(async () =>
        {
            var table = EntryTable.Create(dialect, name, columns);
            var session = await dialect.TryOpenForReadingAsync(cancellationToken).ConfigureAwait(false);
            if (session is null)
            {
                return [.. TableChange.Find(dialect, table, [], isOlder: false).Select(change => change.Description)];
            }

            await using (session.ConfigureAwait(false))
            {
                await new ExecutionRecords(session).ThrowIfRowsWouldBeLostAsync(name, mode, cancellationToken).ConfigureAwait(false);
                var existing = await dialect.ReadColumnsAsync(session, name, cancellationToken).ConfigureAwait(false);
                return [.. TableChange.Find(dialect, table, existing, isOlder: false).Select(change => change.Description)];
            }
        }, cancellationToken);
    }

    public Task<ExportedExecution?> ExportAsync(ExportItem item, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(item);
        return ConvertErrorsAsync(async () =>
        {
            // Invalid names are an error before a database is created.
            var table = EntryTable.Create(dialect, item.Name, item.Columns);
            using var gate = await WriterGate.EnterAsync(dialect.WriterGateKey, cancellationToken).ConfigureAwait(false);
            var session = await dialect.OpenAsync(cancellationToken).ConfigureAwait(false);
            await using (session.ConfigureAwait(false))
            {
                return await new ExecutionExport(session, table, item).RunAsync(cancellationToken).ConfigureAwait(false);
            }
        }, cancellationToken);
    }

    public ValueTask DisposeAsync() => dialect.DisposeAsync();

    private async Task<T> ConvertErrorsAsync<T>(Func<Task<T>> operation, CancellationToken cancellationToken)
    {
        try
        {
            return await operation().ConfigureAwait(false);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested && dialect.FindReason(exception) is not null)
        {
            // Not every driver reports a canceled command as such.
            throw new OperationCanceledException("The export was canceled.", exception, cancellationToken);
        }
        catch (Exception exception) when (dialect.FindReason(exception) is { } reason)
        {
            throw new ExportException($"T{Description[1..]} cannot be used: {reason}", exception);
        }
    }
}
