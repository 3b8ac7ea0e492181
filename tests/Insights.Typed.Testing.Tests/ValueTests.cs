
namespace Insights.Typed.Testing.Tests;

/// <summary>Values are returned unchanged.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly InMemoryInsights insights = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => insights.Dispose();

    [Fact]
    public async Task Rows_of_every_type_are_returned_as_they_were_added()
    {
        var random = new Random(20260411);
        EverythingRow[] rows = [.. Enumerable.Range(0, 100).Select(_ => RandomRow(random))];
        insights.Add(Datasets.Everything, rows);

        Assert.Equal(rows, await insights.Client.RunAsync(Datasets.Everything, Cancel).ToListAsync(Cancel));
        Assert.Equal(rows, await insights.Client.PreviewAsync(Datasets.Everything, Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_single_missing_value_is_a_row()
    {
        insights.Add(Datasets.Everything, new EverythingRow { MaybeSeats = 1 }, new EverythingRow(), new EverythingRow { MaybeSeats = 2 });

        Assert.Equal([1, null, 2], await insights.Client.RunAsync(Datasets.Everything.Select(x => x.MaybeSeats), Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_Boolean_value_is_found_by_its_literal_and_a_missing_one_by_none()
    {
        insights.Add(Datasets.Everything, new EverythingRow { MaybeOn = true, IsOne = true }, new EverythingRow { MaybeOn = false }, new EverythingRow());

        Assert.Equal([true], await insights.Client.RunAsync(Datasets.Everything.Where(x => x.MaybeOn).Select(x => x.IsOne), Cancel).ToListAsync(Cancel));
        Assert.Equal([false], await insights.Client.RunAsync(Datasets.Everything.Where(x => !x.MaybeOn).Select(x => x.IsOne), Cancel).ToListAsync(Cancel));
    }

    [Fact]
    public async Task A_local_time_arrives_in_UTC()
    {
        var time = new DateTime(2026, 3, 10, 9, 30, 0, DateTimeKind.Local);
        insights.Add(Datasets.Everything, new EverythingRow { Moment = time });

        var arrived = Assert.Single(await insights.Client.RunAsync(Datasets.Everything.Select(x => x.Moment), Cancel).ToListAsync(Cancel));

        Assert.Equal((time.ToUniversalTime(), DateTimeKind.Utc), (arrived, arrived.Kind));
    }

    [Fact]
    public void A_string_that_no_file_can_contain_is_refused_by_Add()
    {
        var exception = Assert.Throws<ArgumentException>(() => insights.Add(Datasets.Everything, new EverythingRow(), new EverythingRow { MaybeName = "ab\uD83D" }));

        Assert.Contains("Everything.MaybeName of row 2", exception.Message, StringComparison.Ordinal);
        Assert.Contains("index 2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_are_copied_when_they_are_added()
    {
        var rows = new List<EverythingRow> { new() { Seats = 1 } };
        insights.Add(Datasets.Everything, rows);
        rows.Clear();

        Assert.Equal([1], await insights.Client.RunAsync(Datasets.Everything.Select(x => x.Seats), Cancel).ToListAsync(Cancel));
    }

    private static EverythingRow RandomRow(Random random)
    {
        string[] pieces = ["a", "Ä", "北", "😀", ",", ";", "\t", "\"", "\r", "\n", "\r\n", " ", "'", "%", "\0", "\uFEFF", RandomText.Valid(random)];
        return new EverythingRow
        {
            Name = random.Next(5) == 0 ? "" : Text(),
            Seats = random.NextInt64(long.MinValue, long.MaxValue),
            Price = Amount(),
            Day = Day(),
            Moment = Moment(),
            Id = Id(),
            IsOn = random.Next(2) == 0,
            IsOne = random.Next(2) == 0,
            MaybeName = Maybe() ? Text() : null,
            MaybeSeats = Maybe() ? random.Next(2) == 0 ? long.MinValue : long.MaxValue : null,
            MaybePrice = Maybe() ? Amount() : null,
            MaybeDay = Maybe() ? Day() : null,
            MaybeMoment = Maybe() ? Moment() : null,
            MaybeId = Maybe() ? Id() : null,
            MaybeOn = Maybe() ? random.Next(2) == 0 : null,
            MaybeOne = Maybe() ? random.Next(2) == 0 : null,
        };

        bool Maybe() => random.Next(3) > 0;
        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => pieces[random.Next(pieces.Length)]));
        decimal Amount() => new(random.Next(), random.Next(), random.Next(), random.Next(2) == 0, (byte)random.Next(29));
        DateOnly Day() => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1));
        DateTime Moment() => new(random.NextInt64(DateTime.MaxValue.Ticks), DateTimeKind.Utc);
        Guid Id() => new([.. Enumerable.Range(0, 16).Select(_ => (byte)random.Next(256))]);
    }
}
