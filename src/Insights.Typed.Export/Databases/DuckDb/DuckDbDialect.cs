using System.Data.Common;
using DuckDB.NET.Data;
using Insights.Typed.Language;

namespace Insights.Typed.Export.Databases.DuckDb;

/// <summary>A DuckDB file. It is open only during an operation, because no other program can open it meanwhile.</summary>
internal sealed class DuckDbDialect(string path) : FileDatabaseDialect("DuckDB", path)
{
    public override async Task<DbTransaction> BeginAsync(DatabaseSession session, CancellationToken cancellationToken) =>
        await session.Connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);

    public override async Task<IReadOnlyList<TableColumn>> ReadColumnsAsync(DatabaseSession session, string table, CancellationToken cancellationToken) =>
        await session.QueryAsync(
            "SELECT column_name, data_type, is_nullable FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = 'main' AND lower(table_name) = lower($1) ORDER BY column_index",
            [table],
            reader => new TableColumn(reader.GetString(0), reader.GetString(1), reader.GetBoolean(2)),
            cancellationToken).ConfigureAwait(false);

    public override string GetTypeName(ColumnType type)
    {
        var database = ColumnTypes.Get(type).Database;
        return type.GetKind() switch
        {
            ValueKind.Text => "VARCHAR",
            ValueKind.Decimal => $"DECIMAL({database.Precision},{database.Scale})",
            ValueKind.Integer or ValueKind.Date or ValueKind.DateTime or ValueKind.Guid or ValueKind.Flag => database.Name.ToUpperInvariant(),
        };
    }

    public override DbParameter AddParameter(DbCommand command, int number, object value)
    {
        var parameter = new DuckDBParameter(value);
        command.Parameters.Add(parameter);
        return parameter;
    }

    public override RowLoader CreateLoader(DatabaseSession session, string table, IReadOnlyList<LoadedColumn> columns) =>
        new DuckDbRowLoader((DuckDBConnection)session.Connection, table, columns);

    public override string? FindReason(Exception exception) => exception switch
    {
        // The driver is loaded with its first use, inside initializers of types.
        _ when FindMissingLibrary(exception) is not null =>
            "DuckDB's native library was not found. Reference the package DuckDB.NET.Data.Full, or put the library (libduckdb.so, libduckdb.dylib, duckdb.dll), which duckdb.org has for each system, next to the program.",
        DuckDBException when exception.Message.Contains("Could not set lock", StringComparison.Ordinal) || exception.Message.Contains("being used by another process", StringComparison.Ordinal) =>
            "another program has it open, and DuckDB permits only one. Close the other program, or export to another file. The next export tries again.",
        _ => base.FindReason(exception),
    };

    /// <summary>Creates a connection. Nobody else can have the file open meanwhile, so one for reading only would gain nothing.</summary>
    protected override DbConnection CreateConnection(bool isReadOnly) =>
        new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = File.FullPath }.ToString());

    private static DllNotFoundException? FindMissingLibrary(Exception? exception) =>
        exception is null or DllNotFoundException ? exception as DllNotFoundException : FindMissingLibrary(exception.InnerException);
}
