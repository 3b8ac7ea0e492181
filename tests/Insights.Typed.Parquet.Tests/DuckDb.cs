using System.Data.Common;
using DuckDB.NET.Data;

namespace Insights.Typed.Parquet.Tests;

/// <summary>Reads Parquet files with DuckDB, which shares no code with the writer.</summary>
internal static class DuckDb
{
    /// <summary>The rows of a query on a file, which is <c>$1</c> in it. A missing value is null.</summary>
    public static List<object?[]> Query(string sql, string path)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql.Replace("$1", $"'{path}'", StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        return ReadAll(reader);
    }

    public static List<object?[]> ReadRows(string path) => Query("SELECT * FROM read_parquet($1)", path);

    /// <summary>The names, types and nullability of the columns.</summary>
    public static List<(string Name, string Type)> ReadColumns(string path) =>
        [.. Query("DESCRIBE SELECT * FROM read_parquet($1)", path).Select(row => ((string)row[0]!, (string)row[1]!))];

    public static List<object?[]> ReadAll(DbDataReader reader)
    {
        var rows = new List<object?[]>();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.GetValue(i) switch
                {
                    DBNull => null,
                    DateTime { Kind: not DateTimeKind.Utc } time => DateTime.SpecifyKind(time, DateTimeKind.Utc),
                    var value => value,
                };
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The name in DuckDB of a column's type.</summary>
    public static string GetTypeName(DbColumn column) => column.DataTypeName switch
    {
        "text" => "VARCHAR",
        "bigint" => "BIGINT",
        "numeric" => $"DECIMAL({column.NumericPrecision},{column.NumericScale})",
        "date" => "DATE",
        "timestamp with time zone" => "TIMESTAMP WITH TIME ZONE",
        "uuid" => "UUID",
        "boolean" => "BOOLEAN",
        var name => throw new NotSupportedException(name),
    };
}
