namespace Insights.Typed.Docs.Tests.Examples;

[ExamplesOf("src/Insights.Typed/Reading/README.md")]
internal static class ReadingPage
{
    [Prints]
    internal static Task RowsAsync(InsightsClient insights) => WithFileAsync(async path =>
    {
        // <page>
        await File.WriteAllTextAsync(path, """
            Month,CustomerMarket,CustomerName,AssignedSeats
            2026-02-01,Germany,"Contoso, Ltd.",40
            2026-02-01,France,Fabrikam,12
            """);

        var seats = Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.Month.Year, x.AssignedSeats });
        await foreach (var row in ReportFileReader.ReadAsync(seats, path))
        {
            Console.WriteLine(row);
        }
        // </page>
    });

    [Prints]
    internal static Task FaultsAsync(InsightsClient insights) => WithFileAsync(async path =>
    {
        // <page>
        await File.WriteAllTextAsync(path, "CustomerName,AssignedSeats\nContoso,40\nFabrikam,many\n");

        try
        {
            await foreach (var name in ReportFileReader.ReadAsync(Datasets.DynamicsUsage.Select(x => $"{x.CustomerName}: {x.AssignedSeats}"), path))
            {
                Console.WriteLine(name);
            }
        }
        catch (ReportFormatException fault)
        {
            Console.WriteLine(fault.Message);
            Console.WriteLine($"Row {fault.RowNumber}, column {fault.ColumnName}, line {fault.LineNumber}, byte {fault.ByteOffset}");
        }
        // </page>
    });

    [Prints]
    internal static Task RejectAsync(InsightsClient insights) => WithFileAsync(async path =>
    {
        // <page>
        await File.WriteAllTextAsync(path, "CustomerName,AssignedSeats\nContoso,40\nFabrikam,many\nFabrikam,12\n");

        var tolerant = new ReportFileOptions
        {
            RowRejection = new()
            {
                MaxRejectedRows = RowRejectionLimit.FromPercent(40),
                OnRowRejected = rejected => Console.WriteLine($"Row {rejected.RowNumber}, line {rejected.LineNumber}, {rejected.ColumnName}: {rejected.RecordText}"),
            },
        };
        await foreach (var name in ReportFileReader.ReadAsync(Datasets.DynamicsUsage.Select(x => $"{x.CustomerName}: {x.AssignedSeats}"), path, tolerant))
        {
            Console.WriteLine(name);
        }
        // </page>
    });

    [Prints]
    internal static Task DataReaderAsync(InsightsClient insights) => WithFileAsync(async path =>
    {
        await File.WriteAllTextAsync(path, "AssignedSeats,CustomerName,Month\n40,Contoso,2026-02-01\n");

        // <page>
        await using var reader = ReportFileReader.OpenDataReader(Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.Month, x.AssignedSeats }), path);
        while (await reader.ReadAsync())
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                Console.WriteLine($"{reader.GetName(i)}, {reader.GetFieldType(i)}: {reader[i]}");
            }
        }
        // </page>
    });

    [Prints]
    internal static Task JsonAsync(InsightsClient insights) => WithFileAsync(async path =>
    {
        await File.WriteAllTextAsync(path, "CustomerName,AssignedSeats\nContoso,40\n");

        // <page>
        await foreach (var row in ReportFileReader.ReadAsync(Datasets.DynamicsUsage.Select(x => new { x.CustomerName, x.AssignedSeats }), path))
        {
            Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(row));
        }
        // </page>
    });

    private static async Task WithFileAsync(Func<string, Task> read)
    {
        var path = Path.GetTempFileName();
        try
        {
            await read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
