using Insights.Typed.Language;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>Holds a typed query against the text that it stands for, and against the data.</summary>
internal static class QueryMeaning
{
    public static void AssertSame(string published, InsightsQuery typed)
    {
        var expected = ParsedQuery.Parse(published).Query;
        var written = ParsedQuery.Parse(typed.ToString()).Query;
        Assert.NotNull(expected);
        Assert.NotNull(written);
        Assert.True(expected.IsEquivalentTo(written), $"published: {published}\ntyped:     {typed}");
    }

    /// <summary>The typed query says what was published, and gives the rows that SQL gives: run, and previewed as far as a preview goes.</summary>
    public static async Task<List<T>> AssertAsync<T>(LocalServiceHost local, string published, InsightsQuery<T> typed, string sql, Func<SqliteDataReader, T> row)
    {
        AssertSame(published, typed);
        var expected = await ReadAsync(local, typed.DatasetName, sql, row);
        Assert.Equal(expected, await local.Client.RunAsync(typed, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(expected.Take(100), await local.Client.PreviewAsync(typed, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));
        return expected;
    }

    public static async Task<List<T>> ReadAsync<T>(LocalServiceHost local, string dataset, string sql, Func<SqliteDataReader, T> row)
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
