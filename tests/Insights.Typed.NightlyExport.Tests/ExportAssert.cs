using global::NightlyExport;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.NightlyExport.Tests;

/// <summary>Compares the database of the sample with the service.</summary>
internal static class ExportAssert
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The database has each execution of the service's only report once, and nothing else.</summary>
    public static async Task AssertAllAsync(NightlyExportFixture nights, int count)
    {
        var (executions, exports) = await AssertConsistentAsync(nights);
        Assert.Equal(count, executions);
        Assert.Equal(count, exports);
    }

    /// <summary>The database has the service's first executions, each once and with every cell of its file, and nothing else.</summary>
    /// <returns>The number of executions of the service, and of the database.</returns>
    public static async Task<(int Executions, int Exports)> AssertConsistentAsync(NightlyExportFixture nights)
    {
        var reportId = (await nights.ReportAsync()).ReportId;
        var report = await nights.Client.GetScheduledReportAsync(Consumption.Query, reportId, cancellationToken: Cancel);
        var executions = (await report.GetExecutionsAsync(cancellationToken: Cancel).ToListAsync(Cancel)).OrderBy(execution => execution.ReportGeneratedTime).ToList();

        await using var database = new SqliteConnection($"Data Source={nights.DatabasePath};Pooling=False");
        database.Open();
        Assert.All(Read(database, "SELECT report_id FROM reports", row => row.GetString(0)), id => Assert.Equal(reportId, id));
        Assert.InRange(Read(database, "SELECT COUNT(*) FROM reports", row => row.GetInt64(0)).Single(), 0, 1);
        var exports = Read(database, "SELECT execution_id, number, row_count FROM exports ORDER BY number", row => (Id: row.GetString(0), Number: row.GetInt64(1), Rows: row.GetInt64(2)));
        Assert.Equal(executions.Take(exports.Count).Select(execution => execution.ExecutionId), exports.Select(export => export.Id));
        foreach (var (execution, export) in executions.Zip(exports))
        {
            var serviceRows = await report.ReadAsync(execution, cancellationToken: Cancel).ToListAsync(Cancel);
            var exportedRows = Read(
                database,
                $"SELECT SubscriptionId, CustomerName, ServiceName, Month, FirstUseDate, TotalACR FROM consumption WHERE export = {export.Number} ORDER BY rowid",
                row => new Consumption(
                    row.GetGuid(0), row.GetString(1), row.GetString(2), DateOnly.FromDateTime(row.GetDateTime(3)), row.IsDBNull(4) ? null : DateOnly.FromDateTime(row.GetDateTime(4)), row.GetDecimal(5)));
            Assert.NotEmpty(serviceRows);
            Assert.Equal(serviceRows, exportedRows);
            Assert.Equal(serviceRows.Count, export.Rows);
        }

        Assert.Equal(exports.Sum(export => export.Rows), Assert.Single(Read(database, "SELECT COUNT(*) FROM consumption", row => row.GetInt64(0))));
        return (executions.Count, exports.Count);
    }

    private static List<T> Read<T>(SqliteConnection database, string query, Func<SqliteDataReader, T> row)
    {
        using var command = new SqliteCommand(query, database);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
