using System.Data;
using Insights.Typed;
using Insights.Typed.Docs.Tests.Examples;
using Insights.Typed.Docs.Tests.Pages;

// Outside the library's namespaces, as an app is: the using directive that the page shows is needed.
namespace ExampleApp;

[ExamplesOf("README.md")]
public sealed class FrontPage
{
    [Prints]
    internal static async Task FirstScreenAsync(InsightsClient insights)
    {
        // <page> using Insights.Typed;
        var subscriptions = Datasets.DynamicsUsage.Select(x => x.SubscriptionId);
        Console.WriteLine(subscriptions);

        var market = "Germany";
        var idle = Datasets.DynamicsUsage
            .Where(x => x.AssignedSeats > 10 && x.CustomerMarket == market)
            .OrderByDescending(x => x.AssignedSeats)
            .During(t => t.Last6Months)
            .Take(3)
            .Select(x => new { x.CustomerName, x.AssignedSeats, Idle = x.AssignedSeats - x.ActiveSeats });
        Console.WriteLine(idle);

        await foreach (var row in insights.RunAsync(idle))   // insights: an InsightsClient, created under "Run a query"
        {
            Console.WriteLine(row);
        }
        // </page>
    }

    [Fact]
    public async Task A_client_is_created()
    {
        // <page>
        await using var insights = new InsightsClient(InsightsCredential.FromLogin());
        // </page>
    }

    [Fact]
    public async Task A_table_is_filled_every_night()
    {
        const int Nights = 30;
        await using var local = await LocalServiceHost.StartAsync(service => service.RowsPerDataset = 2, options => options.WatchInterval = TimeSpan.FromHours(12));
        using var table = new DataTable();
        table.RowChanging += (_, _) => _ = table.Rows.Count < Nights * 2 ? 0 : throw new OperationCanceledException();

        await Assert.ThrowsAsync<OperationCanceledException>(() => FillAsync(local.Client, table, lastExecutionId: null));

        Assert.Equal(["CustomerName", "AssignedSeats", "ActiveSeats"], table.Columns.Cast<DataColumn>().Select(column => column.ColumnName));
        Assert.Equal(Nights * 2, table.Rows.Count);
        Assert.IsType<long>(table.Rows[0]["AssignedSeats"]);
    }

    private static async Task FillAsync(InsightsClient insights, DataTable table, string? lastExecutionId)
    {
        // <page>
        var seats = Datasets.DynamicsUsage
            .During(t => t.Lifetime)
            .Select(x => new { x.CustomerName, x.AssignedSeats, x.ActiveSeats });

        var nightly = await insights.EnsureScheduledReportAsync(seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24 });

        await foreach (var execution in nightly.WatchAsync(after: lastExecutionId))
        {
            await using var reader = await nightly.OpenDataReaderAsync(execution);
            table.Load(reader);
            lastExecutionId = execution.ExecutionId;
        }
        // </page>
    }

    [Fact]
    public void The_first_example_and_its_rows_are_within_the_first_screen() =>
        Assert.InRange(Page.All["README.md"].Blocks.First(block => block.Language == "text").Line, 1, 34);

    [Fact]
    public void The_page_is_short() => Assert.InRange(Page.All["README.md"].Text.Split('\n').Length, 1, 150);
}
