using Insights.Typed.Export.Databases;
using Insights.Typed.Language;
using Insights.Typed.Reading;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>What cannot be used is an error that says what to do, without a secret.</summary>
public sealed class TargetErrorTests(DatabaseService service, PostgreSqlServer server) : DatabaseTestBase(service, server)
{
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_database_without_records_has_none_and_reading_creates_nothing(DatabaseKind kind)
    {
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        Assert.Empty(await target.GetExportedAsync(Token));
        Assert.Equal(["create the table values"], await target.GetChangesAsync("values", AnyValues.All, ExportMode.Append, Token));

        Assert.False(database is FileDatabase file && Directory.Exists(Path.GetDirectoryName(file.FilePath)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task A_check_creates_nothing_and_a_preparation_the_tables_of_records(DatabaseKind kind)
    {
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();

        await target.CheckAsync(Token);
        Assert.False(database is FileDatabase file && Directory.Exists(Path.GetDirectoryName(file.FilePath)));
        await target.PrepareAsync(Token);
        await target.PrepareAsync(Token);
        await target.CheckAsync(Token);

        Assert.Equal(0, await database.CountAsync("insights_exports"));
        Assert.Empty(await target.GetExportedAsync(Token));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.DuckDb)]
    public async Task A_file_that_cannot_be_written_is_an_error_of_the_check(DatabaseKind kind)
    {
        await using var database = (FileDatabase)await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.PrepareAsync(Token);
        var file = new FileInfo(database.FilePath) { IsReadOnly = true };

        await AssertErrorAsync($"{database.FilePath} is read-only.");
        file.IsReadOnly = false;
        file.Delete();
        file.Directory!.Delete(recursive: true);
        await File.WriteAllTextAsync(file.DirectoryName!, "", Token);
        await AssertErrorAsync($"{file.DirectoryName} is a file, not a folder.");
        File.Delete(file.DirectoryName!);
        Directory.CreateDirectory(database.FilePath);
        await AssertErrorAsync($"{database.FilePath} is a folder, not a file.");

        async Task AssertErrorAsync(string message)
        {
            Assert.Equal(message, (await Assert.ThrowsAsync<ExportException>(() => target.CheckAsync(Token))).Message);
            Assert.Equal(message, (await Assert.ThrowsAsync<ExportException>(() => target.PrepareAsync(Token))).Message);
        }
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Names_that_a_database_does_not_distinguish_are_errors(DatabaseKind kind)
    {
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        ReaderColumn[] columns = [AnyValues.Seats, new("SEATS", ColumnType.Text, isNullable: false)];

        await AssertErrorAsync("insights_exports", [AnyValues.Seats], "The entry insights_exports would have the name of a table of records.");
        await AssertErrorAsync("values", [new("_execution", ColumnType.Text, isNullable: false)], "The column _execution of the entry values would have the same name as the column _execution");
        if (kind == DatabaseKind.PostgreSql)
        {
            Assert.Single(await target.GetChangesAsync("values", columns, ExportMode.Append, Token));
            await AssertErrorAsync(new string('é', 32), [AnyValues.Seats], $"The entry {new string('é', 32)} has a name of more than 63 bytes");
        }
        else
        {
            await AssertErrorAsync("values", columns, "The column SEATS of the entry values would have the same name as the column Seats");
        }

        async Task AssertErrorAsync(string name, ReaderColumn[] wanted, string message) =>
            Assert.StartsWith(message, (await Assert.ThrowsAsync<ExportException>(() => target.GetChangesAsync(name, wanted, ExportMode.Append, Token))).Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Entries_whose_names_differ_in_letter_case_share_no_table(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);

        if (kind == DatabaseKind.PostgreSql)
        {
            await target.ExportAsync(report.CreateItem("Values"), Token);
            Assert.Equal(120, await database.CountAsync("Values"));
        }
        else
        {
            var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("Values"), Token));
            Assert.StartsWith("The entries values and Values would be one table", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(120, await database.CountAsync("values"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.DuckDb)]
    public async Task A_file_that_is_no_database_is_an_error(DatabaseKind kind)
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = (FileDatabase)await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        Directory.CreateDirectory(Path.GetDirectoryName(database.FilePath)!);
        await File.WriteAllTextAsync(database.FilePath, new string('x', 10000), Token);

        foreach (var action in (Func<Task>[])[() => target.GetExportedAsync(Token), () => target.GetChangesAsync("values", AnyValues.All, ExportMode.Append, Token), () => target.ExportAsync(report.CreateItem("values"), Token)])
        {
            var error = await Assert.ThrowsAsync<ExportException>(action);
            Assert.StartsWith($"The {target.Description[4..]} cannot be used: ", error.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>The lock is that of another program as far as SQLite is concerned.</summary>
    [Fact]
    public async Task SQLite_waits_for_the_lock_of_another_program_until_it_is_canceled()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = await CreateDatabaseAsync(DatabaseKind.Sqlite);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("other"), Token);
        await using var connection = (SqliteConnection)await database.OpenAsync();
        Task<ExportedExecution?> waiting;
        await using (connection.BeginTransaction(deferred: false))
        {
            using var source = CancellationTokenSource.CreateLinkedTokenSource(Token);
            var canceled = Task.Run(() => target.ExportAsync(report.CreateItem("values"), source.Token), Token);
            await source.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => canceled);
            waiting = Task.Run(() => target.ExportAsync(report.CreateItem("values"), Token), Token);
            Assert.Single(await target.GetExportedAsync(Token));
        }

        Assert.NotNull(await waiting);
    }

    [Fact]
    public async Task A_DuckDB_file_that_another_program_has_open_is_an_error_until_it_closes()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = (FileDatabase)await CreateDatabaseAsync(DatabaseKind.DuckDb);
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("other"), Token);
        await using (await OtherProgram.OpenDuckDbFileAsync(database.FilePath))
        {
            foreach (var action in (Func<Task>[])[() => target.GetExportedAsync(Token), () => target.ExportAsync(report.CreateItem("values"), Token)])
            {
                var error = await Assert.ThrowsAsync<ExportException>(action);
                Assert.Equal(
                    $"The DuckDB database {database.FilePath} cannot be used: another program has it open, and DuckDB permits only one. Close the other program, or export to another file. The next export tries again.",
                    error.Message);
            }
        }

        Assert.NotNull(await target.ExportAsync(report.CreateItem("values"), Token));
    }

    [Fact]
    public async Task PostgreSQL_that_does_not_respond_is_an_error_without_the_password()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var target = DatabaseTargets.CreatePostgreSql("Host=/nowhere;Database=sales;Username=me;Password=planted-secret");

        Assert.Equal("the PostgreSQL database sales on /nowhere", target.Description);
        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values"), Token));

        Assert.StartsWith("The PostgreSQL database sales on /nowhere cannot be used: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("The next export tries again.", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=localhost;Password=abc;planted-secret")]
    [InlineData("Host=localhost;Port=planted-secret")]
    [InlineData("Database=planted-secret")]
    public void A_connection_string_that_is_not_valid_is_an_error_without_its_content(string connectionString)
    {
        var error = Assert.Throws<ArgumentException>(() => DatabaseTargets.CreatePostgreSql(connectionString));

        Assert.DoesNotContain("planted", error.ToString(), StringComparison.Ordinal);
    }
}
