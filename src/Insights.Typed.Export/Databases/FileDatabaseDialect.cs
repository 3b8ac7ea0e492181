using System.Data.Common;

namespace Insights.Typed.Export.Databases;

/// <summary>A database in a file. Each operation opens and closes it.</summary>
internal abstract class FileDatabaseDialect(string product, string path) : DatabaseDialect
{
    public override string Description => $"the {product} database {File.FullPath}";

    public override StringComparer NameComparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Gets the key: the lock of one of these databases blocks a thread, and with another, two transactions that change one table are an error.</summary>
    public override string? WriterGateKey => File.FullPath;

    protected DatabaseFile File { get; } = new(path);

    public override void ThrowIfNotUsable() => File.ThrowIfNotUsable();

    public override async Task<DatabaseSession?> TryOpenForReadingAsync(CancellationToken cancellationToken) =>
        File.Exists ? await ConnectAsync(CreateConnection(isReadOnly: true), cancellationToken).ConfigureAwait(false) : null;

    /// <summary>Opens the file for writing, and creates it and its folder if they do not exist.</summary>
    public override Task<DatabaseSession> OpenAsync(CancellationToken cancellationToken)
    {
        File.CreateFolder();
        return ConnectAsync(CreateConnection(isReadOnly: false), cancellationToken);
    }

    /// <summary>Does nothing: each operation closes its connection.</summary>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Creates a connection to the file, which is not open yet.</summary>
    protected abstract DbConnection CreateConnection(bool isReadOnly);

    private async Task<DatabaseSession> ConnectAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
            return new DatabaseSession(this, connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
