using System.Reflection;
using Insights.Typed.Export.Databases;
using Insights.Typed.Reading;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ColumnType = Insights.Typed.Language.ColumnType;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>The statements of an export. The stand-in parses each one that any test sends.</summary>
public sealed class StatementTests(DatabaseService service) : SqlServerTestBase(service)
{
    [Fact]
    public async Task A_transaction_waits_for_its_lock_before_it_does_anything_else()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats], nights: 2);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);
        await target.ExportAsync(report.CreateItem("values", night: 1, ExportMode.Replace), Token);

        var transactions = database.Server.Statements.Where(statement => statement.Transaction != 0).GroupBy(statement => statement.Transaction).Select(group => group.ToList()).ToList();

        Assert.Equal(3, transactions.Count);
        Assert.All(transactions, statements => Assert.Contains("sp_getapplock @Resource = @p1, @LockMode = 'Exclusive', @LockOwner = 'Transaction'", statements[0].Text, StringComparison.Ordinal));
        var resources = transactions.Select(statements => statements[0].Parameters[0].Value).ToList();
        Assert.Equal(resources[1], resources[2]);
        Assert.NotEqual(resources[0], resources[1]);

        // Without a transaction, an export only reads.
        Assert.All(database.Server.Statements.Where(statement => statement.Transaction == 0), statement => Assert.IsType<SelectStatement>(TransactSql.Parse(statement.Text)));
    }

    [Fact]
    public async Task The_tables_have_the_types_of_the_page()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, AnyValues.All);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);

        var table = database.Server.Statements.Select(statement => statement.Text).Where(text => text.StartsWith("IF OBJECT_ID", StringComparison.Ordinal) && text.Contains("[values]", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            "IF OBJECT_ID(N'[Test $1 ]]''[x].[values]', N'U') IS NULL CREATE TABLE [Test $1 ]]'[x].[values] ([_execution] nvarchar(128) COLLATE Latin1_General_100_BIN2 NOT NULL, [Name] nvarchar(max) NOT NULL, [Seats] bigint NOT NULL, [Amount] decimal(38,18) NOT NULL, [Day] date NOT NULL, [Moment] datetime2(7) NOT NULL, [Id] uniqueidentifier NOT NULL, [IsOn] bit NOT NULL)",
            Assert.Single(table));
    }

    /// <summary>Other statements would wait for the writers of other entries, or for each other.</summary>
    [Fact]
    public async Task Rows_of_an_entry_are_found_by_keys_and_names_are_read_without_locks()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Seats]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values", mode: ExportMode.Replace), Token);
        var statements = database.Server.Statements.Where(statement => statement.Transaction != 0).Select(statement => statement.Text).ToList();

        Assert.All(statements.Where(text => text.StartsWith("SELECT", StringComparison.Ordinal) && text.Contains("insights_exports", StringComparison.Ordinal)), text => Assert.Contains(" WITH (READUNCOMMITTED) WHERE name ", text, StringComparison.Ordinal));
        Assert.All(statements.Where(text => text.StartsWith("UPDATE", StringComparison.Ordinal)), text => Assert.Matches(@" WHERE name = @p\d AND execution_id (=|<>) @p\d$", text));
        Assert.Contains(statements, text => text.Contains("INDEX [insights_rejected] CLUSTERED ([name], [execution_id])", StringComparison.Ordinal));
        Assert.Contains(statements, text => text.Contains("PRIMARY KEY ([name], [execution_id])", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_column_keeps_its_type_and_its_collation_when_it_may_be_missing()
    {
        ReaderColumn nullable = new("Name", ColumnType.Text, isNullable: true);
        var before = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Name]);
        var after = await Service.ScheduleAsync(AnyValues.Schema, [nullable]);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.ExportAsync(before.CreateItem("values"), Token);
        await database.ExecuteAsync("ALTER TABLE [values] ALTER COLUMN [Name] nvarchar(50) COLLATE Latin1_General_100_CS_AS NOT NULL");

        await target.ExportAsync(after.CreateItem("values"), Token);

        Assert.Contains("ALTER TABLE [Test $1 ]]'[x].[values] ALTER COLUMN [Name] nvarchar(50) COLLATE Latin1_General_100_CS_AS NULL", database.Server.Statements.Select(statement => statement.Text));
        Assert.Empty(await target.GetChangesAsync("values", [nullable], ExportMode.Append, Token));
    }

    [Fact]
    public async Task A_text_that_is_longer_than_a_column_that_a_user_has_shortened_is_an_error()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Name], nights: 2);
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        await target.ExportAsync(report.CreateItem("values"), Token);
        await database.ExecuteAsync("ALTER TABLE [values] ALTER COLUMN [Name] nvarchar(5) NOT NULL");

        var error = await Assert.ThrowsAsync<ExportException>(() => target.ExportAsync(report.CreateItem("values", night: 1), Token));

        Assert.Matches(@"^Row \d+, column Name: the text has \d+ characters, and the column has the type nvarchar\(5\)\. Alter the column to a longer type\.$", error.Message);
        Assert.Single(await target.GetExportedAsync(Token));
    }

    [Fact]
    public async Task A_name_of_more_than_128_characters_is_cut_or_refused()
    {
        await using var database = new SqlServerDatabase();
        await using var target = database.CreateTarget();
        var name = new string('é', 128);
        ReaderColumn[] columns = [new(name + "a", ColumnType.Integer, isNullable: true), new(name + "b", ColumnType.Integer, isNullable: true)];

        Assert.Equal([$"create the table {name}"], await target.GetChangesAsync(name, columns, ExportMode.Append, Token));
        var error = await Assert.ThrowsAsync<ExportException>(() => target.GetChangesAsync(name + "é", columns, ExportMode.Append, Token));

        Assert.Equal($"The entry {name}é has a name of more than 128 characters, which the SQL Server database sales on {target.Description.Split(" on ")[1]} does not accept. Give it another name.", error.Message);
        Assert.Throws<ArgumentException>("schema", () => DatabaseTargets.CreateSqlServer(database.Server.ConnectionString, new string('s', 129)));
    }

    [Fact]
    public void The_statements_of_the_page_are_T_SQL()
    {
        var page = File.ReadAllText(typeof(StatementTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "ExportPage").Value!).ReplaceLineEndings("\n");
        var section = page.Split("\n## SQL Server\n")[1].Split("\n## ")[0];

        Assert.All(section.Split("```sql\n")[1..].Select(block => block.Split("```")[0]), block =>
        {
            new TSql130Parser(initialQuotedIdentifiers: true).Parse(new StringReader(block), out var errors);
            Assert.Empty(errors.Select(error => error.Message));
        });
    }
}
