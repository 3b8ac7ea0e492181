using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Tests.Data;

/// <summary>Loading a report into a real database through the data reader alone.</summary>
public sealed class BulkLoadTests
{
    static BulkLoadTests() => SQLitePCL.Batteries_V2.Init();

    [Fact]
    public async Task A_report_is_loaded_into_SQLite_unchanged()
    {
        const int Rows = 5000;
        var text = "Id,Day,Name,MaybeSeats,Price\r\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"{new Guid(i, 0, 0, new byte[8])},{new DateOnly(2026, 1, 1).AddDays(i % 365):O},\"name, {i % 50}\",{(i % 3 == 0 ? "" : i.ToString(CultureInfo.InvariantCulture))},{i}.25\r\n")));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        await using var reader = ReportFileReader.OpenDataReader(Datasets.Everything.Select(x => new { x.Name, x.Day, x.Id, x.MaybeSeats, x.Price }), stream);
        await using var database = new SqliteConnection("Data Source=:memory:");
        await database.OpenAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Rows, await LoadAsync(reader, database, "report"));
        Assert.Equal((long)Rows, await ScalarAsync(database, "SELECT count(*) FROM report"));
        Assert.Equal((long)((Rows + 2) / 3), await ScalarAsync(database, "SELECT count(*) FROM report WHERE MaybeSeats IS NULL"));
        Assert.Equal(Enumerable.Range(0, Rows).Where(i => i % 3 != 0).Sum(i => (long)i), await ScalarAsync(database, "SELECT sum(MaybeSeats) FROM report"));
        Assert.Equal(50L, await ScalarAsync(database, "SELECT count(DISTINCT Name) FROM report WHERE Name LIKE 'name, %'"));
        Assert.Equal("2026-12-31", await ScalarAsync(database, "SELECT max(Day) FROM report"));
        Assert.Equal((long)Rows, await ScalarAsync(database, "SELECT count(DISTINCT Id) FROM report"));
    }

    /// <summary>The calls of a bulk copy that has no knowledge of reports.</summary>
    private static async Task<int> LoadAsync(DbDataReader reader, SqliteConnection database, string table)
    {
        var names = reader.GetColumnSchema().Select(column => column.ColumnName).ToList();
        await using var transaction = (SqliteTransaction)await database.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var create = database.CreateCommand();
        create.Transaction = transaction;
        create.CommandText = $"CREATE TABLE {table} ({string.Join(", ", names)})";
        await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await using var insert = database.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = $"INSERT INTO {table} VALUES ({string.Join(", ", names.Select(name => "@" + name))})";
        foreach (var name in names)
        {
            insert.Parameters.Add(new SqliteParameter { ParameterName = "@" + name });
        }

        var rows = 0;
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            for (var i = 0; i < names.Count; i++)
            {
                insert.Parameters[i].Value = reader.GetValue(i);
            }

            rows += await insert.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await transaction.CommitAsync(TestContext.Current.CancellationToken);
        return rows;
    }

    private static async Task<object?> ScalarAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }
}
