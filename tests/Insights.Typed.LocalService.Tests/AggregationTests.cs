using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Insights.Typed.LocalService.Tests;

/// <summary>AGGREGATED replaces a row's time with the start of its period.</summary>
public sealed class AggregationTests
{
    private const string Schema = """
        {
          "datasetName": "D", "selectableColumns": ["At", "Day", "UserId"], "availableMetrics": ["TotalUnits"], "availableDateRanges": ["LAST_30_DAYS", "LIFETIME"],
          "aggregationToDateRangeMapping": { "Hourly": "LIFETIME", "Daily": "LAST_30_DAYS,LIFETIME", "Weekly": "LIFETIME", "Monthly": "LIFETIME", "Yearly": "LIFETIME" },
          "typed": { "columns": { "At": { "type": "datetime" }, "Day": { "type": "date" }, "UserId": { "type": "guid" } }, "metrics": { "TotalUnits": { "type": "integer" } } }
        }
        """;

    private static LocalServiceOptions Options => new() { RowsPerDataset = 300, Datasets = [.. Insights.Typed.Schemas.SchemaFile.Read("D.json", Schema).Datasets] };

    [Theory]
    [InlineData("Hourly", "yyyy-MM-dd'T'HH:00:00'Z'", 0)]
    [InlineData("daily", "yyyy-MM-dd'T00:00:00Z'", 0)]
    [InlineData("Weekly", "yyyy-MM-dd'T00:00:00Z'", 7)]
    [InlineData("MONTHLY", "yyyy-MM-01'T00:00:00Z'", 0)]
    public async Task Each_row_is_in_its_period_and_metrics_are_computed_for_the_period(string period, string form, int days)
    {
        await using var service = await TestService.StartAsync(Options);
        var rows = await RowsAsync(service, "SELECT At, Day, UserId, TotalUnits FROM D TIMESPAN LIFETIME");
        var expected = rows
            .Select(row => (Start: Start(row[0]), Units: long.Parse(row[3], CultureInfo.InvariantCulture)))
            .GroupBy(row => row.Start)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => $"{group.Key},{group.Sum(row => row.Units)}");

        var aggregated = await RowsAsync(service, $"SELECT At, TotalUnits FROM D ORDER BY At ASC TIMESPAN LIFETIME AGGREGATED {period}");

        Assert.Equal(expected, aggregated.Select(row => string.Join(',', row)));

        string Start(string text)
        {
            var time = DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            while (days == 7 && time.DayOfWeek != DayOfWeek.Monday)
            {
                time = time.AddDays(-1);
            }

            return time.ToString(form, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>A row whose only time is a day, or a text that is one. A text that is not a valid day stays unchanged.</summary>
    [Theory]
    [InlineData("date", "")]
    [InlineData("text", ", \"samples\": [\"2024-02-29\", \"2024-02-30\", \"2024-05-07\", \"2024-13-45\", \"May 2024\"]")]
    public async Task A_day_becomes_the_first_of_its_period(string type, string samples)
    {
        var schema = $$"""
            {
              "datasetName": "D", "selectableColumns": ["Month"], "availableDateRanges": ["LIFETIME"], "aggregationToDateRangeMapping": { "Weekly": "LIFETIME", "Monthly": "LIFETIME" },
              "typed": { "columns": { "Month": { "type": "{{type}}"{{samples}} } } }
            }
            """;
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 100, Datasets = [.. Insights.Typed.Schemas.SchemaFile.Read("D.json", schema).Datasets] });
        var days = (await RowsAsync(service, "SELECT Month FROM D TIMESPAN LIFETIME")).ConvertAll(row => row[0]);

        var weekly = await RowsAsync(service, "SELECT Month FROM D TIMESPAN LIFETIME AGGREGATED Weekly");
        var monthly = await RowsAsync(service, "SELECT Month FROM D TIMESPAN LIFETIME AGGREGATED Monthly");

        Assert.Equal(Expected(day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7))), weekly.Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(Expected(day => day.AddDays(1 - day.Day)), monthly.Select(row => row[0]).Order(StringComparer.Ordinal));

