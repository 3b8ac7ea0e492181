using Insights.Typed;

var query = Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.CustomerTenantId, x.Month, x.AssignedSeats, x.ActiveUsagePercent });
await File.WriteAllTextAsync("report.csv", """
    CustomerName,CustomerTenantId,Month,AssignedSeats,ActiveUsagePercent
    "Contoso, Ltd.",00000000-0000-0000-0000-000000000001,2026-01-01,40,97.5
    Fabrikam,00000000-0000-0000-0000-000000000002,2026-02-01,12,8.25
    """);
var file = await ReportFileConverter.WriteParquetAsync(query, "report.csv", args[0]);

// Arrow's schema in memory, too.
await foreach (var batch in ReportFileConverter.ReadArrowAsync(query, "report.csv"))
{
    Console.WriteLine($"{file.Rows} and {batch.Length} rows");
}
