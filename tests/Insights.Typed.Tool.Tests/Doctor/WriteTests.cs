using System.Text.Json;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>Findings that the doctor writes into schema files.</summary>
public sealed class WriteTests
{
    [Fact]
    public async Task Drift_and_types_are_repaired_in_one_step_and_the_rest_stays()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", """
            {
              "datasetName": "Usage",
              "selectableColumns": ["Id", "Name", "Seats"],
              "availableMetrics": ["TotalSeats"],
              "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"],
              "minimumRecurrenceInterval": 24,
              "typed": {
                "description": "Ours:   letter by letter.",
                "columns": { "Id": { "type": "integer", "description": "The key." },
                             "Seats": { "type": "integer" } }
              }
            }
            """);

        var run = (await tool.RunAsync("doctor", "--write")).AssertExit(3);
        var second = await DoctorResult.RunAsync(tool);

        Assert.Contains(run.Lines, line => line == "Written: schemas/Usage.json, schemas/insights.lock.json. Build the project again.");
        Assert.Empty(second.Problems);
        var text = tool.Folder.Read("schemas/Usage.json");
        Assert.Contains("\"description\": \"Ours:   letter by letter.\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Id\": { \"type\": \"guid\", \"description\": \"The key.\" }", text, StringComparison.Ordinal);
        using var file = JsonDocument.Parse(text);
        var columns = file.RootElement.GetProperty("typed").GetProperty("columns");
        Assert.Equal("date", columns.GetProperty("Month").GetProperty("type").GetString());
        Assert.Equal("integer", file.RootElement.GetProperty("typed").GetProperty("metrics").GetProperty("TotalSeats").GetProperty("type").GetString());
        Assert.Equal(5, file.RootElement.GetProperty("selectableColumns").GetArrayLength());
    }

    [Fact]
    public async Task A_type_replaces_the_samples_of_a_column_that_had_none()
    {
        const string Grades = """
            {
              "datasetName": "Grades", "selectableColumns": ["Name", "Grade"], "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "Grade": { "samples": ["1", "2", "3"], "description": "Out of three." } } }
            }
            """;
        await using var service = await Service.StartAsync(Grades);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Grades.json", Grades);

        var run = await tool.RunAsync("doctor", "--write");

        var text = tool.Folder.Read("schemas/Grades.json");
        Assert.Contains("\"Grade\": { \"type\": \"integer\", \"description\": \"Out of three.\" }", text, StringComparison.Ordinal);
        Assert.Empty(SchemaFile.Read("Grades.json", text).Problems);
        Assert.DoesNotContain("samples", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_healthy_account_writes_nothing()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        var before = tool.Folder.All();

        var run = (await tool.RunAsync("doctor", "--write")).AssertExit(0);

        Assert.Equal("No schema file was written: no finding requires a change.", run.Lines[^1]);
        Assert.Equal(before, tool.Folder.All());
    }

    [Fact]
    public async Task A_shipped_dataset_without_a_file_in_the_project_that_the_service_has_changed_gets_none()
    {
        await using var service = await Service.StartAsync(Service.Usage, await ReadChangedAsync());
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace("\"Market\", ", "", StringComparison.Ordinal));

        var diagnosis = await DoctorResult.RunAsync(tool, "--write");

        Assert.Equal(["column-added", "column-added", "column-removed"], diagnosis.Problems.Order(StringComparer.Ordinal));
        Assert.Equal(["schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys.Order(StringComparer.Ordinal));
        Assert.Contains("\"Market\"", tool.Folder.Read("schemas/Usage.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_without_the_shipped_datasets_is_not_compared_with_them()
    {
        await using var service = await Service.StartAsync(Service.Usage, await ReadChangedAsync());
        using var tool = TestTool.Create(service);
        var empty = await DoctorResult.RunAsync(tool, "--write", "--no-shipped");
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        var before = tool.Folder.All();

        var diagnosis = await DoctorResult.RunAsync(tool, "--write", "--no-shipped");

        Assert.Equal(["schemas/Usage.json"], before.Keys);
        Assert.Empty(empty.Problems);
        Assert.Equal("0 files in schemas", empty.GetSummary("schema files"));
        Assert.Empty(diagnosis.Problems);
        Assert.Equal(0, diagnosis.ExitCode);
        Assert.StartsWith("MSLearn: ", diagnosis.GetFinding("dataset-added").Message, StringComparison.Ordinal);
        Assert.Equal(before, tool.Folder.All());
    }

    [Fact]
    public async Task Only_datasets_that_differ_from_the_package_get_a_file()
    {
        await using var service = await Service.StartAsync();
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.Path.StartsWith("ScheduledDataset", StringComparison.Ordinal))
            {
                response.Body = response.Body.Replace("\"PartnerName\"", "\"PartnerTitle\"", StringComparison.Ordinal);
            }
        });
        using var tool = relay.Tool(service);

        var diagnosis = await DoctorResult.RunAsync(tool, "--write", "--dataset", "Profile");

        Assert.Contains("column-removed", diagnosis.Problems);
        Assert.Equal(["schemas/Profile.json", "schemas/insights.lock.json"], tool.Folder.All().Keys.Order(StringComparer.Ordinal));
        Assert.Contains("PartnerTitle", tool.Folder.Read("schemas/Profile.json"), StringComparison.Ordinal);
    }

    /// <summary>Reads a shipped dataset in which a column is gone, and a column is new whose values show a type.</summary>
    private static async Task<string> ReadChangedAsync()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas/MSLearn.json"), TestContext.Current.CancellationToken);
        return shipped.Replace("Roles\": {", "Score\": { \"type\": \"integer\",", StringComparison.Ordinal).Replace("Roles", "Score", StringComparison.Ordinal);
    }
}
