using System.Globalization;
using Apache.Arrow.Types;
using Insights.Typed.Language;
using Insights.Typed.Queries;

namespace Insights.Typed.Parquet.Tests;

/// <summary>The values of each type, as DuckDB reads them.</summary>
public sealed class ColumnTypeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(ParquetCompression.Snappy)]
    [InlineData(ParquetCompression.Zstd)]
    [InlineData(ParquetCompression.GZip)]
    [InlineData(ParquetCompression.Uncompressed)]
    public async Task Each_value_and_each_null_is_kept(ParquetCompression compression)
    {
        using var folder = new TemporaryFolder();
        var rows = EverythingReport.CreateRows(450);
        var path = folder.GetPath("report.parquet");

        var result = await ReportFileConverter.WriteParquetAsync(
            EverythingReport.Query, folder.Write("report.csv", EverythingReport.ToCsv(rows)), path, new() { MaxRowGroupRows = 200, Compression = compression }, Cancel);

        Assert.Equal((450, 3), (result.Rows, result.RowGroups));
        Assert.Equal(rows, DuckDb.ReadRows(path));
        Assert.All(
            DuckDb.Query("SELECT row_group_num_rows, compression FROM parquet_metadata($1)", path),
            group => Assert.Equal((true, compression.ToString().ToUpperInvariant()), ((long)group[0]! <= 200, (string)group[1]!)));
    }

    /// <summary>A builder of columns reads one form of values, so a type with another form needs another builder.</summary>
    [Fact]
    public void Each_type_is_in_the_report_of_these_tests()
    {
        var types = GetModel(Datasets.Everything).Columns.Where(column => EverythingReport.Query.SelectedNames.Contains(column.Name)).Select(column => column.Type);

        Assert.Equal(ColumnTypes.All.Select(type => type.Type).Order(), types.Distinct().Order());
    }

    [Fact]
    public async Task Columns_have_the_declared_types()
    {
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("report.parquet");
        await ReportFileConverter.WriteParquetAsync(EverythingReport.Query, folder.Write("report.csv", EverythingReport.ToCsv([])), path, cancellationToken: Cancel);

        Assert.Equal(
            [
                ("Name", "BYTE_ARRAY", "StringType()", "REQUIRED"), ("Seats", "INT64", null, "REQUIRED"),
                ("Price", "FIXED_LEN_BYTE_ARRAY", "DecimalType(scale=18, precision=38)", "REQUIRED"), ("Day", "INT32", "DateType()", "REQUIRED"),
                ("Moment", "INT64", "TimestampType(isAdjustedToUTC=1, unit=TimeUnit(MILLIS=<null>, MICROS=MicroSeconds(), NANOS=<null>))", "REQUIRED"),
                ("Id", "FIXED_LEN_BYTE_ARRAY", "UUIDType()", "REQUIRED"), ("IsOn", "BOOLEAN", null, "REQUIRED"),
                ("MaybeName", "BYTE_ARRAY", "StringType()", "OPTIONAL"),
            ],
            DuckDb.Query("SELECT name, type, logical_type, repetition_type FROM parquet_schema($1) WHERE name <> 'schema'", path)
                .Take(8).Select(row => ((string)row[0]!, (string)row[1]!, (string?)row[2], (string)row[3]!)));
    }

    [Fact]
    public async Task A_report_without_rows_is_a_file_without_rows()
    {
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("report.parquet");

        var result = await ReportFileConverter.WriteParquetAsync(EverythingReport.Query, folder.Write("report.csv", EverythingReport.ToCsv([])), path, cancellationToken: Cancel);

        Assert.Equal((0, 0), (result.Rows, result.RowGroups));
        Assert.Empty(DuckDb.ReadRows(path));
        Assert.Equal(14, DuckDb.ReadColumns(path).Count);
    }

    /// <summary>Random decimals with up to 28 digits, in columns of random types: each is exact, or refused if and only if its digits do not fit.</summary>
    [Fact]
    public async Task Decimals_are_exact_or_refused()
    {
        var random = new Random(20261129);
        for (var round = 0; round < 20; round++)
        {
            var precision = random.Next(1, 39);
            var scale = random.Next(0, Math.Min(28, precision) + 1);
            var values = Enumerable.Range(0, 40).Select(_ => CreateDecimal(random)).ToList();
            var rejected = new List<long>();
            using var folder = new TemporaryFolder();
            var path = folder.GetPath("report.parquet");
            await ReportFileConverter.WriteParquetAsync(
                Datasets.Everything.Select(x => x.Price),
                folder.Write("report.csv", "Price\n" + string.Concat(values.Select(value => value.ToString(CultureInfo.InvariantCulture) + "\n"))),
                path,
                new()
                {
                    DecimalPrecision = precision,
                    DecimalScale = scale,
                    File = new() { RowRejection = new() { MaxRejectedRows = RowRejectionLimit.FromPercent(100), OnRowRejected = row => rejected.Add(row.RowNumber) } },
                },
                Cancel);

            var fitting = values.Select((value, i) => (value, Row: i + 1L)).ToLookup(item => Fits(item.value, precision, scale));
            Assert.Equal(fitting[false].Select(item => item.Row), rejected);
            Assert.Equal(
                fitting[true].Select(item => item.value),
                DuckDb.Query("SELECT CAST(Price AS VARCHAR) FROM read_parquet($1)", path).Select(row => decimal.Parse((string)row[0]!, CultureInfo.InvariantCulture)));
        }
    }

    [Theory]
    [InlineData(TimeUnit.Millisecond, "2026-01-02T03:04:05.123", true)]
    [InlineData(TimeUnit.Millisecond, "2026-01-02T03:04:05.1234", false)]
    [InlineData(TimeUnit.Microsecond, "2026-01-02T03:04:05.123456", true)]
    [InlineData(TimeUnit.Microsecond, "2026-01-02T03:04:05.1234567", false)]
    [InlineData(TimeUnit.Microsecond, "1969-12-31T23:59:59.999999", true)]
    [InlineData(TimeUnit.Nanosecond, "2026-01-02T03:04:05.1234567", true)]
    [InlineData(TimeUnit.Nanosecond, "1600-01-01T00:00:00", false)]
    public async Task A_time_that_does_not_fit_the_unit_is_refused(TimeUnit unit, string time, bool fits)
    {
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("report.parquet");
        var write = ReportFileConverter.WriteParquetAsync(
            Datasets.Everything.Select(x => x.Moment), folder.Write("report.csv", $"Moment\n{time}\n"), path, new() { TimestampUnit = unit }, Cancel);
        if (fits)
        {
            await write;

            // DuckDB reads times in UTC as microseconds.
            Assert.Equal(
                (DateTime.Parse(time, CultureInfo.InvariantCulture).Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
                DuckDb.Query("SELECT epoch_us(Moment) FROM read_parquet($1)", path)[0][0]);
        }
        else
        {
            var error = await Assert.ThrowsAsync<ReportFormatException>(() => write);
            Assert.Equal((1, "Moment"), (error.RowNumber, error.ColumnName));
        }
    }

    private static decimal CreateDecimal(Random random)
    {
        var digits = new System.Numerics.BigInteger(random.NextInt64(1L << random.Next(1, 62))) * (random.Next(2) == 0 ? 1 : 1_000_000_000);
        return (decimal)digits / (decimal)System.Numerics.BigInteger.Pow(10, random.Next(0, 10)) * (random.Next(2) == 0 ? 1 : -1);
    }

    private static bool Fits(decimal value, int precision, int scale)
    {
        var text = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        var parts = text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').Split('.') : [text, ""];
        return parts[1].Length <= scale && parts[0].TrimStart('0').Length <= precision - scale;
    }

    private static DatasetModel<TRow> GetModel<TRow>(InsightsQuery<TRow> query)
        where TRow : class, IDatasetRow<TRow>
    {
        Assert.Equal(TRow.Model.Name, query.DatasetName);
        return TRow.Model;
    }
}
