using DuckDB.NET.Data;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>Reads the fields of a CSV file with DuckDB, which shares no code with the library.</summary>
internal static class CsvFields
{
    private static readonly Lazy<DuckDBConnection> Connection = new(() =>
    {
        var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        return connection;
    });

    /// <summary>The fields of the rows after the header; null for an empty field without quotes.</summary>
    public static List<string?[]> Read(string path)
    {
        lock (Connection)
        {
            using var command = Connection.Value.CreateCommand();
            command.CommandText = $"SELECT * FROM read_csv('{path}', all_varchar = true, header = true, delim = ',', quote = '\"', escape = '\"', parallel = false, hive_partitioning = false)";
            using var reader = command.ExecuteReader();
            var rows = new List<string?[]>();
            while (reader.Read())
            {
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]);
            }

            return rows;
        }
    }
}
