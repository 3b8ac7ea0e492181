namespace Insights.Typed.Parquet.Tests;

/// <summary>Rows with values that do not fit their column.</summary>
public sealed class MismatchTests
{
    private static readonly InsightsQuery Query = Datasets.Everything.Select(x => new { x.MaybeName, x.Seats, x.Price });

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a,x,1", "Seats")]
    [InlineData("a,1,0.1234567890123456789", "Price")]
    [InlineData("a,1,123456789012345678901", "Price")]
    public async Task A_value_that_does_not_fit_is_an_error_with_its_row_and_column(string record, string column)
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("report.csv", $"MaybeName,Seats,Price\na,1,1\n{record}\n");

        var error = await Assert.ThrowsAsync<ReportFormatException>(
            () => ReportFileConverter.WriteParquetAsync(Query, csv, folder.GetPath("report.parquet"), cancellationToken: Cancel));

        Assert.Equal((2, 3, column), (error.RowNumber, error.LineNumber, error.ColumnName));
        Assert.Equal(["report.csv"], folder.FileNames);
    }

    [Fact]
    public async Task The_message_describes_the_type_and_what_to_do()
    {
        using var folder = new TemporaryFolder();
        var csv = folder.Write("report.csv", "MaybeName,Seats,Price\na,1,\"0.1234567890123456789\"\n");

        var error = await Assert.ThrowsAsync<ReportFormatException>(
            () => ReportFileConverter.WriteParquetAsync(Query, csv, folder.GetPath("report.parquet"), cancellationToken: Cancel));

        Assert.Equal(
            "Everything.Price is '0.1234567890123456789' in row 1; expected: a number of the type decimal(38, 18). The number is not rounded. DecimalPrecision and DecimalScale set the type of decimal columns.",
            error.Message);
    }

    /// <summary>Rejected rows at random positions, in columns before and after others: exactly the other rows are in the file, and no text of a rejected row.</summary>
    [Fact]
    public async Task Rejected_rows_are_left_out()
    {
        var random = new Random(7);
        for (var round = 0; round < 10; round++)
        {
            using var folder = new TemporaryFolder();
            var rate = random.Next(2, 60);
            var rows = Enumerable.Range(1, 500).Select(i => (Number: i, Misfit: random.Next(rate) == 0 ? random.Next(1, 3) : 0)).ToList();
            var csv = folder.Write("report.csv", "MaybeName,Seats,Price\n" + string.Concat(rows.Select(row =>
                $"{(row.Misfit > 0 ? $"secret {row.Number}" : row.Number % 3 == 0 ? "" : $"name {row.Number % 20}")},{(row.Misfit == 1 ? "x" : row.Number)},{(row.Misfit == 2 ? "0.1234567890123456789" : "1.5")}\n")));
            var rejected = new List<int>();
            var file = new ReportFileOptions { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromPercent(100), OnRowRejected = row => rejected.Add((int)row.RowNumber) } };

            var result = await ReportFileConverter.WriteParquetAsync(
                Query, csv, folder.GetPath("report.parquet"), new() { MaxRowGroupRows = 100, Compression = ParquetCompression.Uncompressed, File = file }, Cancel);

            Assert.Equal(rows.Where(row => row.Misfit > 0).Select(row => row.Number), rejected);
            Assert.Equal(500 - rejected.Count, result.Rows);
            Assert.Equal(
                rows.Where(row => row.Misfit == 0).Select(row => new object?[] { row.Number % 3 == 0 ? null : $"name {row.Number % 20}", (long)row.Number, 1.5m }),
                DuckDb.ReadRows(folder.GetPath("report.parquet")));
            Assert.DoesNotContain("secret", File.ReadAllText(folder.GetPath("report.parquet"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
        }
    }
}
