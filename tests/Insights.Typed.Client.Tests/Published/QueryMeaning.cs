using Insights.Typed.Language;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Client.Tests.Published;

/// <summary>Compares a typed query with its published text and with the data.</summary>
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

    /// <summary>The typed query has the published text and the same rows as the query in SQL, in a run and, up to its limit, in a preview.</summary>
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
