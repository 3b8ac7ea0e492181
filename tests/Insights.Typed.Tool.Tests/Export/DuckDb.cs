using DuckDB.NET.Data;

namespace Insights.Typed.Tool.Tests.Export;

/// <summary>Reads exported files with DuckDB, which shares no code with their writers.</summary>
internal static class DuckDb
{
    /// <summary>The rows of a query, each value as text. A missing value is null.</summary>
    public static List<string?[]> Query(string sql)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string?[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture))]);
        }

        return rows;
    }

    public static string? QueryValue(string sql) => Query(sql)[0][0];
}
