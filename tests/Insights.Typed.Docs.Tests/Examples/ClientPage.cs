using System.Globalization;
using System.Reflection;
using Insights.Typed.Docs.Tests.Pages;

namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed/Client/README.md")]
public sealed class ClientPage
{
    private static readonly InsightsQuery<long> Seats = Datasets.DynamicsUsage.During(t => t.LastMonth).Take(100).Select(x => x.AssignedSeats);

    [Prints]
    internal static async Task RunAsync(InsightsClient insights)
    {
        // <page>
        var perMarket = Datasets.DynamicsUsage
            .OrderByDescending(x => x.CustomerCount)
            .During(t => t.Last6Months)
            .Take(2)
            .Select(x => new { x.CustomerMarket, x.CustomerCount });

        var run = new ReportRunOptions { Name = "Customers per market", Progress = new Stages() };
        await foreach (var row in insights.RunAsync(perMarket, run))
        {
            Console.WriteLine(row);
        }
        // </page>
    }

    // <page>
    private sealed class Stages : IProgress<ReportProgress>
    {
        private ReportStage? stage;

        public void Report(ReportProgress value)
        {
            if (value.Stage != stage)
            {
                stage = value.Stage;
                Console.WriteLine($"{stage}, {value.Rows} rows");
            }
        }
    }
    // </page>

    [Prints]
    internal static async Task SaveAsync(InsightsClient insights)
    {
        var path = Path.GetTempFileName();
        try
        {
            // <page>
            var sold = Datasets.SeatsSubscriptionsAndRevenue
                .OrderByDescending(x => x.TotalSoldSeats)
                .During(t => t.Last6Months)
                .Take(2)
                .Select(x => new { x.CustomerMarket, x.SubscriptionStartDate, x.IsAutoRenew, x.TotalSoldSeats });

            await using (var file = File.CreateText(path))
            {
                await foreach (var row in insights.RunAsync(sold))
                {
                    await file.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(row));
                }
            }

            foreach (var line in File.ReadLines(path))
            {
                Console.WriteLine(line);
            }
            // </page>
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Prints]
    internal static async Task SaveUnchangedAsync(InsightsClient insights)
    {
        var sold = Datasets.SeatsSubscriptionsAndRevenue
            .Take(2)
            .Select(x => new { x.CustomerMarket, x.SubscriptionStartDate, x.IsAutoRenew, x.TotalSoldSeats });
        var path = Path.GetTempFileName();
        try
        {
            // <page>
            await using (var csv = File.Create(path))
            {
                await insights.DownloadAsync(sold, csv);
            }

            Console.WriteLine(File.ReadLines(path).First());
            // </page>
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Prints]
    internal static async Task RefuseAsync(InsightsClient insights)
    {
        // <page>
        try
        {
            await insights.PauseReportAsync("3f2a8c55-9d35-4c3a-8d6e-0a8f5a3f7f10");
        }
        catch (InsightsServiceException refusal)
        {
            Console.WriteLine(refusal.Message);
            Console.WriteLine($"{refusal.Operation}, {(int)refusal.StatusCode}, {refusal.ServiceMessage}");
        }
        // </page>
    }

    [Prints]
    internal static async Task ScheduleAsync(InsightsClient insights)
    {
        var seats = Seats;

        // <page>
        var report = await insights.EnsureScheduledReportAsync(
            seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24, RecurrenceCount = 30 });

        var execution = await report.WaitForNextAsync();
        Console.WriteLine($"{execution?.ExecutionStatus}: {await report.ReadLatestAsync().SumAsync()} seats");

        await report.UpdateAsync(new ReportUpdate { RecurrenceInterval = 48 });
        Console.WriteLine($"every {report.Report.RecurrenceInterval} hours, {report.Report.ReportStatus}");
        await report.DeleteAsync();
        // </page>
    }

    [Prints]
    internal static async Task DownloadAsync(InsightsClient insights)
    {
        var path = Path.GetTempFileName();
        var report = await insights.CreateScheduledReportAsync(Seats, new ReportSchedule { ReportName = "Seats", RecurrenceInterval = 24, RecurrenceCount = 1 });
        await report.WaitForNextAsync();
        var reportId = report.ReportId;
        try
        {
            // <page>
            if (await insights.GetLatestExecutionAsync(reportId) is { } latest)
            {
                await using var file = File.Create(path);
                var length = await insights.DownloadAsync(latest, file);
                Console.WriteLine(length == file.Length);
            }
            // </page>
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Prints]
    internal static async Task TextAsync(InsightsClient insights)
    {
        // <page>
        var query = InsightsQuery.FromText("SELECT CustomerName, AssignedSeats FROM DynamicsUsage ORDER BY AssignedSeats DESC LIMIT 1 TIMESPAN LAST_6_MONTHS");
        await foreach (var row in insights.RunAsync(query))
        {
            Console.WriteLine($"{row["CustomerName"]} has {row["AssignedSeats"]}.");
        }
        // </page>
    }

    [Prints]
    internal static Task TextWithValuesAsync(InsightsClient insights)
    {
        // <page>
        var (market, seats, since) = ("Germany", 10, new DateOnly(2024, 5, 1));
        Console.WriteLine(InsightsQuery.FromText($"SELECT CustomerName FROM DynamicsUsage WHERE CustomerMarket = {market} AND AssignedSeats > {seats} AND Month >= {since}"));
        // </page>
        return Task.CompletedTask;
    }

    [Fact]
    public void Every_option_is_on_the_page_with_its_default()
    {
        var defaults = new InsightsClientOptions();
        var table = Page.All["src/Insights.Typed/Client/README.md"].Prose.Split("\n## Options\n")[1].Split("\n## ")[0]
            .Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split(" | "))
            .Select(cells => (Name: cells[0].Trim('|', ' ', '`'), Default: cells[1].Trim()));

        Assert.Equal(
            typeof(InsightsClientOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(p => (p.Name, Worded(p.Name, p.GetValue(defaults)))).Order(),
            table.Order());
    }

    [Fact]
    public void Every_method_of_a_client_is_on_the_page() => Assert.All(
        typeof(InsightsClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(m => m.Name.EndsWith("Async", StringComparison.Ordinal) && m.Name != "DisposeAsync"),
        method => Assert.Contains($"`{method.Name}`", Page.All["src/Insights.Typed/Client/README.md"].Prose, StringComparison.Ordinal));

    private static string Worded(string name, object? value) => value switch
    {
        null => "none",
        TimeProvider => "the system's",
        Uri address => $"`{address}`",
        TimeSpan { TotalSeconds: < 60 } time => Counted(time.TotalSeconds, "second"),
        TimeSpan { TotalMinutes: < 60 } time => Counted(time.TotalMinutes, "minute"),
        TimeSpan { TotalHours: < 24 } time => Counted(time.TotalHours, "hour"),
        TimeSpan time => Counted(time.TotalDays, "day"),
        int bytes when name.EndsWith("Bytes", StringComparison.Ordinal) => $"{bytes / 1024 / 1024} MiB",
        int hours when name.EndsWith("RecurrenceInterval", StringComparison.Ordinal) => Counted(hours, "hour"),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Counted(double count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
}
