using System.Data.Common;
using System.Globalization;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases;

/// <summary>What differs between databases: the connection, names, types, locks and the bulk load.</summary>
internal abstract class DatabaseDialect : IAsyncDisposable
{
    /// <summary>Gets a description that starts with "the" and contains no secret.</summary>
    public abstract string Description { get; }

    /// <summary>Gets how the database compares names of tables and columns.</summary>
    public abstract StringComparer NameComparer { get; }

    /// <summary>Gets the longest name; null if it is not limited.</summary>
    public virtual NameLimit? NameLimit => null;

    /// <summary>Gets the name in the table of a column that the service named. No user can change that name, so one that is too long is shortened.</summary>
    public string GetColumnName(string name) => NameLimit is { } limit ? limit.Shorten(name) : name;

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

    /// <summary>Gets the name of the type of a column as the database's catalog has it.</summary>
    public virtual string GetTypeName(ColumnDefinition column) => GetTypeName(column.Type);

    /// <summary>Gets the type in the definition of a column.</summary>
    public virtual string GetTypeDefinition(ColumnDefinition column) => GetTypeName(column);

    /// <summary>Returns a value indicating whether a column that exists accepts the values of a definition unchanged.</summary>
    public virtual bool HasType(TableColumn existing, ColumnDefinition wanted) => string.Equals(existing.TypeName, GetTypeName(wanted), StringComparison.OrdinalIgnoreCase);

    /// <summary>Gets the statement that creates a table if it does not exist.</summary>
    public virtual string GetCreateTableSql(TableDefinition table) => $"CREATE TABLE IF NOT EXISTS {GetTableName(table.Name)} ({string.Join(", ", GetTableParts(table))})";

    /// <summary>Gets the statement that adds a column.</summary>
    public virtual string GetAddColumnSql(string table, ColumnDefinition column) => $"ALTER TABLE {GetTableName(table)} ADD COLUMN {GetColumnSql(column)}";

    /// <summary>Gets a value indicating whether the database can make a column accept missing values.</summary>
    public virtual bool CanAllowNull => true;

    /// <summary>Gets the statement that makes a column accept missing values.</summary>
    public virtual string GetAllowNullSql(string table, TableColumn column) => $"ALTER TABLE {GetTableName(table)} ALTER COLUMN {Quote(column.Name)} DROP NOT NULL";

    /// <summary>Gets the statement that inserts a row unless its key exists, with a parameter for each column in the order of the table.</summary>
    public virtual string GetInsertOnceSql(TableDefinition table) =>
        $"INSERT INTO {GetTableName(table.Name)} ({GetColumnNames(table)}) VALUES ({GetParameters(table)}) ON CONFLICT DO NOTHING";

    /// <summary>Gets the quoted name of a table in a statement.</summary>
    public virtual string GetTableName(string table) => Quote(table);

    /// <summary>Gets a table in a query about an entry that this writer has locked, or about names only: it does not wait for the writers of other entries.</summary>
    public virtual string GetUnlockedSource(string table) => GetTableName(table);

    /// <summary>Gets the text of a command for a statement whose parameters are <c>$1</c>, <c>$2</c> and so on.</summary>
    public virtual string GetCommandText(string sql) => sql;

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

    /// <summary>Quotes a name. Names become part of a statement only here, and in <see cref="QuoteStandard"/>.</summary>
    public virtual string Quote(string name) => QuoteStandard(name);

    /// <summary>Quotes a name as standard SQL has it.</summary>
    public static string QuoteStandard(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>Gets the definitions of the columns and of the key of a table.</summary>
    protected IEnumerable<string> GetTableParts(TableDefinition table)
    {
        var columns = table.Columns.Select(GetColumnSql);
        return table.Key.Count == 0 ? columns : columns.Append($"PRIMARY KEY ({string.Join(", ", table.Key.Select(Quote))})");
    }

    /// <summary>Gets the definition of a column.</summary>
    protected string GetColumnSql(ColumnDefinition column) => $"{Quote(column.Name)} {GetTypeDefinition(column)}{(column.IsNullable ? "" : " NOT NULL")}";

    protected string GetColumnNames(TableDefinition table) => string.Join(", ", table.Columns.Select(column => Quote(column.Name)));

    protected static string GetParameters(TableDefinition table) => string.Join(", ", Enumerable.Range(1, table.Columns.Count).Select(number => string.Create(CultureInfo.InvariantCulture, $"${number}")));
}
