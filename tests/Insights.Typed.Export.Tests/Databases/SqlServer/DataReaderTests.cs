using Microsoft.Data.SqlClient;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>The driver's bulk copy reads the data reader of a report as it is, as a program does without an export.</summary>
public sealed class DataReaderTests(DatabaseService service) : SqlServerTestBase(service)
{
    private const string Columns = "[IsOn] bit, [Name] nvarchar(max), [Seats] bigint, [Amount] decimal(38,18), [Day] date, [Moment] datetime2(7), [Id] uniqueidentifier";

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task A_bulk_copy_reads_each_value(bool isAsynchronous, bool isStreaming)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = new SqlServerDatabase();
        await database.ExecuteAsync($"CREATE TABLE [report] ({Columns})");

        await CopyAsync(database, report, isAsynchronous, isStreaming);

        var load = Assert.Single(database.Server.BulkLoads);
        var expected = (await report.ReadFileAsync()).Select(row => string.Join(" | ", AnyValues.All.Select((column, i) => RowText.Format(column.Type, RowText.Parse(column, row[i])))));
        Assert.Equal(expected, load.Rows.Select(row => string.Join(" | ", AnyValues.All.Select((column, i) => RowText.Format(column.Type, Convert(row[(i + 1) % row.Length]))))));
    }

    [Fact]
    public async Task A_day_is_refused_by_a_column_for_times()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = new SqlServerDatabase();
        await database.ExecuteAsync($"CREATE TABLE [report] ({Columns.Replace("[Day] date", "[Day] datetime2(7)", StringComparison.Ordinal)})");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => CopyAsync(database, report, isAsynchronous: true, isStreaming: false));

        Assert.Contains("DateOnly", error.Message, StringComparison.Ordinal);
    }

    private static async Task CopyAsync(SqlServerDatabase database, NightlyReport report, bool isAsynchronous, bool isStreaming)
    {
        await using var connection = new SqlConnection(database.Server.ConnectionString);
        await connection.OpenAsync(Token);
        await using var reader = await report.Report.OpenDataReaderAsync(report.Executions[0], cancellationToken: Token);
        using var copy = new SqlBulkCopy(connection) { DestinationTableName = "[report]", EnableStreaming = isStreaming };
        for (var i = 0; i < reader.FieldCount; i++)
        {
            copy.ColumnMappings.Add(reader.GetName(i), reader.GetName(i));
        }

        if (isAsynchronous)
        {
            await copy.WriteToServerAsync(reader, Token);
        }
        else
        {
            copy.WriteToServer(reader);
        }
    }

    private static object? Convert(object? sent) => sent is System.Data.SqlTypes.SqlDecimal number ? decimal.Parse(number.ToString(), System.Globalization.CultureInfo.InvariantCulture) : sent;
}
