using Insights.Typed.Export.Databases.DuckDb;
using Insights.Typed.Export.Databases.PostgreSql;
using Insights.Typed.Export.Databases.Sqlite;
using Insights.Typed.Export.Databases.SqlServer;

namespace Insights.Typed.Export.Databases;

/// <summary>Creates targets that store each entry in a table of a database, with the types of its columns.</summary>
/// <remarks>
/// <para>
/// The table has the name of the entry. Its first column is <c>_execution</c>, the id of the execution that a row is from: a
/// query can select or delete a night by it. A column that the report gains is added, and empty in the rows before; one that is
/// gone or has another type is an error. The table <c>insights_exports</c> has a row for each execution, and
/// <c>insights_rejected</c> the rows whose values do not fit, if an export allows any.
/// </para>
/// <para>
/// The rows of an execution and its record are written in one transaction, so an execution is in the database whole or not at
/// all, and never twice. A second exporter waits until the first has committed.
/// </para>
/// <para>
/// In PostgreSQL, DuckDB and SQL Server a decimal has the type <c>numeric(38,18)</c>. A time has microseconds in PostgreSQL and DuckDB. A
/// value with more digits is an error, and never rounded.
/// </para>
/// </remarks>
public static class DatabaseTargets
{
    /// <summary>Creates a target that stores tables in a SQLite file.</summary>
    /// <param name="path">The path of the file. The first export creates it, with a write-ahead log, so that other programs can read during an export.</param>
    /// <remarks>
    /// SQLite has no types for days, times, GUIDs and decimals. Days, times and GUIDs are ISO text as SQLite's functions write it
    /// (<c>2026-03-10</c>, <c>2026-03-10 09:00:00</c> in UTC), which sorts in the order of time; GUIDs compare without letter case. A
    /// Boolean value is 0 or 1. A decimal is a <c>REAL</c> if that has exactly its digits, which is so up to 15 digits; any other
    /// is text with all digits, which <c>typeof</c> shows and which sorts after the numbers.
    /// No column of a report is declared <c>NOT NULL</c>, because SQLite cannot change that when an execution from before a gained column is stored.
    /// </remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IExportTarget CreateSqlite(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new DatabaseTarget(new SqliteDialect(path));
    }

    /// <summary>Creates a target that stores tables in a DuckDB file.</summary>
    /// <param name="path">The path of the file, which the first export creates.</param>
    /// <remarks>
    /// Only one program at a time can open the file. It is open during an export only. DuckDB's native library is not part of this
    /// package: reference DuckDB.NET.Data.Full, or install it.
    /// </remarks>
    /// <exception cref="ArgumentException">The path is empty.</exception>
    public static IExportTarget CreateDuckDb(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return new DatabaseTarget(new DuckDbDialect(path));
    }

    /// <summary>Creates a target that stores tables in a PostgreSQL database.</summary>
    /// <param name="connectionString">The connection string, in the format of Npgsql: <c>Host=…;Database=…;Username=…</c>. No message contains it.</param>
    /// <param name="schema">The schema of the tables, which the first export creates.</param>
    /// <remarks>
    /// PostgreSQL has names of up to 63 bytes. The name of a column that is longer is cut, and ends with eight digits that are
    /// computed from the whole name, so that it is always the same: <c>ActivateDigitalSellingM365SeatSizeAbove25SeatsSalesPro_943f7863</c>.
    /// </remarks>
    /// <exception cref="ArgumentException">The schema's name is empty or too long, or the connection string is not valid or has no host.</exception>
    public static IExportTarget CreatePostgreSql(string connectionString, string schema = "public")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ArgumentException.ThrowIfNullOrWhiteSpace(schema);
        return new DatabaseTarget(new PostgreSqlDialect(connectionString, schema));
    }

    /// <summary>Creates a target that stores tables in a database of SQL Server or Azure SQL.</summary>
    /// <param name="connectionString">
    /// The connection string, in the format of Microsoft.Data.SqlClient: <c>Server=…;Database=…;User ID=…</c>. No message contains it. With
    /// <c>Authentication=Active Directory Default</c>, the identity is that of the environment.
    /// </param>
    /// <param name="schema">The schema of the tables, which the first export creates.</param>
    /// <remarks>
    /// <para>
    /// A text is <c>nvarchar(max)</c>; a user can alter a column to a shorter one, and a longer text is then an error. A time is
    /// <c>datetime2(7)</c> in UTC, which stores it unchanged. The driver requires the library ICU: a program in globalization-invariant mode gets an
    /// <see cref="ExportException"/>.
    /// </para>
    /// <para>
    /// A database without READ_COMMITTED_SNAPSHOT, which Azure SQL sets by default, makes programs that read a table wait until an export has committed.
    /// </para>
    /// </remarks>
    /// <exception cref="ArgumentException">The schema's name is empty or too long, or the connection string is not valid, or has no server, database or identity.</exception>
    public static IExportTarget CreateSqlServer(string connectionString, string schema = "dbo")
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(connectionString);
        ArgumentException.ThrowIfNullOrWhiteSpace(schema);
        return new DatabaseTarget(new SqlServerDialect(connectionString, schema));
    }
}
