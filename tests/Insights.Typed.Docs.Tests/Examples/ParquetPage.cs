namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed.Parquet/README.md")]
internal static class ParquetPage
{
    internal static async Task WriteAsync(InsightsClient insights, string path)
    {
        // <page>
        await insights.WriteParquetAsync(Datasets.DynamicsUsage.During(t => t.LastMonth), path);
        // </page>
    }

    internal static async Task NightlyAsync(ScheduledReport<DynamicsUsageRow> nightly, string? lastExecutionId)
    {
        // <page>
        await foreach (var execution in nightly.WatchAsync(after: lastExecutionId))
        {
            await nightly.WriteParquetAsync(execution, $"lake/dataset=DynamicsUsage/execution={execution.ExecutionId}/part-0.parquet");
            lastExecutionId = execution.ExecutionId;
        }
        // </page>
    }

    [Prints]
    internal static async Task ConvertAsync(InsightsClient insights)
    {
        var folder = Directory.CreateTempSubdirectory("insights-page-");
        var (csv, parquet) = (Path.Combine(folder.FullName, "report.csv"), Path.Combine(folder.FullName, "report.parquet"));
        try
        {
            // <page>
            await File.WriteAllTextAsync(csv, """
                CustomerName,CustomerMarket,AssignedSeats,ActiveUsagePercent
                "Contoso, Ltd.",Germany,40,97.5
                Fabrikam,France,12,8.25
                """);

            var query = Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.AssignedSeats, x.ActiveUsagePercent });
            var result = await ReportFileConverter.WriteParquetAsync(query, csv, parquet);
            Console.WriteLine($"{result.Rows} rows in {result.RowGroups} row group");
            // </page>
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Prints]
    internal static async Task ArrowAsync(InsightsClient insights)
    {
        // <page>
        await foreach (var batch in insights.ReadArrowAsync(Datasets.DynamicsUsage.Take(5).Select(x => new { x.CustomerName, x.SubscriptionId, x.AssignedSeats })))
        {
            foreach (var field in batch.Schema.FieldsList)
            {
                Console.WriteLine($"{field.Name}: {field.DataType.Name}");
            }

            Console.WriteLine($"{batch.Length} rows");
        }
        // </page>
    }
}
