using System.Globalization;
using Insights.Typed.Schemas;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>
/// The check of queries, the local service and the test kit accept the same values. A value that is not valid for its column matches no row,
/// not even with <c>!=</c>.
/// </summary>
public sealed class AcceptedValueTests
{
    private const int Seed = 20261130;
    private const int ValuesEach = 60;
    private const string Characters = "0123456789-:./+ TZtzYNaf{";

    /// <summary>Valid values of each column, and forms that other parsers accept. Generated values differ from them in one character.</summary>
    private static readonly (string Column, string[] Values)[] Examples =
    [
        ("Seats", ["0", "-7", "12.5", "+3", "1e3", "1,000"]),
        ("Price", ["0.05", "-120", ".5", "7.", "$1"]),
        ("Day", ["2026-01-31", "2024-02-29", "2026-01-31T10:30:00Z", "01/31/2026", "31 January 2026", "2026-01-31T10:30:00.5Z", "2026-01-31T10:30:00+01:00", "10:30"]),
        ("Moment", ["2026-01-31", "2026-01-31T10:30:00Z", "2026-01-31 10:30:00", "2026-01-31T10:30:00", "2026-01-31T10:30Z", "10:30:00"]),
        ("Id", ["6209a8fd-93af-442e-8b3f-3df0f77e8463", "6209A8FD93AF442E8B3F3DF0F77E8463", "{6209a8fd-93af-442e-8b3f-3df0f77e8463}"]),
        ("IsOn", ["Y", "N", "y", "n", "Yes", "1"]),
        ("IsOne", ["1", "0", "Y", "False"]),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Day", "05/01/2026")]
    [InlineData("Day", "10:30")]
    [InlineData("Moment", "May 1, 2024")]
    [InlineData("Moment", "20240501")]
    [InlineData("Moment", "2024-05")]
    public async Task A_time_in_another_form_is_reported_and_matches_no_row(string column, string value)
    {
        await using var services = await Services.StartAsync();

        Assert.Equal((false, false, false), await services.AcceptAsync(column, value));
    }

    [Theory]
    [InlineData("Day", "2024-05-01T10:30:00")]
    [InlineData("Moment", "2024-05-01T10:30:00.5Z")]
    [InlineData("Moment", "2024-05-01T10:30:00+01:00")]
    [InlineData("Moment", "2024-05-01 10:30:00")]
    [InlineData("Moment", "2024-05-01T10:30")]
    public async Task A_day_with_a_time_is_accepted(string column, string value)
    {
        await using var services = await Services.StartAsync();

        Assert.Equal((true, true, true), await services.AcceptAsync(column, value));
    }

    [Theory]
    [InlineData("2024-05-01T10:30:00+01:00", "2024-05-01T09:30:00.0000000Z")]
    [InlineData("2024-05-01T10:30:00", "2024-05-01T10:30:00.0000000Z")]
    [InlineData("2024-05-01 10:30", "2024-05-01T10:30:00.0000000Z")]
    [InlineData("2024-05-01T10:30:00.5Z", "2024-05-01T10:30:00.5000000Z")]
    [InlineData("2024-05-01", "2024-05-01T00:00:00.0000000Z")]
    public async Task A_text_means_a_time_in_UTC(string text, string expected)
    {
        var moment = (await ReadSchemaAsync()).Columns.Single(column => column.Name == "Moment");

        var time = Assert.IsType<DateTime>(ConditionValue.Parse(moment, text));

        Assert.Equal(expected, time.ToString("O", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_time_in_another_zone_equals_the_time_of_a_row()
    {
        await using var services = await Services.StartAsync();

        await services.AssertOtherZoneMatchesAsync();
    }

    [Fact]
    public async Task The_check_and_the_services_accept_the_same_generated_values()
    {
        await using var services = await Services.StartAsync();
        var random = new Random(Seed);
        var (accepted, refused) = (0, 0);
        foreach (var (column, values) in Examples)
        {
            for (var i = Soak.Times(ValuesEach); i > 0; i--)
            {
                var value = Change(random, values[random.Next(values.Length)]);
                var result = await services.AcceptAsync(column, value);
                Assert.True(result is (true, true, true) or (false, false, false), $"{column} != '{value}': {result}");
                accepted += result.Check ? 1 : 0;
                refused += result.Check ? 0 : 1;
            }
        }

        // Values that all are accepted, or all are not, would prove little.
        Assert.True(accepted > refused / 4 && refused > accepted / 4, $"{accepted} values are accepted, and {refused} are not.");
    }

    /// <summary>Replaces, inserts or removes a character, or changes nothing.</summary>
    private static string Change(Random random, string value)
    {
        var index = random.Next(value.Length);
        var character = Characters[random.Next(Characters.Length)].ToString();
        return random.Next(4) switch
        {
            0 => value.Remove(index, 1).Insert(index, character),
            1 => value.Insert(index, character),
            2 => value.Remove(index, 1),
            _ => value,
        };
    }

    private static async Task<DatasetSchema> ReadSchemaAsync()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Schemas", "Everything.json");
        return Assert.Single(SchemaFile.Read(path, await File.ReadAllTextAsync(path, Cancel)).Datasets);
    }

    /// <summary>The check, the local service and the test kit, with the same rows.</summary>
    private sealed class Services : IAsyncDisposable
    {
        private readonly LocalServiceHost local;
        private readonly InMemoryInsights kit;
        private readonly DatasetSchema schema;

        private Services(LocalServiceHost local, InMemoryInsights kit, DatasetSchema schema) => (this.local, this.kit, this.schema) = (local, kit, schema);

        public static async Task<Services> StartAsync()
        {
            var schema = await ReadSchemaAsync();
            var local = await LocalServiceHost.StartAsync(service => { service.RowsPerDataset = 20; service.Datasets = [schema]; });
            var kit = new InMemoryInsights(new FixedTime(local.Time.GetUtcNow()));
            await RowCopier.CopyAsync(local, kit, GeneratedDatasets.All.Single(dataset => dataset.All.DatasetName == schema.Name));
            return new Services(local, kit, schema);
        }

        public async Task<(bool Check, bool Local, bool Kit)> AcceptAsync(string column, string value)
        {
            var query = InsightsQuery.FromText($"SELECT Id FROM Everything WHERE {column} != {value} LIMIT 1 TIMESPAN LIFETIME");
            return (
                new QueryInspection(query.ToString(), [schema]).Problems.Count == 0,
                await local.Client.PreviewAsync(query, Cancel).AnyAsync(Cancel),
                await kit.Client.PreviewAsync(query, Cancel).AnyAsync(Cancel));
        }

        /// <summary>Asserts that both services return a row if it is compared with its time in another time zone.</summary>
        public async Task AssertOtherZoneMatchesAsync()
        {
            var row = await local.Client.PreviewAsync(InsightsQuery.FromText("SELECT Id, Moment FROM Everything TIMESPAN LIFETIME"), Cancel).FirstAsync(Cancel);
            var time = DateTimeOffset.Parse(row["Moment"]!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal).ToOffset(TimeSpan.FromHours(1));
            var text = time.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
            var query = InsightsQuery.FromText($"SELECT Id, Moment FROM Everything WHERE Moment = {text} TIMESPAN LIFETIME");

            Assert.Contains(row["Id"], await local.Client.PreviewAsync(query, Cancel).Select(found => found["Id"]).ToListAsync(Cancel));
            Assert.Contains(row["Id"], await kit.Client.PreviewAsync(query, Cancel).Select(found => found["Id"]).ToListAsync(Cancel));
        }

        public async ValueTask DisposeAsync()
        {
            kit.Dispose();
            await local.DisposeAsync();
        }
    }
}
