using System.Data.Common;
using System.Globalization;
using DuckDB.NET.Data;
using Insights.Typed.Export.Databases;
using Insights.Typed.Language;
using Insights.Typed.Reading;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>A database in a file of a folder for one test.</summary>
internal abstract class FileDatabase : TestDatabase
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-export-");

    public string FilePath => Path.Combine(folder.FullName, "new folder", "export.db");

    public override ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}

internal sealed class SqliteDatabase : FileDatabase
{
    static SqliteDatabase() => SQLitePCL.Batteries_V2.Init();

    public override IExportTarget CreateTarget() => DatabaseTargets.CreateSqlite(FilePath);

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new SqliteConnection($"Data Source={FilePath};Pooling=False");
        await connection.OpenAsync(Token);
        return connection;
    }

    protected override string GetExpression(ReaderColumn column) => $"\"{column.Name}\"";

    /// <summary>A decimal as it is stored: the driver's decimals have 15 digits only.</summary>
    protected override object Read(DbDataReader reader, int ordinal, ColumnType type) => type == ColumnType.Decimal
        ? decimal.Parse(
            reader.GetValue(ordinal) is double number ? number.ToString("R", CultureInfo.InvariantCulture) : reader.GetString(ordinal), NumberStyles.Float, CultureInfo.InvariantCulture)
        : base.Read(reader, ordinal, type);
}

internal sealed class DuckDbDatabase : FileDatabase
{
    public override IExportTarget CreateTarget() => DatabaseTargets.CreateDuckDb(FilePath);

    public override async Task<DbConnection> OpenAsync()
    {
        var connection = new DuckDBConnection($"Data Source={FilePath}");
        await connection.OpenAsync(Token);
        return connection;
    }
}
