namespace Insights.Typed.Export.Tests.Databases;

/// <summary>Every cell of every shipped dataset is in each database as it is in the report's file.</summary>
public sealed class ShippedDatasetTests(DatabaseService service, PostgreSqlServer server) : DatabaseTestBase(service, server)
{
    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Each_cell_of_each_dataset_is_stored(DatabaseKind kind)
    {
        await using var database = await CreateDatabaseAsync(kind);
        await using var target = database.CreateTarget();
        var records = new List<ExportedExecution>();
        foreach (var dataset in DatabaseService.Shipped)
        {
            var report = await Service.ScheduleAsync(dataset);
            var item = report.CreateItem(dataset.Name);

            var record = await target.ExportAsync(item, Token);

            // DuckDB takes long to open a file that is not open already.
            await using var open = await database.OpenAsync();
            var expected = await report.GetRowsAsync();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, await database.ReadRowsAsync(dataset.Name, item.Columns));
            Assert.Equal(expected.Count, record!.Rows);
            Assert.Empty(await target.GetChangesAsync(dataset.Name, item.Columns, ExportMode.Append, Token));
            records.Add(record);
        }

        Assert.Equal(20, records.Count);
        Assert.Equal(records.OrderBy(record => record.Name, StringComparer.Ordinal), (await target.GetExportedAsync(Token)).OrderBy(record => record.Name, StringComparer.Ordinal));
    }
}
