using Insights.Typed.Export.Tests.Databases.SqlServer;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>Rows whose values do not fit are in a table of their own, if the user allows them.</summary>
public sealed class RejectedRowTests(DatabaseService service, PostgreSqlServer server) : DatabaseTestBase(service, server)
{
    private static readonly ReaderColumn[] Columns = [AnyValues.Name, new("Misfit", ColumnType.Integer, isNullable: false)];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Rejected_rows_are_stored_with_the_reason(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 2);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        var exported = await target.ExportAsync(report.CreateItem("values", maxRejectedRows: RowRejectionLimit.FromPercent(90)), Token);

        var file = await report.ReadFileAsync();
        var accepted = file.Where(row => row[1] != "many").ToList();
        Assert.InRange(accepted.Count, 60, 119);
        Assert.Equal((accepted.Count, file.Count - accepted.Count), (exported!.Rows, exported.RejectedRows));
        Assert.Equal(exported, Assert.Single(await target.GetExportedAsync(Token)));
        Assert.Equal(
            accepted.Select(row => RowText.Join(report.Executions[0].ExecutionId, [$"'{row[0]}'", row[1]!])).Order(StringComparer.Ordinal),
            await database.ReadRowsAsync("values", Columns));
        var rejected = await database.QueryAsync(
            $"SELECT row_number, record, name, execution_id, column_name, reason, line_number FROM {database.Quote("insights_rejected")} ORDER BY row_number",
            reader => (reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5), reader.GetInt64(6)));
        Assert.Equal(file.Select((row, i) => (i + 1L, row[1])).Where(row => row.Item2 == "many").Select(row => row.Item1), rejected.Select(row => row.Item1));
        Assert.All(rejected, row =>
        {
            Assert.EndsWith(",many", row.Item2, StringComparison.Ordinal);
            Assert.Equal(("values", report.Executions[0].ExecutionId, "Misfit"), (row.Item3, row.Item4, row.Item5));
            Assert.Contains("many", row.Item6, StringComparison.Ordinal);
            Assert.True(row.Item7 > row.Item1);
        });

        await target.ExportAsync(report.CreateItem("values", night: 1, ExportMode.Replace, RowRejectionLimit.FromPercent(90)), Token);
        Assert.Equal(
            [report.Executions[1].ExecutionId],
            await database.QueryAsync($"SELECT DISTINCT execution_id FROM {database.Quote("insights_rejected")}", reader => reader.GetString(0)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.DuckDb)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Rejected_rows_of_a_renamed_table_remain_and_those_of_a_replaced_execution_do_not(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns, nights: 4);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await ExportAsync(0, ExportMode.Append);
        await ExportAsync(1, ExportMode.Append);
        var appended = await database.CountAsync("insights_rejected");

        await database.ExecuteAsync($"ALTER TABLE {database.Quote("values")} RENAME TO old");
        var first = await ExportAsync(2, ExportMode.Replace);
        Assert.Equal(appended + first.RejectedRows, await database.CountAsync("insights_rejected"));
        var second = await ExportAsync(3, ExportMode.Replace);

        Assert.Equal(appended + second.RejectedRows, await database.CountAsync("insights_rejected"));
        Assert.Equal(0, await database.CountAsync("insights_rejected", $"execution_id = '{first.ExecutionId}'"));

        async Task<ExportedExecution> ExportAsync(int night, ExportMode mode) =>
            (await target.ExportAsync(report.CreateItem("values", night, mode, RowRejectionLimit.FromPercent(90)), Token))!;
    }

    /// <summary>The rows that wait are written while the connection loads others.</summary>
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task More_rejected_rows_than_wait_are_stored(DatabaseKind kind)
    {
        await using var large = await DatabaseService.StartAsync(rows: 4000);
        var report = await large.ScheduleAsync(AnyValues.Schema, Columns);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        var exported = await target.ExportAsync(report.CreateItem("values", maxRejectedRows: RowRejectionLimit.FromPercent(90)), Token);

        Assert.True(exported!.RejectedRows > 700);
        Assert.Equal(4000, exported.Rows + exported.RejectedRows);
        Assert.Equal((exported.Rows, exported.RejectedRows), (await database.CountAsync("values"), await database.CountAsync("insights_rejected")));
    }

    /// <summary>As above, but a few rows of a megabyte are enough: each time, the load of the other rows is suspended.</summary>
    [Fact]
    public async Task Few_rejected_rows_with_long_texts_wait_in_memory()
    {
        await using var large = await DatabaseService.StartAsync(rows: 120, AnyValues.CreateSchema(1, new string('x', 1024 * 1024)));
        var report = await large.ScheduleAsync(AnyValues.Schema, Columns);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();

        var exported = await target.ExportAsync(report.CreateItem("values", maxRejectedRows: RowRejectionLimit.FromPercent(90)), Token);

        Assert.True(exported!.RejectedRows > 16);
        Assert.InRange(database.Server.BulkLoads.Count, 1 + ((int)exported.RejectedRows / 9), 1 + ((int)exported.RejectedRows / 7));
        Assert.Equal((exported.Rows, exported.RejectedRows), (await database.CountAsync("values"), await database.CountAsync("insights_rejected")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Too_many_rejected_rows_store_nothing(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, Columns);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        await Assert.ThrowsAsync<ReportFormatException>(() => target.ExportAsync(report.CreateItem("values", maxRejectedRows: RowRejectionLimit.FromCount(3)), Token));
        await Assert.ThrowsAsync<ReportFormatException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        Assert.Empty(await target.GetExportedAsync(Token));
        Assert.Equal(0, await database.CountAsync("insights_rejected"));
        Assert.Equal(["create the table values"], await target.GetChangesAsync("values", Columns, ExportMode.Append, Token));
    }
}