        IEnumerable<string> Expected(Func<DateOnly, DateOnly> start) => days
            .Select(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? start(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text)
            .Distinct()
            .Order(StringComparer.Ordinal);
    }

    [Fact]
    public async Task The_shipped_dataset_with_aggregations_has_days_to_aggregate()
    {
        await using var service = await TestService.StartAsync(new LocalServiceOptions { RowsPerDataset = 300, Program = LocalServiceProgram.AppsAndGames });
        const string Query = "SELECT DateStamp FROM Acquisitions TIMESPAN LAST_12_MONTHS";

        var days = await RowsAsync(service, Query);
        var weeks = await RowsAsync(service, Query + " AGGREGATED Weekly");

        Assert.Equal(days.Select(row => Day(row).AddDays(-(((int)Day(row).DayOfWeek + 6) % 7))).Distinct().Order(), weeks.Select(Day).Order());

        static DateOnly Day(string[] row) => DateOnly.ParseExact(row[0], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Conditions_apply_to_the_original_times()
    {
        await using var service = await TestService.StartAsync(Options);
        var middle = (await RowsAsync(service, "SELECT At FROM D ORDER BY At ASC TIMESPAN LIFETIME"))[150][0];

        var later = await RowsAsync(service, $"SELECT At FROM D WHERE At >= '{middle}' ORDER BY At ASC TIMESPAN LIFETIME AGGREGATED Monthly");

        Assert.Equal(middle[..7] + "-01T00:00:00Z", later[0][0]);
    }

    [Theory]
    [InlineData("SELECT At FROM D TIMESPAN LAST_30_DAYS AGGREGATED Weekly", "AGGREGATED Weekly is available for LIFETIME, not for LAST_30_DAYS (at position 50)")]
    [InlineData("SELECT At FROM D TIMESPAN LIFETIME AGGREGATED Often", "AGGREGATED Often is not an aggregation of D, which has Hourly, Daily, Weekly, Monthly, Yearly (at position 46)")]
    [InlineData("SELECT At FROM D TIMESPAN LIFETIME AGGREGATED Yearly", "AGGREGATED Yearly is an aggregation of the dataset, but this service does not know which period it means; use Hourly, Daily, Weekly, Monthly")]
    [InlineData("SELECT At FROM D AGGREGATED Daily", "AGGREGATED follows TIMESPAN; a dataset aggregates the rows of some of its date ranges only (at position 17)")]
    public async Task An_unavailable_aggregation_is_refused(string query, string message)
    {
        await using var service = await TestService.StartAsync(Options);

        var refused = await service.PostAsync("ScheduledQueries", new JsonObject { ["Name"] = "Q", ["Query"] = query }, HttpStatusCode.BadRequest);

        Assert.Equal(message, (string)refused["message"]!);
    }

    [Fact]
    public async Task A_dataset_without_aggregations_refuses_every_aggregation()
    {
        await using var service = await TestService.StartAsync();

        var refused = await service.PostAsync("ScheduledQueries", new JsonObject { ["Name"] = "Q", ["Query"] = "SELECT Month FROM Seats TIMESPAN LIFETIME AGGREGATED Daily" }, HttpStatusCode.BadRequest);

        Assert.Equal("AGGREGATED Daily cannot be used: Seats has no aggregations (at position 53)", (string)refused["message"]!);
    }

    [Fact]
    public async Task The_list_of_datasets_has_the_date_ranges_of_each()
    {
        await using var service = await TestService.StartAsync(Options);

        var dataset = (await service.GetAsync("ScheduledDataset"))["value"]!.AsArray().Single()!;

        Assert.Equal("LAST_30_DAYS,LIFETIME", (string)dataset["aggregationToDateRangeMapping"]!["Daily"]!);
    }

    private static async Task<List<string[]>> RowsAsync(TestService service, string query) =>
        [.. (await service.DownloadAsync(query)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split(','))];
}
