using Insights.Typed.Language;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>Holds a typed query against the text that it stands for, and against the data.</summary>
internal static class Meaning
{
    public static void AssertSame(string published, Query typed)
    {
        var meant = ParsedQuery.Parse(published).Query;
        var written = ParsedQuery.Parse(typed.ToString()).Query;
        Assert.NotNull(meant);
        Assert.NotNull(written);
        Assert.True(meant.IsEquivalentTo(written), $"published: {published}\ntyped:     {typed}");
    }

    /// <summary>The typed query says what was published, and gives the rows that SQL gives: run, and previewed as far as a preview goes.</summary>
    public static async Task<List<T>> AssertAsync<T>(Local local, string published, Query<T> typed, string sql, Func<SqliteDataReader, T> row)
    {
        AssertSame(published, typed);
        var expected = await ReadAsync(local, typed.DatasetName, sql, row);
        Assert.Equal(expected, await local.Client.RunAsync(typed, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(expected.Take(100), await local.Client.PreviewAsync(typed, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        return expected;
    }

    public static async Task<List<T>> ReadAsync<T>(Local local, string dataset, string sql, Func<SqliteDataReader, T> row)
    {
        await using var database = await local.Service.OpenDatabaseAsync(dataset, TestContext.Current.CancellationToken);
        await using var command = database.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(row(reader));
        }

        return rows;
    }
}
