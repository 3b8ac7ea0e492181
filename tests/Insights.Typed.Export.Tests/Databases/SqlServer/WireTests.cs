using System.Data.SqlTypes;
using System.Globalization;
using Insights.Typed.Export.Tests.Tds;
using Insights.Typed.Language;
using Insights.Typed.LocalService;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>What the driver sends to a server, as the server sees it.</summary>
public sealed class WireTests(DatabaseService service) : SqlServerTestBase(service)
{
    private static readonly ReaderColumn Fine = new("Fine", ColumnType.DateTime, isNullable: false);
    private static readonly ReaderColumn Nul = new("Nul", ColumnType.Text, isNullable: false);

    [Fact]
    public async Task Values_are_sent_with_the_types_of_the_table()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();

        await target.ExportAsync(report.CreateItem("values"), Token);

        var load = Assert.Single(database.Server.BulkLoads);
        Assert.Equal(
            [
                new("_execution", TdsType.NVarChar, 256, IsNullable: false),
                new("Name", TdsType.NVarChar, TdsColumn.Unlimited, IsNullable: false),
                new("Seats", TdsType.FixedBigInt, 8, IsNullable: false),
                new("Amount", TdsType.Numeric, 17, 38, 18, IsNullable: false),
                new("Day", TdsType.Date, 3, IsNullable: false),
                new("Moment", TdsType.DateTime2, 8, Scale: 7, IsNullable: false),
                new("Id", TdsType.Guid, 16, IsNullable: false),
                new("IsOn", TdsType.FixedBit, 1, IsNullable: false),
            ],
            load.Columns);
        Assert.Equal(120, load.Rows.Count);
        AssertSent(0, report.Executions[0].ExecutionId);
        AssertSent(1, "plain", "é😀", "a \"quote\", and a comma", "two\nlines", "'; DROP TABLE x", "\\.", "null");
        AssertSent(2, 0L, 42L, -1L, long.MaxValue, long.MinValue);
        AssertSent(3, [.. ((string[])["0", "1.1", "-0.01", "0.30000000000000004", "12345678901234567890.12345678", "-99999999999999999999.12345678", "0.000000000000000001", "1.123456789012345678"]).Select(text =>
            (object)SqlDecimal.ConvertToPrecScale(SqlDecimal.Parse(text), 38, 18))]);
        AssertSent(4, DateOnly.MinValue, new DateOnly(1969, 12, 31), new DateOnly(2024, 2, 29), DateOnly.MaxValue);
        AssertSent(5, DateTime.MinValue, Time("1969-12-31T23:59:59.999999Z"), Time("9999-12-31T23:59:59.999999Z"));
        AssertSent(6, Guid.Empty, Guid.AllBitsSet, new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"));
        AssertSent(7, true, false);

        void AssertSent(int column, params object[] values) => Assert.All(values, value => Assert.Contains(value, load.Rows.Select(row => row[column])));
    }

    [Fact]
    public async Task A_time_of_100_nanoseconds_and_a_NUL_character_are_sent_unchanged()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [Fine, Nul]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();

        await target.ExportAsync(report.CreateItem("values"), Token);

        Assert.All(Assert.Single(database.Server.BulkLoads).Rows, row => Assert.Equal([Time("2026-01-01T12:00:00.1234567Z"), "a\0b"], row[1..]));
    }

    [Fact]
    public async Task A_missing_value_of_each_type_is_sent_as_missing()
    {
        // An execution from before columns were gained has no values for them.
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Wide]);
        var after = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Wide, .. AnyValues.All]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.ExportAsync(after.CreateItem("values"), Token);

        await target.ExportAsync(before.CreateItem("values"), Token);

        var load = database.Server.BulkLoads.Last();
        Assert.Equal([TdsType.NVarChar, TdsType.Integer, TdsType.Numeric, TdsType.Date, TdsType.DateTime2, TdsType.Guid, TdsType.Bit], load.Columns.Skip(2).Select(column => column.Type));
        Assert.All(load.Rows, row => Assert.All(row[2..], Assert.Null));
    }

    [Fact]
    public async Task The_statement_of_the_load_keeps_missing_values_and_checks_constraints()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Name]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();

        await target.ExportAsync(report.CreateItem("values"), Token);

        var statement = Assert.Single(database.Server.Statements, statement => statement.Text.StartsWith("insert bulk", StringComparison.Ordinal));
        Assert.Equal(
            "insert bulk [Test $1 ]]'[x].[values] ([_execution] NVarChar(128) COLLATE Latin1_General_100_BIN2, [Seats] BigInt, [Name] NVarChar(max) COLLATE SQL_Latin1_General_CP1_CI_AS) with (KEEP_NULLS, CHECK_CONSTRAINTS, FIRE_TRIGGERS)",
            statement.Text);
        Assert.Equal("insights export", Assert.Single(database.Server.Logins.Select(login => login.Application).Distinct()));
    }

    /// <summary>The server has rows of an execution whose download has not ended, and may never end.</summary>
    [Fact]
    public async Task Rows_are_sent_while_the_report_is_read()
    {
        await using var large = await DatabaseService.StartAsync(rows: 2000);
        var report = await large.ScheduleAsync(AnyValues.Schema, [AnyValues.Wide]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        var bytes = 0;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
        database.Server.Received = count =>
        {
            // 256 rows are sent at a time.
            if (Interlocked.Add(ref bytes, count) > 256 * 2 * 4000)
            {
                source.Cancel();
            }
        };
        large.Host.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.StalledAfter(6_000_000));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => target.ExportAsync(report.CreateItem("values"), source.Token));

        // What was sent before the end is in the transaction, which is rolled back.
        Assert.All(database.Server.BulkLoads, load => Assert.InRange(load.Rows.Count, 256, 1999));
        Assert.Empty(await target.GetExportedAsync(Token));
    }

    /// <summary>Few rows of long texts wait in memory: the server has the first ones before the others are read.</summary>
    [Fact]
    public async Task Long_texts_are_sent_while_the_report_is_read()
    {
        const int Length = 1024 * 1024;
        const int Rows = 32;
        await using var large = await DatabaseService.StartAsync(Rows, AnyValues.CreateSchema(Length));
        var report = await large.ScheduleAsync(AnyValues.Schema, [AnyValues.Wide]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        var (sent, sentBefore) = (0L, -1L);
        database.Server.Received = count => Interlocked.Add(ref sent, count);
        var progress = new Progress(bytes => sentBefore = sentBefore < 0 && bytes > (Rows - 4) * Length ? Interlocked.Read(ref sent) : sentBefore);

        await target.ExportAsync(report.CreateItem("values", progress: progress), Token);

        // Three batches wait, and the buffers of the connection have some megabytes.
        Assert.InRange(sentBefore, 4 * Length, sent);
        Assert.Equal(Rows, await database.CountAsync("values"));
    }

    private static DateTime Time(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);

    private sealed class Progress(Action<long> action) : IProgress<ReportProgress>
    {
        public void Report(ReportProgress value) => action(value.Bytes);
    }
}
