using System.IO.Compression;
using System.Text;

namespace Insights.Typed.Tests.Reading;

/// <summary>A file that is not text in UTF-8 is rejected, and the message names its format.</summary>
public sealed class FileEncodingTests
{
    private static readonly InsightsQuery<(string, long)> Query = Datasets.Everything.Select(x => ValueTuple.Create(x.Name, x.Seats));

    public static TheoryData<string, bool, int> Encodings { get; } = new(
        from name in new[] { "utf-16", "utf-16BE", "utf-32", "utf-32BE" }
        from hasMark in new[] { true, false }
        from chunk in new[] { 1, 3, int.MaxValue }
        select (name, hasMark, chunk));

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task A_file_in_another_Unicode_encoding_is_named(string name, bool hasMark, int chunk)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Name,Seats\na,1\n")];
        foreach (var file in new[] { bytes, Zipped(bytes) })
        {
            var error = await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, file, chunk: chunk));

            Assert.StartsWith($"The report is text in {(name.Contains("16", StringComparison.Ordinal) ? "UTF-16" : "UTF-32")} ({(name.EndsWith("BE", StringComparison.Ordinal) ? "big" : "little")}-endian)", error.Message, StringComparison.Ordinal);
            Assert.Equal((1L, 0L), (error.LineNumber, error.ByteOffset));
        }
    }

    [Fact]
    public async Task A_file_in_Windows_1252_is_named_with_row_and_column()
    {
        var error = await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, Encoding.Latin1.GetBytes("Name,Seats\na,1\nCafé,1\n")));

        Assert.Equal((2, "Name", 3L), (error.RowNumber, error.ColumnName, error.LineNumber));
        Assert.Contains("probably in Windows-1252, in which the text is 'Café'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_with_a_blank_of_Windows_1252_is_named_too()
    {
        var error = await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, Encoding.Latin1.GetBytes("Name,Seats\na,1\u00A0000\n")));

        Assert.Equal((1, "Seats"), (error.RowNumber, error.ColumnName));
        Assert.Contains("probably in Windows-1252", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_in_Windows_1252_is_named_if_a_column_is_missing()
    {
        var error = await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, Encoding.Latin1.GetBytes("Name,Größe\na,1\n")));

        Assert.Equal("Seats", error.ColumnName);
        Assert.Contains("in which the text is 'Name,Größe'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ZIP_archive_is_named()
    {
        using var output = new MemoryStream();
        using (var archive = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("report.csv").Open();
            entry.Write("Name,Seats\na,1\n"u8);
        }

        var error = await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, output.ToArray()));

        Assert.StartsWith("The report is a ZIP archive", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_compressed_twice_is_read_and_one_without_end_is_not()
    {
        var bytes = Zipped(Zipped("Name,Seats\na,1\n"u8.ToArray()));

        Assert.Equal([("a", 1)], await Reports.ReadAsync(Query, bytes));
        await Assert.ThrowsAsync<ReportFormatException>(() => Reports.ReadAsync(Query, Zipped(bytes)));
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return output.ToArray();
    }
}
