using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>A table follows the columns of its report as far as no data is lost.</summary>
public sealed class ColumnChangeTests(DatabaseService service, PostgreSqlServer server) : DatabaseTestBase(service, server)
{
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_new_column_is_added_and_empty_in_the_rows_before(DatabaseKind kind)
    {
        // The new column is in the middle of the report, and the last of the table.
        ReaderColumn[] wider = [AnyValues.Seats, AnyValues.Amount, AnyValues.Name];
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Name]);
        var after = await Service.ScheduleAsync(AnyValues.Schema, wider);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(before.CreateItem("values"), Token);

        Assert.Equal(["add the column Amount (decimal) to the table values"], await target.GetChangesAsync("values", wider, ExportMode.Append, Token));
        await target.ExportAsync(after.CreateItem("values"), Token);

        Assert.Empty(await target.GetChangesAsync("values", wider, ExportMode.Append, Token));
        Assert.Equal(120, await database.CountAsync("values", "\"Amount\" IS NULL"));
        var expected = (await before.ReadFileAsync()).Select(row => Join(before, [row[0], null, row[1]]))
            .Concat((await after.ReadFileAsync()).Select(row => Join(after, row)));
        Assert.Equal(expected.Order(StringComparer.Ordinal), await database.ReadRowsAsync("values", wider));

        string Join(NightlyReport report, string?[] fields) => RowText.Join(
            report.Executions[0].ExecutionId, fields.Select((field, i) => RowText.Format(wider[i].Type, RowText.Parse(wider[i], field))));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task An_execution_from_before_a_gained_column_is_stored_after_a_newer_one(DatabaseKind kind)
    {
        // The gained column has a value in each row, so its table is created with a column that accepts no missing ones, where the database can change that.
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Name]);
        var after = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Amount, AnyValues.Name]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(after.CreateItem("values"), Token);

        Assert.NotNull(await target.ExportAsync(before.CreateItem("values"), Token));
        Assert.Null(await target.ExportAsync(before.CreateItem("values"), Token));

        Assert.Equal(
            (await before.GetRowsAsync()).Concat((await after.ReadFileAsync()).Select(row => RowText.Join(after.Executions[0].ExecutionId, [row[0]!, $"'{row[2]}'"]))).Order(StringComparer.Ordinal),
            await database.ReadRowsAsync("values", [AnyValues.Seats, AnyValues.Name]));
        Assert.Equal((240, 120), (await database.CountAsync("values"), await database.CountAsync("values", "\"Amount\" IS NULL")));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_lost_column_and_another_type_are_errors_that_change_nothing(DatabaseKind kind)
    {
        ReaderColumn retyped = new("Seats", ColumnType.Text, isNullable: false);
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Name]);
        var lost = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Amount]);
        var changed = await Service.ScheduleAsync(AnyValues.Schema, [retyped, AnyValues.Name, AnyValues.Amount]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(before.CreateItem("values"), Token);

        await AssertErrorAsync(lost, $"The table values in {target.Description} has the column Name, which the report no longer has. Drop the column");
        await AssertErrorAsync(changed, $"The column Seats of the table values in {target.Description} has the type ");

        Assert.Equal(await before.GetRowsAsync(), await database.ReadRowsAsync("values", [AnyValues.Seats, AnyValues.Name]));
        Assert.Empty(await target.GetChangesAsync("values", before.CreateItem("values").Columns, ExportMode.Append, Token));

        // What the message says to do.
        await database.ExecuteAsync($"ALTER TABLE {database.Quote("values")} DROP COLUMN \"Name\"");
        Assert.NotNull(await target.ExportAsync(lost.CreateItem("values"), Token));

        async Task AssertErrorAsync(NightlyReport report, string message)
        {
            var error = await Assert.ThrowsAsync<ExportException>(() => target.GetChangesAsync("values", report.CreateItem("values").Columns, ExportMode.Append, Token));
            Assert.StartsWith(message, error.Message, StringComparison.Ordinal);
            foreach (var mode in Enum.GetValues<ExportMode>())
            {
                Assert.Equal(error.Message, (await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values", mode: mode), Token))).Message);
            }

            Assert.Single(await target.GetExportedAsync(Token));
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_change_of_a_type_is_found(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);
        Assert.Equal(ColumnTypes.All.Select(type => type.Type), AnyValues.All.Select(column => column.Type));

        // DuckDB takes long to open a file that is not open already.
        await using var open = await database.OpenAsync();

        foreach (var column in AnyValues.All)
        {
            foreach (var other in AnyValues.All.Where(other => other != column))
            {
                ReaderColumn retyped = new(column.Name, other.Type, isNullable: false);
                var error = await Assert.ThrowsAsync<ExportException>(() => target.GetChangesAsync("values", [.. AnyValues.All.Select(kept => kept == column ? retyped : kept)], ExportMode.Append, Token));
                Assert.StartsWith($"The column {column.Name} of the table values in {target.Description} has ", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_column_may_become_nullable(DatabaseKind kind)
    {
        ReaderColumn nullable = new("Seats", ColumnType.Integer, isNullable: true);
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        var after = await Service.ScheduleAsync(AnyValues.Schema, [nullable]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(before.CreateItem("values"), Token);

        // SQLite cannot change a column, so its tables accept missing values from the start.
        Assert.Equal(
            kind == DatabaseKind.Sqlite ? [] : ["allow missing values in the column Seats of the table values"],
            await target.GetChangesAsync("values", [nullable], ExportMode.Append, Token));
        Assert.NotNull(await target.ExportAsync(after.CreateItem("values"), Token));
        Assert.Empty(await target.GetChangesAsync("values", [AnyValues.Seats], ExportMode.Append, Token));
    }

    [Fact]
    public async Task A_column_that_sqlite_would_have_to_change_is_an_error()
    {
        ReaderColumn nullable = new("Seats", ColumnType.Integer, isNullable: true);
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = await CreateDatabaseAsync(DatabaseKind.Sqlite);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("other"), Token);
        await database.ExecuteAsync("CREATE TABLE \"values\" (_execution TEXT NOT NULL, \"Seats\" INTEGER NOT NULL)");

        var error = await Assert.ThrowsAsync<ExportException>(() => target.GetChangesAsync("values", [nullable], ExportMode.Append, Token));

        Assert.StartsWith("The column Seats of the table values", error.Message, StringComparison.Ordinal);
        Assert.Contains("accepts no missing values", error.Message, StringComparison.Ordinal);
        Assert.Empty(await target.GetChangesAsync("values", [AnyValues.Seats], ExportMode.Append, Token));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.DuckDb)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_letter_case_of_a_column_can_change(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats, AnyValues.Name], nights: 2);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);
        await database.ExecuteAsync($"ALTER TABLE {database.Quote("values")} RENAME COLUMN \"Seats\" TO \"seats\"");

        Assert.Empty(await target.GetChangesAsync("values", report.CreateItem("values").Columns, ExportMode.Append, Token));
        Assert.NotNull(await target.ExportAsync(report.CreateItem("values", night: 1), Token));

        Assert.Equal(
            (await report.GetRowsAsync()).Concat(await report.GetRowsAsync(night: 1)).Order(StringComparer.Ordinal),
            await database.ReadRowsAsync("values", [new("seats", ColumnType.Integer, isNullable: false), AnyValues.Name]));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_table_of_another_program_is_not_touched(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("other"), Token);
        await database.ExecuteAsync($"CREATE TABLE {database.Quote("values")} (\"Seats\" bigint)");

        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values", mode: ExportMode.Replace), Token));

        Assert.Contains("was not created by an export: it has no column _execution.", error.Message, StringComparison.Ordinal);
    }
}
