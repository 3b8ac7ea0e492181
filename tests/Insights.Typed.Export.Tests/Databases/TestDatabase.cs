using System.Data.Common;
using Insights.Typed.Export.Tests.Databases.SqlServer;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>An empty database for one test.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<TestDatabase> CreateAsync(DatabaseKind kind, PostgreSqlServer server) => kind switch
    {
        DatabaseKind.Sqlite => new SqliteDatabase(),
        DatabaseKind.DuckDb => new DuckDbDatabase(),
        DatabaseKind.SqlServer => new SqlServerDatabase(),
        DatabaseKind.PostgreSql => new PostgreSqlDatabase(await server.GetConnectionStringAsync()),
        _ => throw new NotSupportedException(kind.ToString()),
    };

    public abstract IExportTarget CreateTarget();

    /// <summary>The name of a table in a statement.</summary>
    public virtual string Quote(string table) => $"\"{table}\"";

    /// <summary>The rows of a table as text, sorted: the execution, and the columns of the report in their order.</summary>
    public async Task<List<string>> ReadRowsAsync(string table, IReadOnlyList<ReaderColumn> columns)
    {
        var sql = $"SELECT _execution, {string.Join(", ", columns.Select(GetExpression))} FROM {Quote(table)}";
        var rows = await QueryAsync(sql, reader => RowText.Join(
            reader.GetString(0), columns.Select((column, i) => RowText.Format(column.Type, reader.IsDBNull(i + 1) ? null : Read(reader, i + 1, column.Type)))));
        return [.. rows.Order(StringComparer.Ordinal)];
    }

    public async Task<long> CountAsync(string table, string condition = "1 = 1") =>
        Assert.Single(await QueryAsync($"SELECT count(*) FROM {Quote(table)} WHERE {condition}", reader => reader.GetInt64(0)));

    public virtual async Task ExecuteAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Token);
    }

    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read)
    {
        await using var connection = await OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(Token);
        var rows = new List<T>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public abstract ValueTask DisposeAsync();

    public abstract Task<DbConnection> OpenAsync();

    /// <summary>The expression that reads a column: a decimal with 38 digits is longer than that of .NET.</summary>
    protected virtual string GetExpression(ReaderColumn column) => column.Type == ColumnType.Decimal ? $"CAST(\"{GetName(column)}\" AS text)" : $"\"{GetName(column)}\"";

    /// <summary>The name of a column in the table.</summary>
    protected virtual string GetName(ReaderColumn column) => column.Name;

    protected virtual object Read(DbDataReader reader, int ordinal, ColumnType type) => type switch
    {
        ColumnType.Text => reader.GetString(ordinal),
        ColumnType.Integer => reader.GetInt64(ordinal),
        ColumnType.Decimal => decimal.Parse(reader.GetString(ordinal), System.Globalization.CultureInfo.InvariantCulture),
        ColumnType.Date => reader.GetFieldValue<DateOnly>(ordinal),
        ColumnType.DateTime => DateTime.SpecifyKind(reader.GetFieldValue<DateTime>(ordinal), DateTimeKind.Utc),
        ColumnType.Guid => reader.GetGuid(ordinal),
        ColumnType.Flag => reader.GetBoolean(ordinal),
        _ => throw new NotSupportedException(type.ToString()),
    };
}
