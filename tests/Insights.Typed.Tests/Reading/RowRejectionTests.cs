using System.Text;
using System.Text.Json;
using Insights.Typed.Reading;
using Insights.Typed.Reading.Rejection;

namespace Insights.Typed.Tests.Reading;

/// <summary>Accepted and rejected rows together are all rows, in order, each whole.</summary>
public sealed class RowRejectionTests : IDisposable
{
    private const string Text = "Name,Seats\r\na,1\r\n\"b, \"\"c\"\"\",many\r\nd,\r\ne,5\r\n\"f\r\ng\",6";

    private static readonly InsightsQuery<(string, long)> Pair = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats));

    private readonly string folder = Directory.CreateTempSubdirectory("insights-typed-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, Soak.Times(30))];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task All_rows_of_generated_reports_are_accepted_or_rejected(int seed)
    {
        var report = new RejectedReports(seed);
        byte[] file = seed % 2 == 0 ? report.Bytes : report.Compress();

        var rejected = new List<RejectedRow>();
        RowCounts? counts = null;
        using var rows = new ChunkedStream(file, seed % 3 == 0 ? 61 : int.MaxValue);
        var complete = await ReportFileReader.ReadAsync(Datasets.Everything, rows, Options(rejected.Add, c => counts = c), Token).ToListAsync(Token);
        Assert.Equal(report.Accepted, complete.Select(RejectedReports.GetValues));
        Assert.Equal(new RowCounts(report.Accepted.Count, report.Rejected.Count), counts);
        AssertRejected(report, rejected);

        // In rows that are reused, and as cells.
        rejected.Clear();
        using var reused = new MemoryStream(file);
        var selected = await ReportFileReader.ReadAsync(
            Datasets.Everything.Select(x => new { x.Name, x.Seats, x.Price, x.Day, x.Moment, x.Id, x.IsOn, x.IsOne, x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn, x.MaybeOne }),
            reused,
            Options(rejected.Add),
            Token).ToListAsync(Token);
        Assert.Equal(report.Accepted, selected.Select(object?[] (x) => [x.Name, x.Seats, x.Price, x.Day, x.Moment, x.Id, x.IsOn, x.IsOne, x.MaybeName, x.MaybeSeats, x.MaybePrice, x.MaybeDay, x.MaybeMoment, x.MaybeId, x.MaybeOn, x.MaybeOne]));
        AssertRejected(report, rejected);

        rejected.Clear();
        using var cells = new MemoryStream(file);
        await using var reader = ReportFileReader.OpenDataReader(Datasets.Everything.Select(x => x), cells, Options(rejected.Add));
        var read = new List<object?[]>();
        while (await reader.ReadAsync(Token))
        {
            read.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
        }

        Assert.Equal(report.Accepted.Select(row => row.Select(value => value is "" ? null : value)), read.Select(row => row.Select(value => value is "" ? null : value)));
        AssertRejected(report, rejected);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Every_scan_rejects_the_same_rows(int seed)
    {
        var report = new RejectedReports(seed + 1000);
        foreach (var width in Enum.GetValues<ScanWidth>().Where(width => width != ScanWidth.Vector512 || ScanWidths.Best == width))
        {
            var rejected = new List<RejectedRow>();
            using var stream = new ChunkedStream(report.Bytes, seed % 2 == 0 ? 1000 : int.MaxValue);
            using var records = new DelimitedReader(stream, Records.Comma, Records.Limit, width);
            using var rejecter = new RowRejecter(Options(rejected.Add).RowRejection!);
            var query = Datasets.Everything.Select(x => x);
            var rows = new RowSequence<EverythingRow>(records, query.CreateProjector(), query.DatasetName, rejecter);
            var read = new List<object?[]>();
            do
            {
                while (rows.ReadBatch() is > 0 and var count)
                {
                    read.AddRange(Enumerable.Range(0, count).Select(i => RejectedReports.GetValues(rows[i])));
                }
            }
            while (await records.FillAsync(Token));

            rows.Complete();
            Assert.Equal(report.Accepted, read);
            AssertRejected(report, rejected);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task The_file_of_rejected_rows_is_a_report_that_is_read_again(int seed)
    {
        var report = new RejectedReports(seed + 2000);
        var path = Path.Combine(folder, "rejected.csv");
        using var stream = new MemoryStream(report.Bytes);
        var options = new ReportFileOptions { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromPercent(100), FilePath = path } };
        var accepted = await ReportFileReader.ReadAsync(Datasets.Everything, stream, options, Token).ToListAsync(Token);

        Assert.Equal(report.Accepted.Count, accepted.Count);
        if (report.Rejected.Count == 0)
        {
            Assert.Empty(Directory.GetFiles(folder));
            return;
        }

        var reasons = (await File.ReadAllLinesAsync(path + ".reasons.jsonl", Token)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(report.Rejected.Select(row => row.Row), reasons.Select(reason => reason.GetProperty("row").GetInt64()));

        // Every record is preserved byte for byte, under the header of the report.
        var again = new List<RejectedRow>();
        await ReportFileReader.ReadAsync(Datasets.Everything, path, Options(again.Add), Token).CountAsync(Token);
        Assert.Equal(report.Rejected.Select(row => row.Record), again.Select(row => row.Record.ToArray()));
        Assert.Equal(reasons.Select(reason => reason.GetProperty("column").GetString()), again.Select(row => row.ColumnName));

        // With a schema in which all columns are text, the rejected rows that are valid UTF-8 are read.
        var texts = InsightsQuery.FromText($"SELECT {EverythingReports.Header.Split(',')} FROM Everything");
        var read = await ReportFileReader.ReadAsync(texts, path, Options(_ => { }), Token).ToListAsync(Token);
        Assert.Equal(
            report.Rejected.Where(row => row.Fields.All(field => Encoding.UTF8.GetString(field).IndexOf('\uFFFD', StringComparison.Ordinal) < 0)).Select(row => row.Fields.Select(Encoding.UTF8.GetString)),
            read.Select(row => row.Values.Select(value => value ?? "")));
    }

    [Fact]
    public async Task The_corrected_schema_reads_the_file_of_rejected_rows()
    {
        const string Mismatches = "Name,Seats\na,1.5\n\"b, c\",\nd,4\n\"e\"\"\nf\",0.25";
        var path = Path.Combine(folder, "rejected.csv");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Mismatches));
        var options = new ReportFileOptions { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromCount(3), FilePath = path } };
        var accepted = await ReportFileReader.ReadAsync(Pair, stream, options, Token).ToListAsync(Token);

        var corrected = await ReportFileReader.ReadAsync(Datasets.Corrected.Select(x => new { x.Name, x.Seats }), path, cancellationToken: Token).ToListAsync(Token);

        Assert.Equal([("d", 4)], accepted);
        Assert.Equal([("a", 1.5m), ("b, c", null), ("e\"\nf", 0.25m)], corrected.Select(row => (row.Name, row.Seats)));
    }

    [Fact]
    public async Task A_rejected_row_has_its_position_reason_and_record()
    {
        var rejected = new List<RejectedRow>();

        Assert.Equal([("a", 1), ("e", 5), ("f\r\ng", 6)], await ReadAsync(Text, RowRejectionLimit.FromCount(2), rejected.Add));

        Assert.Equal([(2L, 3L, "Seats", "\"b, \"\"c\"\"\",many"), (3, 4, "Seats", "d,")], rejected.Select(row => (row.RowNumber, row.LineNumber, row.ColumnName, row.RecordText)));
        Assert.StartsWith("Everything.Seats is 'many' in row 2; expected: a whole number.", rejected[0].Reason, StringComparison.Ordinal);
        Assert.Equal(Text.IndexOf("many", StringComparison.Ordinal), rejected[0].ByteOffset);
    }

    [Fact]
    public async Task One_row_over_the_limit_is_an_error_with_limit_number_and_reasons()
    {
        var rejected = new List<RejectedRow>();
        var error = await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(Text, RowRejectionLimit.FromCount(1), rejected.Add));

        Assert.Equal(2, rejected.Count);
        Assert.StartsWith("2 of 3 rows were rejected; MaxRejectedRows allows 1. The first errors: Row 2, line 3: Everything.Seats is 'many'", error.Message, StringComparison.Ordinal);
        Assert.Contains("Row 3, line 4: Everything.Seats has no value", error.Message, StringComparison.Ordinal);
        Assert.Equal((2L, "Seats", 3L), (error.RowNumber, error.ColumnName, error.LineNumber));
    }

    [Theory]
    [InlineData(5, 2, 40, null)]
    [InlineData(5, 2, 39, 5)]
    [InlineData(1000, 10, 1, null)]
    [InlineData(1000, 11, 1, 1000)]
    [InlineData(2000, 20, 1, null)]
    public async Task A_percentage_applies_from_the_thousandth_row_and_at_the_end(int rows, int bad, int percent, int? judgedAt)
    {
        // The bad rows are the first ones.
        var text = "Name,Seats\n" + string.Concat(Enumerable.Range(0, rows).Select(i => i < bad ? "x,?\n" : "a,1\n"));
        var limit = RowRejectionLimit.FromPercent(percent);

        if (judgedAt is null)
        {
            Assert.Equal(rows - bad, (await ReadAsync(text, limit, _ => { })).Count);
            return;
        }

        var error = await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(text, limit, _ => { }));
        Assert.StartsWith($"{bad} of {judgedAt} rows were rejected; MaxRejectedRows allows {percent}%.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_percentage_ends_a_long_report_at_the_row_that_exceeds_it()
    {
        var text = "Name,Seats\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => i >= 1500 ? "x,?\n" : "a,1\n"));

        var error = await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(text, RowRejectionLimit.FromPercent(1), _ => { }));

        Assert.StartsWith("16 of 1516 rows were rejected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name,Seats\na,1,2\n")]
    [InlineData("Name,Seats\na\n")]
    [InlineData("Name,Seats\n\"a,1\n")]
    [InlineData("Name,Seats\n\"a\"b,1\n")]
    [InlineData("Name\na\n")]
    public async Task A_damaged_structure_ends_the_reading_nevertheless(string text) =>
        await Assert.ThrowsAsync<ReportFormatException>(() => ReadAsync(text, RowRejectionLimit.FromPercent(100), _ => Assert.Fail("Nothing is rejected.")));

    [Fact]
    public async Task Rows_before_a_rejected_one_are_returned_first()
    {
        var order = new List<string>();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(Text));
        await foreach (var (name, _) in ReportFileReader.ReadAsync(Pair, stream, Options(row => order.Add($"-{row.RowNumber}")), Token))
        {
            order.Add(name);
        }

        Assert.Equal(["a", "-2", "-3", "e", "f\r\ng"], order);
    }

    [Fact]
    public async Task An_exception_of_the_callback_ends_the_reading() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAsync(Text, RowRejectionLimit.FromCount(9), _ => throw new InvalidOperationException()));

    [Fact]
    public void Rejected_rows_require_a_target_and_do_not_overwrite_an_existing_file()
    {
        var path = Path.Combine(folder, "rejected.csv");
        File.WriteAllText(path, "kept");
        Assert.Throws<ArgumentException>(() => Read(new() { MaxRejectedRows = RowRejectionLimit.FromCount(1) }));
        Assert.Throws<IOException>(() => Read(new() { MaxRejectedRows = RowRejectionLimit.FromCount(1), FilePath = path }));
        Assert.Equal("kept", File.ReadAllText(path));

        static void Read(RowRejectionOptions rejection) => ReportFileReader.ReadAsync(Pair, Stream.Null, new ReportFileOptions { RowRejection = rejection }, Token);
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("100", "100")]
    [InlineData(" 1% ", "1%")]
    [InlineData("0.5 %", "0.5%")]
    [InlineData("100%", "100%")]
    [InlineData("101%", null)]
    [InlineData("-1", null)]
    [InlineData("1,5%", null)]
    [InlineData("many", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void A_limit_is_parsed_in_every_culture(string? text, string? expected)
    {
        Assert.Equal(expected is not null, RowRejectionLimit.TryParse(text, out var limit));
        Assert.Equal(expected ?? "0", limit.ToString());
    }

    private static ReportFileOptions Options(Action<RejectedRow> rejected, Action<RowCounts>? completed = null) =>
        new() { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromPercent(100), OnRowRejected = rejected, OnCompleted = completed } };

    private static async Task<List<(string, long)>> ReadAsync(string text, RowRejectionLimit limit, Action<RejectedRow> rejected)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var options = new ReportFileOptions { RowRejection = new() { MaxRejectedRows = limit, OnRowRejected = rejected } };
        return await ReportFileReader.ReadAsync(Pair, stream, options, Token).ToListAsync(Token);
    }

    private static void AssertRejected(RejectedReports report, List<RejectedRow> rejected)
    {
        Assert.Equal(report.Rejected.Select(row => row.Row), rejected.Select(row => row.RowNumber));
        Assert.Equal(report.Rejected.Select(row => row.Record), rejected.Select(row => row.Record.ToArray()));
        Assert.All(report.Rejected.Zip(rejected), pair => Assert.Contains(pair.Second.ColumnName, pair.First.Columns));
    }
}
