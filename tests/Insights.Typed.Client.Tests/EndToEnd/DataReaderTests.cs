using System.Data;
using Insights.Typed.LocalService;

namespace Insights.Typed.Client.Tests.EndToEnd;

/// <summary>A run as a data reader: it has the rows of the run, and cleans up.</summary>
public sealed class DataReaderTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_returns_the_rows_of_the_run()
    {
        var query = Datasets.DynamicsUsage.During(t => t.Lifetime).Select(x => new { x.SubscriptionId, x.Month, x.AssignedSeats, x.CustomerName });
        await using var local = await LocalServiceHost.StartAsync();
        var rows = await local.Client.RunAsync(query, Token).ToListAsync(Token);
        await using (var reader = await local.Client.OpenDataReaderAsync(query, Token))
        {
            foreach (var row in rows)
            {
                Assert.True(await reader.ReadAsync(Token));
                Assert.Equal(
                    (row.SubscriptionId, row.Month, row.AssignedSeats, row.CustomerName),
                    (reader.GetGuid(0), reader.GetFieldValue<DateOnly>(1), reader.GetInt64(2), reader.GetString(3)));
            }

            Assert.False(await reader.ReadAsync(Token));
        }

        Assert.NotEmpty(rows);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Blocking_reads_return_all_rows()
    {
        await using var local = await LocalServiceHost.StartAsync();
        using var reader = await local.Client.OpenDataReaderAsync(Datasets.DynamicsUsage.Select(x => new { x.CustomerMarket, x.TotalAssignedSeats }), Token);
        using var table = new DataTable();
        table.Load(reader);

        Assert.Equal([typeof(string), typeof(long)], table.Columns.Cast<DataColumn>().Select(column => column.DataType));
        Assert.NotEqual(0, table.Rows.Count);
        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task Disposing_it_early_cleans_up()
    {
        await using var local = await LocalServiceHost.StartAsync();
        await using (var reader = await local.Client.OpenDataReaderAsync(Datasets.DynamicsUsage, Token))
        {
            Assert.True(await reader.ReadAsync(Token));
        }

        Assert.Equal((0, 0), await local.CountRemainingAsync());
    }

    [Fact]
    public async Task A_refused_query_is_reported_before_a_reader_is_returned()
    {
        await using var local = await LocalServiceHost.StartAsync();
        local.Service.Faults.Add(InsightsOperation.CreateQuery, LocalServiceFault.Unauthorized, times: 10);

        await Assert.ThrowsAsync<InsightsServiceException>(() => local.Client.OpenDataReaderAsync(Datasets.DynamicsUsage, Token));
    }
}
