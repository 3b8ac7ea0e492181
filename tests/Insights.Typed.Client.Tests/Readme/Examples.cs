using System.Data;
using Console = Insights.Typed.Client.Tests.Readme.ConsoleText;

namespace Insights.Typed.Client.Tests.Readme;

/// <summary>The README's examples, as they stand there.</summary>
internal static class Examples
{
    public static async Task FirstScreenAsync(InsightsClient insights)
    {
#pragma warning disable format
        // <readme>
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
        // </readme>
#pragma warning restore format
    }

    public static async Task ConnectAsync(string tenantId, string clientId, string clientSecret, string userName, string password)
    {
#pragma warning disable format
        // <readme>
await using var insights = new InsightsClient(InsightsCredential.ForApplicationAndUser(
    tenantId, clientId, clientSecret, userName, password));
        // </readme>
#pragma warning restore format
    }

    public static async Task ScheduleAsync(InsightsClient insights, Query<object> idle, string? lastExecutionId)
    {
#pragma warning disable format
        // <readme>
var nightly = await insights.ScheduleAsync(idle, new ReportSchedule { ReportName = "Idle seats", RecurrenceInterval = 24, RecurrenceCount = 365 });

await foreach (var execution in nightly.WatchAsync(after: lastExecutionId))
{
    await foreach (var row in nightly.ReadAsync(execution))
    {
        Console.WriteLine(row);
    }

    lastExecutionId = execution.ExecutionId;
}
        // </readme>
#pragma warning restore format
    }

    public static async Task<DataTable> LoadAsync(InsightsClient insights, Query idle)
    {
#pragma warning disable format
        // <readme>
var table = new DataTable();
await using var reader = await insights.ExecuteReaderAsync(idle);
table.Load(reader);
        // </readme>
#pragma warning restore format
        return table;
    }
}
