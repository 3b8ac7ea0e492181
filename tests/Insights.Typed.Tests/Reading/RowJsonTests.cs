using System.Text.Json;
using System.Text.Json.Serialization;

namespace Insights.Typed.Tests.Reading;

/// <summary>Rows of every shape are serialized to JSON and back.</summary>
public sealed class RowJsonTests
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);
    private static readonly JsonSerializerOptions Strict = new() { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static TheoryData<string> OptionNames { get; } = ["default", "web", "snake", "no nulls", "no defaults", "numbers as texts", "converters", "source-generated"];

    [Fact]
    public async Task A_full_row_is_written_without_its_metrics()
    {
        var row = Assert.Single(await Reports.ReadAsync(Datasets.Everything.Select(x => x), EverythingReports.Create("a")));

        Assert.Equal(
            """{"Name":"a","Seats":5,"Price":1.5,"Day":"2026-05-03","Moment":"2026-05-03T01:02:03Z","Id":"251de3d4-8868-4032-b518-f142da50522f","IsOn":true,"IsOne":false,"MaybeName":null,"MaybeSeats":null,"MaybePrice":null,"MaybeDay":null,"MaybeMoment":null,"MaybeId":null,"MaybeOn":null,"MaybeOne":null}""",
            JsonSerializer.Serialize(row));
        Assert.Contains("Name = a, Seats = 5", row.ToString(), StringComparison.Ordinal);
        Assert.Equal(row, row with { });
    }

    [Fact]
    public void Only_metrics_with_a_value_are_written()
    {
        var row = new EverythingRow { Name = "a", Customers = 0, MaybeRevenue = null };
        var json = JsonSerializer.Serialize(row);

        Assert.EndsWith("\"Customers\":0,\"MaybeRevenue\":null}", json, StringComparison.Ordinal);
        Assert.DoesNotContain("\"Revenue\"", json, StringComparison.Ordinal);
        var back = JsonSerializer.Deserialize<EverythingRow>(json)!;
        Assert.Equal(row, back);
        Assert.Throws<InvalidOperationException>(() => back.Revenue);
        Assert.Equal((0, null), (back.Customers, back.MaybeRevenue));
    }

    [Fact]
    public void A_row_without_metrics_is_a_plain_record()
    {
        var row = new FlagsRow { Number = 1, Reversed = true };

        Assert.Equal("""{"Number":1,"Reversed":true,"Mixed":false,"Foreign":null}""", JsonSerializer.Serialize(row));
        Assert.Equal(row, JsonSerializer.Deserialize<FlagsRow>(JsonSerializer.Serialize(row)));
    }

    /// <summary>Random rows under all options are written as the serializer writes a record of the same properties, and read back.</summary>
    [Theory]
    [MemberData(nameof(OptionNames))]
    public void Rows_are_written_as_a_record_of_their_properties(string name)
    {
        var random = new Random(23);
        var options = CreateOptions(name);
        for (var i = 0; i < 300; i++)
        {
            var row = Row(random);
            var json = JsonSerializer.Serialize(row, options);

            Assert.Equal(JsonSerializer.Serialize(Mirror.From(row), MirrorContext.With(options, name)), json);
            var back = JsonSerializer.Deserialize<List<EverythingRow>>($"[{json},{json}]", options)!;
            Assert.Equal([json, json], back.Select(again => JsonSerializer.Serialize(again, options)));

            // A metric whose value the options omitted is the same as one that was not selected.
            Assert.True(name.StartsWith("no ", StringComparison.Ordinal) || back[0] == row);
        }
    }

    [Fact]
    public void Names_are_read_according_to_the_options()
    {
        Assert.Equal(5, JsonSerializer.Deserialize<EverythingRow>("""{"SEATS":"5","other":{"seats":[1]}}""", Web)!.Seats);
        Assert.Equal(0, JsonSerializer.Deserialize<EverythingRow>("""{"seats":5}""")!.Seats);
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EverythingRow>("""{"Other":5}""", Strict));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EverythingRow>("""{"Seats":"many"}"""));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<EverythingRow>("[]"));
        Assert.Null(JsonSerializer.Deserialize<EverythingRow>("null"));
        Assert.Equal("", JsonSerializer.Deserialize<EverythingRow>("""{"Name":null}""")!.Name);
    }

    [Fact]
    public async Task A_record_of_the_program_is_written_by_a_source_generated_context()
    {
        var rows = Reports.ReadAsync(Datasets.Everything.Select(x => new Seat(x.Name, x.Seats)), EverythingReports.Create("a", "b"));

        Assert.Equal("""[{"name":"a","seats":5},{"name":"b","seats":5}]""", JsonSerializer.Serialize(await rows, SeatContext.Default.ListSeat));
    }

    private static JsonSerializerOptions CreateOptions(string name) => name switch
    {
        "default" => new(),
        "web" => Web,
        "snake" => new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower },
        "no nulls" => new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull },
        "no defaults" => new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault },
        "numbers as texts" => new() { NumberHandling = JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString },
        "converters" => new() { Converters = { new YearMonth() } },
        "source-generated" => RowContext.Default.Options,
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static EverythingRow Row(Random random)
    {
        var day = new DateOnly(2026, random.Next(1, 13), 1);
        return new EverythingRow
        {
            Name = RandomStrings.Valid(random),
            Seats = random.Next(3) == 0 ? 0 : random.NextInt64(),
            Price = random.Next(3) == 0 ? 0 : random.Next() / 1000m,
            Day = day,
            Moment = new DateTime(2026, 5, 3, 1, 2, 3, DateTimeKind.Utc).AddTicks(random.Next()),
            Id = new Guid(random.Next(), 1, 2, new byte[8]),
            IsOn = random.Next(2) == 0,
            MaybeName = random.Next(2) == 0 ? null : RandomStrings.Valid(random),
            MaybeSeats = random.Next(2) == 0 ? null : random.Next(2),
            MaybePrice = random.Next(2) == 0 ? null : random.Next(2),
            MaybeDay = random.Next(2) == 0 ? null : day,
            MaybeOn = random.Next(2) == 0 ? null : random.Next(2) == 0,
            Customers = random.Next(2),
            Revenue = random.Next(2),
            MaybeRevenue = random.Next(2) == 0 ? null : 0,
        };
    }

    /// <summary>A custom converter of a program for one type of value.</summary>
    private sealed class YearMonth : JsonConverter<DateOnly>
    {
        public override DateOnly Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            DateOnly.ParseExact(reader.GetString()!, "yyyy'|'MM", System.Globalization.CultureInfo.InvariantCulture);

        public override void Write(Utf8JsonWriter writer, DateOnly value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.ToString("yyyy'|'MM", System.Globalization.CultureInfo.InvariantCulture));
    }
}
