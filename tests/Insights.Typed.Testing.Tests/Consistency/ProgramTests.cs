using Insights.Typed.Language;
using Insights.Typed.LocalService;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>The program of a client limits its reports in memory as on the local service.</summary>
public sealed class ProgramTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("PartnerInsights", 3, "invalid report parameters: recurrence interval must be between 4 and 2160")]
    [InlineData("PartnerInsights", 4, null)]
    [InlineData("Marketplace", 2, null)]
    [InlineData("Marketplace", 91, "invalid report parameters: recurrence interval must be between 1 and 90")]
    [InlineData("AppsAndGames", 91, null)]
    [InlineData("AppsAndGames", 2161, "invalid report parameters: recurrence interval must be between 1 and 2160")]
    public async Task A_report_has_the_intervals_of_the_program(string name, int hours, string? refusal)
    {
        await using var local = await LocalServiceHost.StartAsync(
            service =>
            {
                service.Program = Enum.Parse<LocalServiceProgram>(name);
                service.Datasets = [GeneratedDatasets.ReadSchema("Undated")];
            },
            AcceptAnyInterval);
        using var kit = new InMemoryInsights(new FixedTime(local.Time.GetUtcNow()));
        kit.Add(Datasets.Undated);
        await using var client = kit.CreateClient(AcceptAnyInterval);

        Assert.Equal(refusal, await ScheduleAsync(local.Client));
        Assert.Equal(refusal, await ScheduleAsync(client));

        // The service decides, not the client.
        void AcceptAnyInterval(InsightsClientOptions options) =>
            (options.Program, options.MinimumRecurrenceInterval, options.MaximumRecurrenceInterval) = (InsightsProgram.Parse(name), 1, int.MaxValue);

        async Task<string?> ScheduleAsync(InsightsClient scheduling)
        {
            var query = await scheduling.CreateQueryAsync("Names", Datasets.Undated.Select(x => x.Name), cancellationToken: Cancel);
            var schedule = new ReportSchedule { ReportName = "Names", RecurrenceInterval = hours };
            var exception = await Record.ExceptionAsync(() => scheduling.CreateReportAsync(query.QueryId, schedule, Cancel));
            return exception is null ? null : Assert.IsType<InsightsServiceException>(exception).ServiceMessage;
        }
    }

    [Fact]
    public async Task A_preview_has_the_rows_up_to_its_limit_and_a_report_has_all()
    {
        const int rows = ServiceProgram.PreviewLimit + 1;
        await using var local = await LocalServiceHost.StartAsync(service =>
        {
            service.Datasets = [GeneratedDatasets.ReadSchema("Undated")];
            service.RowsPerDataset = rows;
        });
        using var kit = new InMemoryInsights();
        kit.Add(Datasets.Undated, Enumerable.Range(0, rows).Select(_ => new UndatedRow { Name = "Contoso" }));
        var names = Datasets.Undated.Select(x => x.Name);

        foreach (var client in new[] { local.Client, kit.Client })
        {
            Assert.Equal(ServiceProgram.PreviewLimit, await client.PreviewAsync(names, Cancel).CountAsync(Cancel));
            Assert.Equal(rows, await client.RunAsync(names, Cancel).CountAsync(Cancel));
        }
    }

    [Theory]
    [InlineData("PartnerInsights", null)]
    [InlineData("Marketplace", null)]
    [InlineData("AppsAndGames", null)]
    [InlineData("PartnerInsights", "https://gateway.contoso.com/reports/")]
    [InlineData("AppsAndGames", "https://gateway.contoso.com/reports/")]
    public async Task A_client_of_each_program_runs_a_query_as_a_report(string name, string? address)
    {
        using var kit = new InMemoryInsights();
        kit.Add(Datasets.Undated, new UndatedRow { Name = "Contoso" });
        await using var client = kit.CreateClient(options =>
        {
            options.Program = InsightsProgram.Parse(name);
            options.BaseAddress = address is null ? options.BaseAddress : new Uri(address);
        });

        Assert.Equal(["Contoso"], await client.RunAsync(Datasets.Undated.Select(x => x.Name), Cancel).ToListAsync(Cancel));
    }
}
