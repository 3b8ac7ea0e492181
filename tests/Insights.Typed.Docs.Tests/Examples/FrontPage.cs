using System.Data;
using Insights.Typed.Client.Tests.Harness;
using Insights.Typed.Docs.Tests.Pages;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("README.md")]
public sealed class FrontPage
{
    private static Query<object> Idle { get; } = Datasets.DynamicsUsage.During(t => t.Lifetime).Take(2).Select<object>(x => new { x.CustomerName, x.AssignedSeats });

    [Prints]
    internal static async Task FirstScreenAsync(InsightsClient insights)
    {
        // <page>
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

        await foreach (var row in insights.RunAsync(idle))
        {
            Console.WriteLine(row);
        }
        // </page>
    }

    [Fact]
    public async Task A_client_is_made()
    {
        var (tenantId, clientId, clientSecret, userName, password) = ("tenant", "client", "secret", "user", "password");

        // <page>
        await using var insights = new InsightsClient(InsightsCredential.ForApplicationAndUser(
            tenantId, clientId, clientSecret, userName, password));
        // </page>
    }

    [Fact]
    public async Task A_table_is_filled_every_night()
    {
        await using var local = await Local.StartAsync(client: options => options.WatchInterval = TimeSpan.FromHours(12));
        var (insights, idle, lastExecutionId) = (local.Client, Idle, default(string));
        using var table = new DataTable();

        // <page>
        var nightly = await insights.FindScheduledReportAsync(idle, "Idle seats")
            ?? await insights.ScheduleAsync(idle, new ReportSchedule { ReportName = "Idle seats", RecurrenceInterval = 24, RecurrenceCount = 365 });

        await foreach (var execution in nightly.WatchAsync(after: lastExecutionId))
        {
            await using var reader = await nightly.ExecuteReaderAsync(execution);
            table.Load(reader);
            lastExecutionId = execution.ExecutionId;
        }
        // </page>

        Assert.NotNull(lastExecutionId);
        Assert.Equal(["CustomerName", "AssignedSeats"], table.Columns.Cast<DataColumn>().Select(column => column.ColumnName));
        Assert.Equal(365 * 2, table.Rows.Count);
        Assert.IsType<long>(table.Rows[0]["AssignedSeats"]);
    }

    [Fact]
    public void The_first_example_and_its_rows_stand_in_the_first_screen() =>
        Assert.InRange(Page.All["README.md"].Blocks.First(block => block.Language == "text").Line, 1, 34);
}
