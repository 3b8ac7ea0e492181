using System.Data.Common;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>What differs between databases: the connection, names, types, locks and the bulk load.</summary>
internal abstract class DatabaseDialect : IAsyncDisposable
{
    /// <summary>Gets a description that starts with "the" and contains no secret.</summary>
    public abstract string Description { get; }

    /// <summary>Gets how the database compares names of tables and columns.</summary>
    public abstract StringComparer NameComparer { get; }

    /// <summary>Gets the longest name in UTF-8 bytes; null if it is not limited.</summary>
    public virtual int? MaxNameBytes => null;

    /// <summary>Gets the name in the table of a column that the service named. No user can change that name, so one that is too long is shortened.</summary>
    public virtual string GetColumnName(string name) => name;

    /// <summary>Gets the key of the writers of this process that must wait for each other; null if the database makes them wait.</summary>
    public virtual string? WriterGateKey => null;

    /// <summary>Checks what is known without opening the database, and changes nothing.</summary>
    /// <exception cref="ExportException">The database cannot be opened or created.</exception>
    public virtual void ThrowIfNotUsable()
    {
    }

    /// <summary>Opens the database for writing, and creates it if it does not exist.</summary>
    public abstract Task<DatabaseSession> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens the database for reading; returns null if it does not exist.</summary>
    public abstract Task<DatabaseSession?> TryOpenForReadingAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction for writing. Closing the connection rolls it back.</summary>
    public abstract Task<DbTransaction> BeginAsync(DatabaseSession session, CancellationToken cancellationToken);

    /// <summary>Makes other writers of an entry wait for the end of the transaction, if the transaction does not.</summary>
    /// <param name="session">The session.</param>
    /// <param name="name">The name of the entry; empty for the tables of records.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public virtual Task LockAsync(DatabaseSession session, string name, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Creates what the tables need, in the transaction that creates the first of them.</summary>
    public virtual Task PrepareAsync(DatabaseSession session, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads the columns of a table in their order; an empty list if it does not exist.</summary>
    public abstract Task<IReadOnlyList<TableColumn>> ReadColumnsAsync(DatabaseSession session, string table, CancellationToken cancellationToken);

    /// <summary>Gets the name of a type as the database's catalog has it.</summary>
    public abstract string GetTypeName(ColumnType type);

    /// <summary>Gets the type in the definition of a column.</summary>
    public virtual string GetTypeDefinition(ColumnType type) => GetTypeName(type);

    /// <summary>Gets the statement that allows missing values in a column; null if the database has none.</summary>
    public virtual string? GetAllowNullSql(string table, string column) =>
        $"ALTER TABLE {GetTableName(table)} ALTER COLUMN {Quote(column)} DROP NOT NULL";

    /// <summary>Gets the quoted name of a table in a statement.</summary>
    public virtual string GetTableName(string table) => Quote(table);

    /// <summary>Adds a value for the parameter <c>$number</c> of a command.</summary>
    public abstract DbParameter AddParameter(DbCommand command, int number, object value);

    /// <summary>Gets a time as the value of a parameter.</summary>
    public virtual object ToParameterValue(DateTimeOffset time) => time;

    /// <summary>Reads a time of a record.</summary>
    public virtual DateTimeOffset ReadTime(DbDataReader reader, int ordinal) => reader.GetFieldValue<DateTimeOffset>(ordinal);

    /// <summary>Creates a loader of rows into a table.</summary>
    public abstract RowLoader CreateLoader(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns);

    /// <summary>Gets the reason of an error of the database, for a message without secrets; null for any other exception.</summary>
    public virtual string? FindReason(Exception exception) => exception is not DbException error ? null
        : UntrustedText.Sanitize(error.Message) + (error.IsTransient ? " The next export tries again." : "");

    public abstract ValueTask DisposeAsync();

    /// <summary>Quotes a name. Names become part of a statement only here.</summary>
    public static string Quote(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
}
