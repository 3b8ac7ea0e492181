using System.Data.Common;
using Dapper;
using DuckDB.NET.Data;
using LinqToDB;
using LinqToDB.Async;
using LinqToDB.Data;
using Npgsql;

namespace Insights.Typed.Tests.Data;

/// <summary>Real consumers of data readers read a report without any knowledge of it.</summary>
public sealed class ConsumerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_binary_COPY_into_PostgreSQL_writes_each_value(bool withTypeNames)
    {
        await using var server = await PostgreSql.StartAsync(Token);
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var connection = await source.OpenConnectionAsync(Token);
        await using var reader = ConsumedReport.Open();
        await using (var create = new NpgsqlCommand(ConsumedReport.CreateTable(reader), connection))
        {
            await create.ExecuteNonQueryAsync(Token);
        }

        await using (var copy = await connection.BeginBinaryImportAsync("COPY report FROM STDIN (FORMAT BINARY)", Token))
        {
            while (await reader.ReadAsync(Token))
            {
                await copy.StartRowAsync(Token);
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    if (reader.IsDBNull(i))
                    {
                        await copy.WriteNullAsync(Token);
                    }
                    else if (withTypeNames)
                    {
                        await copy.WriteAsync(reader.GetValue(i), reader.GetDataTypeName(i), Token);
                    }
                    else
                    {
                        await copy.WriteAsync(reader.GetValue(i), Token);
                    }
                }
            }

            Assert.Equal((ulong)ConsumedReport.Rows, await copy.CompleteAsync(Token));
        }

        await using var select = new NpgsqlCommand("SELECT * FROM report", connection);
        await using var loaded = await select.ExecuteReaderAsync(Token);
        Assert.Equal(ConsumedReport.Expected, await GetRows(loaded));
    }

    [Fact]
    public async Task DuckDB_appends_each_value()
    {
        await using var connection = new DuckDBConnection("Data Source=:memory:");
        await connection.OpenAsync(Token);
        await using var reader = ConsumedReport.Open();
        await using var create = connection.CreateCommand();
        create.CommandText = ConsumedReport.CreateTable(reader);
        await create.ExecuteNonQueryAsync(Token);
        using (var appender = connection.CreateAppender("report"))
        {
            while (await reader.ReadAsync(Token))
            {
                var row = appender.CreateRow();
                for (var i = 0; i < reader.FieldCount; i++)
                {
                    Append(row, reader.GetValue(i));
                }

                row.EndRow();
            }
        }

        await using var select = connection.CreateCommand();
        select.CommandText = "SELECT * FROM report";
        await using var loaded = await select.ExecuteReaderAsync(Token);
        Assert.Equal(ConsumedReport.Expected, await GetRows(loaded));
    }

    [Fact]
    public void Dapper_maps_each_value()
    {
        using var reader = ConsumedReport.Open();

        Assert.Equal(ConsumedReport.Expected, reader.Parse<ConsumedRow>());
    }

    /// <summary>As a program streams rows into a table: linq2db accepts an asynchronous sequence.</summary>
    [Fact]
    public async Task Linq2db_copies_each_row_in_bulk()
    {
        await using var server = await PostgreSql.StartAsync(Token);
        await using var database = new DataConnection(new DataOptions().UsePostgreSQL(server.ConnectionString));
        var table = await database.CreateTableAsync<ConsumedRow>("copied", token: Token);

        var copied = await table.BulkCopyAsync(new BulkCopyOptions { BulkCopyType = BulkCopyType.ProviderSpecific }, RowsAsync(), Token);

        Assert.Equal(ConsumedReport.Rows, copied.RowsCopied);
        var loaded = await table.OrderBy(row => row.Seats).ToListAsync(Token);
        Assert.Equal(ConsumedReport.Expected, loaded.Select(row => row with
        {
            Moment = DateTime.SpecifyKind(row.Moment, DateTimeKind.Utc),
            MaybeMoment = row.MaybeMoment is { } moment ? DateTime.SpecifyKind(moment, DateTimeKind.Utc) : null,
        }));

        static async IAsyncEnumerable<ConsumedRow> RowsAsync()
        {
            await using var reader = ConsumedReport.Open();
            var parse = reader.GetRowParser<ConsumedRow>();
            while (await reader.ReadAsync(Token))
            {
                yield return parse(reader);
            }
        }
    }

    /// <summary>As SqlBulkCopy reads a source: columns by name, then each row by position, one value at a time.</summary>
    [Fact]
    public async Task A_bulk_copy_into_SQL_Server_reads_each_value()
    {
        Type[] known = [typeof(string), typeof(long), typeof(decimal), typeof(DateOnly), typeof(DateTime), typeof(Guid), typeof(bool)];
        await using var reader = ConsumedReport.Open();
        var ordinals = Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetOrdinal(reader.GetName(i).ToUpperInvariant())).ToList();
        Assert.Equal(Enumerable.Range(0, 11), ordinals);
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetOrdinal("Nothing"));

        var rows = 0;
        while (await reader.ReadAsync(Token))
        {
            rows++;
            foreach (var i in ordinals)
            {
                var value = reader.GetValue(i);
                Assert.Equal(await reader.IsDBNullAsync(i, Token), value is DBNull);
                Assert.True(value is DBNull || (known.Contains(value.GetType()) && value.GetType() == reader.GetFieldType(i)));
            }
        }

        Assert.Equal(ConsumedReport.Rows, rows);
    }

    private static void Append(IDuckDBAppenderRow row, object value)
    {
        _ = value switch
        {
            DBNull => row.AppendNullValue(),
            string text => row.AppendValue(text),
            long number => row.AppendValue(number),
            decimal number => row.AppendValue(number),
            DateOnly day => row.AppendValue(day),
            DateTime time => row.AppendValue(time),
            Guid id => row.AppendValue(id),
            bool flag => row.AppendValue(flag),
            _ => throw new NotSupportedException(value.GetType().Name),
        };
    }

    private static async Task<List<ConsumedRow>> GetRows(DbDataReader reader)
    {
        var rows = new List<ConsumedRow>();
        while (await reader.ReadAsync(Token))
        {
            rows.Add(ConsumedRow.Read(reader));
        }

        return rows;
    }
}
