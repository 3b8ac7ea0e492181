using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>Values at the ends of the ranges of their types are stored unchanged, or are an error.</summary>
public sealed class ValueTests(DatabaseService service, PostgreSqlServer server) : DatabaseTestBase(service, server)
{
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Extreme_values_are_stored_unchanged(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        await target.ExportAsync(report.CreateItem("values"), Token);

        Assert.Equal(await report.GetRowsAsync(), await database.ReadRowsAsync("values", AnyValues.All));
    }

    [Theory]
    [InlineData(DatabaseKind.DuckDb)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_decimal_with_too_many_digits_is_an_error_with_its_row_and_column(DatabaseKind kind) =>
        await AssertRefusedAsync(kind, new ReaderColumn("Long", ColumnType.Decimal, isNullable: false), "Row 1, column Long: the number 0.1234567890123456789 does not fit numeric(38,18), and is not rounded.");

    [Theory]
    [InlineData(DatabaseKind.DuckDb)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_time_finer_than_microseconds_is_an_error_with_its_row_and_column(DatabaseKind kind) =>
        await AssertRefusedAsync(kind, new ReaderColumn("Fine", ColumnType.DateTime, isNullable: false), "Row 1, column Fine: the time 2026-01-01T12:00:00.1234567Z has more digits than microseconds, and is not rounded.");

    [Fact]
    public async Task PostgreSQL_refuses_a_NUL_character_with_its_row_and_column() =>
        await AssertRefusedAsync(DatabaseKind.PostgreSql, new ReaderColumn("Nul", ColumnType.Text, isNullable: false), "Row 1, column Nul: the text has a NUL character, which PostgreSQL does not store.");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.DuckDb)]
    public async Task Other_databases_store_a_NUL_character(DatabaseKind kind)
    {
        ReaderColumn[] columns = [new("Nul", ColumnType.Text, isNullable: false)];
        var report = await Service.ScheduleAsync(AnyValues.Schema, columns);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        await target.ExportAsync(report.CreateItem("values"), Token);

        Assert.All(await database.ReadRowsAsync("values", columns), row => Assert.EndsWith("'a\0b'", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task SQLite_stores_what_has_no_exact_double_as_text_and_sorts_the_rest_as_numbers()
    {
        ReaderColumn[] columns = [AnyValues.Amount, new("Long", ColumnType.Decimal, isNullable: false), new("Fine", ColumnType.DateTime, isNullable: false)];
        var report = await Service.ScheduleAsync(AnyValues.Schema, columns);
        await using var database = await CreateDatabaseAsync(DatabaseKind.Sqlite);
        await using var target = database.CreateTarget();

        await target.ExportAsync(report.CreateItem("values"), Token);

        Assert.Equal(await report.GetRowsAsync(), await database.ReadRowsAsync("values", columns));
        Assert.Equal(
            ["-0.01 real", "0.0 real", "1.0e-18 real", "0.1 real", "0.3 real", "1.1 real", "1.0e+17 real"],
            await database.QueryAsync("SELECT DISTINCT format('%!.15g', Amount) || ' ' || typeof(Amount), Amount FROM \"values\" WHERE typeof(Amount) = 'real' ORDER BY Amount", reader => reader.GetString(0)));
        Assert.Equal(
            ["-99999999999999999999.12345678", "1.123456789012345678", "12345678901234567890.12345678", "9007199254740993"],
            await database.QueryAsync("SELECT DISTINCT Amount FROM \"values\" WHERE typeof(Amount) = 'text' ORDER BY Amount", reader => reader.GetString(0)));
        Assert.Equal(120, await database.CountAsync("values", "Fine = '2026-01-01 12:00:00.1234567' AND datetime(Fine) = '2026-01-01 12:00:00'"));
    }

    private async Task AssertRefusedAsync(DatabaseKind kind, ReaderColumn column, string message)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [column]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
        Assert.Empty(await target.GetExportedAsync(Token));
        Assert.Equal(["create the table values"], await target.GetChangesAsync("values", [column], ExportMode.Append, Token));
    }
}
