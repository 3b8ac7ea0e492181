using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

/// <summary>Observed behavior of the real service that surprises a client.</summary>
public sealed class ObservedBehaviorTests
{
    [Fact]
    public async Task A_link_to_the_next_page_can_be_relative_to_the_base_address()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Datasets = TestDatasets.All, PageSize = 1, UsesRelativeNextLinks = true });
        var names = new List<string>();
        for (var next = "ScheduledDataset?x=a%26b"; next is not null;)
        {
            Assert.StartsWith("ScheduledDataset?", next, StringComparison.Ordinal);
            var page = await service.GetAsync(next);
            names.Add((string)page["value"]![0]!["datasetName"]!);
            next = (string?)page["nextLink"];
        }

        Assert.Equal(TestDatasets.All.Select(d => d.Name), names);
    }

    [Fact]
    public async Task An_error_can_be_in_the_envelope_of_a_response_with_status_200()
    {
        await using var service = await TestService.StartAsync();
        service.Service.Faults.Add(InsightsOperation.ListDatasets, LocalServiceFault.ErrorInEnvelope(400));

        using var response = await service.Api.GetAsync("ScheduledDataset", TestService.Cancel);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var envelope = (await response.Content.ReadFromJsonAsync<JsonObject>(TestService.Cancel))!;
        Assert.Equal((400, "refused on command", 0), ((int)envelope["statusCode"]!, (string?)envelope["message"], envelope["value"]!.AsArray().Count));
        Assert.Throws<ArgumentException>(() => service.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ErrorInEnvelope(400)));
    }

    [Theory]
    [InlineData(LocalServiceProgram.PartnerInsights, "?executionStatus=Pending;Running;Paused;Completed;Failed")]
    [InlineData(LocalServiceProgram.PartnerInsights, "")]
    [InlineData(LocalServiceProgram.Marketplace, "?executionStatus=Failed")]
    [InlineData(LocalServiceProgram.AppsAndGames, "?executionStatus=failed")]
    [InlineData(LocalServiceProgram.AppsAndGames, "")]
    public async Task An_execution_can_fail(LocalServiceProgram program, string filter)
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { Program = program, Datasets = TestDatasets.All });
        var report = await service.CreateReportAsync("SELECT Note FROM Seats");
        service.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);

        var failed = (await service.GetAsync($"ScheduledReport/execution/{report}{filter}"))["value"]![0]!;
        service.Time.Advance(TimeSpan.FromHours(1));
        var later = (await service.GetAsync($"ScheduledReport/execution/{report}{filter}"))["value"]![0]!;

        Assert.Equal(("Failed", "Failed", null), ((string?)failed["executionStatus"], (string?)later["executionStatus"], (string?)later["reportAccessSecureLink"]));
        await service.GetAsync($"ScheduledReport/execution/{report}?executionStatus=Pending;Running;Paused;Completed", HttpStatusCode.NotFound);
        Assert.Equal("Inactive", (string?)(await service.GetAsync("ScheduledReport"))["value"]![0]!["reportStatus"]);
        Assert.Throws<ArgumentException>(() => service.Service.Faults.Add(InsightsOperation.Download, LocalServiceFault.ExecutionFailed));
    }

    [Fact]
    public async Task The_latest_execution_fails_also_where_another_one_is_requested()
    {
        await using var service = await TestService.StartAsync();
        var report = await service.ScheduleAsync("SELECT Note FROM Seats", hours: 24);
        service.Time.Advance(TimeSpan.FromDays(3));
        var before = await service.HistoryAsync(report);
        service.Service.Faults.Add(InsightsOperation.ListExecutions, LocalServiceFault.ExecutionFailed);

        await service.GetAsync($"ScheduledReport/execution/{report}?executionId={before[1]["executionId"]}");

        var after = await service.HistoryAsync(report);
        Assert.Equal((before.Count, "Failed"), (after.Count, (string?)after[0]["executionStatus"]));
        Assert.All(after.Skip(1), execution => Assert.Equal("Completed", (string?)execution["executionStatus"]));
    }

    [Theory]
    [InlineData("Idle seats 2024", true)]
    [InlineData("Überlizenzierung", true)]
    [InlineData("idle-seats", false)]
    [InlineData("idle_seats", false)]
    [InlineData("Idle seats (2024)", false)]
    public async Task A_query_is_named_with_letters_digits_and_white_space(string name, bool isAccepted)
    {
        var body = new JsonObject { ["Name"] = name, ["Query"] = "SELECT Note FROM Seats" };
        await using var strict = await TestService.StartAsync();
        await using var lenient = await TestService.StartAsync(new LocalServiceOptions { Datasets = TestDatasets.All, ValidatesQueryNames = false });

        await strict.PostAsync("ScheduledQueries", (JsonObject)body.DeepClone(), isAccepted ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        await lenient.PostAsync("ScheduledQueries", body);
    }

    [Fact]
    public async Task A_dataset_without_date_ranges_is_read_completely_and_refuses_every_range()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions
        {
            RowsPerDataset = 50, Datasets = [.. TestDatasets.All.Select(d => d.Name == "Seats" ? d with { DateRanges = [], SystemQueries = [] } : d)],
        });

        var refused = await service.TestAsync("SELECT Note FROM Seats TIMESPAN LIFETIME", HttpStatusCode.BadRequest);

        Assert.Contains("Seats has no date ranges", (string)refused["message"]!, StringComparison.Ordinal);
        Assert.Equal(50, (await service.RowsAsync("SELECT Note FROM Seats")).Count);
    }
}
