using Insights.Typed.Export.Tests.Databases;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>The files have every cell of a report, in each place for files.</summary>
public sealed class FileContentTests(DatabaseService service, AzuriteServer server) : FileTestBase(service, server)
{
    private const int Rows = 1600;

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Each_cell_of_each_dataset_is_stored(StoreKind kind)
    {
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget();
        var reports = new List<NightlyReport>();
        var records = new List<ExportedExecution>();
        foreach (var dataset in DatabaseService.Shipped)
        {
            reports.Add(await Service.ScheduleAsync(dataset));
            records.Add((await target.ExportAsync(reports[^1].CreateItem(dataset.Name), Token))!);
        }

        Assert.Equal(20, records.Count);
        Assert.Equal(records.OrderBy(record => record.Name, StringComparer.Ordinal), (await target.GetExportedAsync(Token)).OrderBy(record => record.Name, StringComparer.Ordinal));
        await store.LoadAsync();
        foreach (var (dataset, report) in DatabaseService.Shipped.Zip(reports))
        {
            Assert.Equal(await report.GetRowsAsync(), await store.ReadRowsAsync(dataset.Name, report.CreateItem(dataset.Name).Columns));
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_file_larger_than_a_block_is_whole_and_rejected_rows_are_separate(StoreKind kind)
    {
        await using var large = await DatabaseService.StartAsync(rows: Rows);
        var report = await large.ScheduleAsync(AnyValues.Schema, [AnyValues.Wide, new("Misfit", Language.ColumnType.Integer, isNullable: false)]);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget(Export.Files.ExportFormat.Csv);

        var exported = await target.ExportAsync(report.CreateItem("values", maxRejectedRows: RowRejectionLimit.FromPercent(90)), Token);

        await store.LoadAsync();
        var id = report.Executions[0].ExecutionId;
        Assert.Equal(
            [$"dataset=values/_insights/{id}.json", .. kind == StoreKind.Folder ? ["dataset=values/_insights/lock"] : (string[])[], $"dataset=values/_insights/rejected/{id}.csv", $"dataset=values/_insights/rejected/{id}.csv.reasons.jsonl"],
            store.FileNames.Where(name => name.Contains("_insights", StringComparison.Ordinal)));
        var file = new FileInfo(Path.Combine(store.Root, Assert.Single(store.FileNames, name => name.Contains("date=", StringComparison.Ordinal))));
        Assert.True(file.Length > 4 * 1024 * 1024, "The file is shorter than a block.");
        Assert.Equal(file.Length, exported!.Bytes);
        Assert.Equal(((long)Rows, exported.Rows), (exported.Rows + exported.RejectedRows, (long)CsvFields.Read(file.FullName).Count));
        Assert.Equal(exported.RejectedRows, CsvFields.Read(Path.Combine(store.Root, $"dataset=values/_insights/rejected/{id}.csv")).Count);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_missing_value_of_a_single_column_is_no_empty_line(StoreKind kind)
    {
        var dataset = DatabaseService.Shipped.First(dataset => DatabaseService.GetColumns(dataset).Any(column => column.IsNullable));
        var report = await Service.ScheduleAsync(dataset, [DatabaseService.GetColumns(dataset).First(column => column.IsNullable)]);
        await using var store = await CreateStoreAsync(kind);
        await using var target = store.CreateTarget(Export.Files.ExportFormat.Csv);

        var exported = await target.ExportAsync(report.CreateItem("values"), Token);

        await store.LoadAsync();
        var lines = await File.ReadAllLinesAsync(Path.Combine(store.Root, Assert.Single(store.FileNames, name => name.Contains("date=", StringComparison.Ordinal))), Token);
        Assert.DoesNotContain("", lines);
        Assert.Contains("\"\"", lines);
        Assert.Equal((await report.ReadFileAsync()).Select(row => row[0] ?? "\"\""), lines[1..]);
        Assert.Equal(exported!.Rows, lines.Length - 1);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_header_is_the_first_line_also_without_a_value_or_a_row(StoreKind kind)
    {
        await using var empty = await DatabaseService.StartAsync(rows: 0);
        NightlyReport[] reports = [await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Gap]), await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Missing]), await empty.ScheduleAsync(AnyValues.Schema, [AnyValues.Gap])];
        var files = new List<string[]>();
        foreach (var report in reports)
        {
            await using var store = await CreateStoreAsync(kind);
            await using var target = store.CreateTarget(Export.Files.ExportFormat.Csv);
            var exported = await target.ExportAsync(report.CreateItem("values"), Token);
            await store.LoadAsync();
            files.Add(await File.ReadAllLinesAsync(Path.Combine(store.Root, Assert.Single(store.FileNames, name => name.Contains("date=", StringComparison.Ordinal))), Token));
            Assert.Equal(exported!.Rows, files[^1].Length - 1);
        }

        Assert.Equal(["Gap", "\"\""], files[0][..2]);
        Assert.Equal(["\"\"", "a"], files[0][1..].Distinct());
        Assert.Equal(["Missing", .. Enumerable.Repeat("\"\"", 120)], files[1]);
        Assert.Equal(["Gap"], files[2]);
    }

    [Fact]
    public async Task Nothing_remains_of_an_export_that_rejects_too_many_rows()
    {
        var report = await Service.ScheduleAsync(AnyValues.Schema, [AnyValues.Name, new("Misfit", Language.ColumnType.Integer, isNullable: false)]);
        await using var store = await CreateStoreAsync(StoreKind.Folder);
        await using var target = store.CreateTarget(Export.Files.ExportFormat.Csv);

        await Assert.ThrowsAnyAsync<InsightsException>(() => target.ExportAsync(report.CreateItem("values", maxRejectedRows: RowRejectionLimit.FromCount(3)), Token));

        await store.LoadAsync();
        Assert.DoesNotContain(store.FileNames, name => name.Contains("rejected/", StringComparison.Ordinal) || name.Contains("date=", StringComparison.Ordinal));
    }
}
