using System.Data.Common;
using System.Reflection;
using System.Text.Json;

namespace Insights.Typed.Parquet.Tests;

/// <summary>Every shipped dataset, from the local service to Parquet to DuckDB.</summary>
public sealed class ShippedDatasetTests(ServiceOfAllDatasets service)
{
    private static readonly Dictionary<string, InsightsQuery> Queries = typeof(Datasets).GetProperties(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Where(property => property.Name != nameof(Datasets.Everything) && typeof(InsightsQuery).IsAssignableFrom(property.PropertyType))
        .ToDictionary(property => property.Name, property => (InsightsQuery)property.GetValue(null)!, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Queries.Keys];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Each_shipped_dataset_is_tested() => Assert.Equal(20, Queries.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task DuckDB_reads_each_cell_of_the_report(string dataset)
    {
        using var folder = new TemporaryFolder();
        var query = Queries[dataset];
        var path = folder.GetPath("report.parquet");
        var progress = new LastProgress();
        var options = new ParquetOptions { MaxRowGroupRows = 100, Run = new() { KeepReport = true, Progress = progress } };

        var result = await service.Client.WriteParquetAsync(query, path, options, Cancel);

        // The same execution as CSV, which the tests of the library read with other programs.
        var csv = await DownloadAsync(progress.Last!, folder);
        using var expected = ReportFileReader.OpenDataReader(query, csv);
        var columns = ((IDbColumnSchemaGenerator)expected).GetColumnSchema();
        Assert.Equal(columns.Select(column => (column.ColumnName, DuckDb.GetTypeName(column))), DuckDb.ReadColumns(path));
        var rows = DuckDb.ReadRows(path);
        Assert.NotEmpty(rows);
        Assert.Equal(DuckDb.ReadAll(expected), rows);

        Assert.Equal((rows.Count, new FileInfo(path).Length), (result.Rows, result.Bytes));
        Assert.Equal(result.RowGroups, DuckDb.Query("SELECT DISTINCT row_group_id FROM parquet_metadata($1)", path).Count);
        var metadata = DuckDb.Query("SELECT decode(key), decode(value) FROM parquet_kv_metadata($1)", path).ToDictionary(row => (string)row[0]!, row => (string)row[1]!, StringComparer.Ordinal);
        Assert.Equal((dataset, query.ToString()), (metadata["insights.dataset"], metadata["insights.query"]));
        using var schema = JsonDocument.Parse(metadata["insights.schema"]);
        Assert.Equal(
            columns.Select(column => (column.ColumnName, column.AllowDBNull)),
            schema.RootElement.EnumerateArray().Select(column => (column.GetProperty("name").GetString()!, (bool?)column.GetProperty("nullable").GetBoolean())));
    }

    /// <summary>Text is stored once in a row group, however often it occurs.</summary>
    [Fact]
    public async Task Text_is_dictionary_encoded()
    {
        using var folder = new TemporaryFolder();
        var path = folder.GetPath("report.parquet");
        await service.Client.WriteParquetAsync(Datasets.DynamicsUsage.Select(x => x.CustomerMarket), path, cancellationToken: Cancel);

        Assert.All(DuckDb.Query("SELECT encodings FROM parquet_metadata($1)", path), row => Assert.Contains("RLE_DICTIONARY", (string)row[0]!, StringComparison.Ordinal));
    }

    private async Task<string> DownloadAsync(ReportProgress last, TemporaryFolder folder)
    {
        var execution = await service.Client.GetExecutionsAsync(last.ReportId!, [last.ExecutionId!], cancellationToken: Cancel).FirstAsync(Cancel);
        var csv = folder.GetPath("report.csv");
        await using var file = File.Create(csv);
        await service.Client.DownloadAsync(execution, file, cancellationToken: Cancel);
        return csv;
    }

    private sealed class LastProgress : IProgress<ReportProgress>
    {
        public ReportProgress? Last { get; private set; }

        public void Report(ReportProgress value) => Last = value.ExecutionId is null ? Last : value;
    }
}
