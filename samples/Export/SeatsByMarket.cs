using DuckDB.NET.Data;
using Spectre.Console;

namespace ExportSample;

/// <summary>A query over the exported files with DuckDB, shown as a table and a chart.</summary>
internal static class SeatsByMarket
{
    private const string Sql = """
        SELECT CustomerMarket, count(*) AS Subscriptions, sum(AssignedSeats)::BIGINT AS Assigned, sum(ActiveSeats)::BIGINT AS Active
        FROM read_parquet('data/dataset=DynamicsUsage/**/*.parquet', hive_partitioning = true)
        WHERE date = (SELECT max(date) FROM read_parquet('data/dataset=DynamicsUsage/**/*.parquet', hive_partitioning = true))
        GROUP BY CustomerMarket
        ORDER BY Assigned DESC
        LIMIT 5
        """;

    public static void Show(string folder, IAnsiConsole console)
    {
        // Not wrapped, so that it can be copied.
        Console.WriteLine(Sql);
        Console.WriteLine();
        var rows = Read(folder);
        var table = new Table().Border(TableBorder.Simple).AddColumns("Market", "Subscriptions", "Assigned", "Active");
        foreach (var row in rows)
        {
            table.AddRow(row.Market, $"{row.Subscriptions}", $"{row.Assigned}", $"{row.Active}");
        }

        console.Write(table);
        console.Write(new BarChart().Width(60).AddItems(rows, row => new BarChartItem(row.Market, row.Assigned, Color.Blue)));
    }

    private static List<(string Market, long Subscriptions, long Assigned, long Active)> Read(string folder)
    {
        using var connection = new DuckDBConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = Sql.Replace("data/", Path.Combine(folder, "data").Replace('\\', '/') + "/", StringComparison.Ordinal);
        using var reader = command.ExecuteReader();
        var rows = new List<(string, long, long, long)>();
        while (reader.Read())
        {
            rows.Add((reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2), reader.GetInt64(3)));
        }

        return rows;
    }
}
