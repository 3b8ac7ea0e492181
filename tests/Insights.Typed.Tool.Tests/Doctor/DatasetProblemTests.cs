using System.Text.Json.Nodes;
using Insights.Typed.Language;

namespace Insights.Typed.Tool.Tests.Doctor;

/// <summary>Problems of datasets, columns and values, each injected alone.</summary>
public sealed class DatasetProblemTests
{
    [Theory]
    [InlineData("\"Usage\"", "\"Consumption\"", "dataset-removed", "--prune")]
    [InlineData("\"Market\"", "\"CustomerMarket\"", "column-removed", "Use Market instead of CustomerMarket")]
    [InlineData("\"LIFETIME\"", "\"LIFETIME\", \"LAST_3_MONTHS\"", "date-range-removed", "Use another date range")]
    [InlineData("\"TotalSeats\"]", "\"TotalSeats\", \"Rest\"]", "metric-removed", "insights schema refresh")]
    [InlineData(": 24", ": 12", "interval-raised", "longer intervals")]
    public async Task A_name_of_the_file_that_the_service_no_longer_has(string now, string before, string problem, string fix)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace(now, before, StringComparison.Ordinal));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Contains(problem, diagnosis.Problems);
        Assert.Equal("error", diagnosis.GetFinding(problem).Severity);
        Assert.Contains(fix, diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
        Assert.Equal(3, diagnosis.ExitCode);
    }

    [Theory]
    [InlineData("\"Market\", ", "", "column-added")]
    [InlineData(", \"LIFETIME\"", "", "date-range-added")]
    [InlineData(": 24", ": 48", "interval-lowered")]
    public async Task A_name_of_the_service_that_the_file_does_not_have(string now, string before, string problem)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace(now, before, StringComparison.Ordinal));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal([problem], diagnosis.Problems);
        Assert.Equal("warning", diagnosis.GetFinding(problem).Severity);
        Assert.Contains("insights schema refresh", diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
        Assert.Equal(2, diagnosis.ExitCode);
    }

    [Fact]
    public async Task A_dataset_without_a_file_in_the_project_is_not_a_problem()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Empty(diagnosis.Problems);
        Assert.Equal("note", diagnosis.GetFinding("dataset-added").Severity);
        Assert.Equal(0, diagnosis.ExitCode);
    }

    [Fact]
    public async Task A_shipped_dataset_without_a_file_in_the_project_that_the_service_has_changed()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas/MSLearn.json"), TestContext.Current.CancellationToken);
        await using var service = await Service.StartAsync(Service.Usage, WithoutRoles(shipped));
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["column-removed"], diagnosis.Problems);
        Assert.Equal("warning", diagnosis.GetFinding("column-removed").Severity);
        Assert.StartsWith("MSLearn: The column Roles is gone.", diagnosis.GetFinding("column-removed").Message, StringComparison.Ordinal);
        Assert.Equal(2, diagnosis.ExitCode);
    }

    [Fact]
    public async Task A_shipped_dataset_with_an_overlay_in_the_project_that_the_service_has_changed()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas/MSLearn.json"), TestContext.Current.CancellationToken);
        await using var service = await Service.StartAsync(Service.Usage, WithoutRoles(shipped));
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);
        tool.Folder.Write("schemas/Retyped.json", """{ "datasetName": "MSLearn", "typed": { "columns": { "UserId": { "type": "text" } } } }""");

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["column-removed"], diagnosis.Problems);
        Assert.Equal("error", diagnosis.GetFinding("column-removed").Severity);
        Assert.Equal(3, diagnosis.ExitCode);
    }

    /// <summary>A build uses the library's types for it, so that the values are read by them.</summary>
    [Fact]
    public async Task A_shipped_dataset_without_a_file_in_the_project_whose_values_do_not_fit()
    {
        var shipped = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "schemas/DynamicsUsage.json"), TestContext.Current.CancellationToken);
        await using var service = await Service.StartAsync(Service.Usage, shipped);
        await using var relay = await ResponseProxy.StartAsync(service, response => ChangeRows(response, row =>
        {
            if (row.ContainsKey("AssignedSeats"))
            {
                row["AssignedSeats"] = "many";
            }
        }));
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool, "--write");

        Assert.Equal(["value-mismatch"], diagnosis.Problems);
        Assert.Equal(2, diagnosis.ExitCode);
        var (severity, message, fix) = diagnosis.GetFinding("value-mismatch");
        Assert.Equal("warning", severity);
        Assert.Contains("DynamicsUsage.AssignedSeats", message, StringComparison.Ordinal);
        Assert.Contains("in a new schema file of DynamicsUsage, which replaces the library's file, under typed.columns", fix, StringComparison.Ordinal);
        Assert.Equal(Service.Usage, tool.Folder.Read("schemas/Usage.json"));
        var written = JsonNode.Parse(tool.Folder.Read("schemas/DynamicsUsage.json"))!["typed"]!["columns"]!.AsObject();
        var declared = JsonNode.Parse(shipped)!["typed"]!["columns"]!.AsObject();
        Assert.Equal("text", written["AssignedSeats"]!["type"]!.GetValue<string>());
        Assert.Equal(["AssignedSeats"], written.Select(column => column.Key).Where(name => !JsonNode.DeepEquals(written[name], declared[name])));
        Assert.Equal(declared.Select(column => column.Key), written.Select(column => column.Key));
    }

    [Fact]
    public async Task A_column_that_an_overlay_declares_wrong()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Retyped.json", """{ "datasetName": "DynamicsUsage", "typed": { "columns": { "CustomerName": { "type": "integer" } } } }""");

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["value-mismatch"], diagnosis.Problems);
        Assert.Contains("DynamicsUsage.CustomerName", diagnosis.GetFinding("value-mismatch").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_column_that_an_overlay_declares_right()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Retyped.json", """{ "datasetName": "DynamicsUsage", "typed": { "columns": { "AssignedSeats": { "type": "decimal" } } } }""");

        Assert.Empty((await DoctorResult.RunAsync(tool)).Problems);
    }

    [Fact]
    public async Task A_column_of_another_type()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace("\"Id\": { \"type\": \"guid\" }", "\"Id\": { \"type\": \"integer\" }", StringComparison.Ordinal));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["value-mismatch"], diagnosis.Problems);
        Assert.Contains("Declare \"Id\": { \"type\": \"guid\" }", diagnosis.GetFinding("value-mismatch").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_are_missing()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response => ChangeRows(response, row => row["Seats"] = null));
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["missing-values"], diagnosis.Problems);
        Assert.Contains("{ \"type\": \"integer\", \"nullable\": true }", diagnosis.GetFinding("missing-values").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_with_an_unknown_literal()
    {
        const string Flags = """
            {
              "datasetName": "Usage", "selectableColumns": ["Name", "IsTrial"], "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "IsTrial": { "type": "flag", "true": "Y", "false": "N" } } }
            }
            """;
        await using var service = await Service.StartAsync(Flags);
        await using var relay = await ResponseProxy.StartAsync(service, response => ChangeRows(response, row => row["IsTrial"] = "Maybe"));
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Flags);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["unknown-flag-literal"], diagnosis.Problems);
        Assert.Contains("as the column's \"true\" or \"false\"", diagnosis.GetFinding("unknown-flag-literal").Fix, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_range_that_is_listed_and_refused()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.Query.Contains("TIMESPAN", StringComparison.Ordinal))
            {
                response.Status = 400;
                response.Body = """{"value":null,"nextLink":null,"totalCount":0,"message":"Invalid TIMESPAN","statusCode":400,"dataRedacted":false}""";
            }
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Equal(["date-range-refused"], diagnosis.Problems);
        Assert.Contains("Remove TIMESPAN", diagnosis.GetFinding("date-range-refused").Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"datasetName\": \"Usage\", ", "invalid-schema-file", "error")]
    [InlineData("{ \"datasetName\": 5 }", "invalid-schema-file", "error")]
    [InlineData(null, "doubtful-schema-file", "warning")]
    public async Task A_schema_file_that_is_wrong(string? text, string problem, string severity)
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", text ?? Service.Usage.Replace("\"Seats\": {", "\"Seatz\": {", StringComparison.Ordinal));

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Contains(problem, diagnosis.Problems);
        Assert.Equal(severity, diagnosis.GetFinding(problem).Severity);
        Assert.Contains("schemas/Usage.json", diagnosis.GetFinding(problem).Message, StringComparison.Ordinal);
        Assert.Contains("insights schema refresh", diagnosis.GetFinding(problem).Fix, StringComparison.Ordinal);
        Assert.Equal("ok", diagnosis.GetResult("report"));
    }

    [Fact]
    public async Task A_dataset_that_does_not_exist()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool, "--dataset", "Usages");

        Assert.Equal(["unknown-dataset"], diagnosis.Problems);
        Assert.Contains("Did you mean 'Usage'?", diagnosis.GetFinding("unknown-dataset").Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dataset_that_cannot_be_read_is_a_warning_of_the_doctor_and_its_file_stays()
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.Path.StartsWith("ScheduledDataset", StringComparison.Ordinal))
            {
                var body = JsonNode.Parse(response.Body)!;
                body["value"]!.AsArray().Single(dataset => (string?)dataset!["datasetName"] == "Usage")![DatasetProperties.Aggregations] = new JsonObject { ["Daily"] = new JsonArray("LIFETIME") };
                response.Body = body.ToJsonString();
            }
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage.Replace("\"Market\", ", "", StringComparison.Ordinal));
        var before = tool.Folder.All();

        var diagnosis = await DoctorResult.RunAsync(tool, "--write", "--dataset", "Usage");

        Assert.Equal(["unreadable-dataset"], diagnosis.Problems);
        Assert.Equal("warning", diagnosis.GetFinding("unreadable-dataset").Severity);
        Assert.Equal(before, tool.Folder.All());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_dataset_whose_name_was_lost_is_not_a_removed_one(string name)
    {
        await using var service = await Service.StartAsync(Service.Usage, Service.Sales);
        await using var relay = await ResponseProxy.StartAsync(service, response =>
        {
            if (response.Path.StartsWith("ScheduledDataset", StringComparison.Ordinal))
            {
                response.Body = response.Body.Replace("\"Usage\"", $"\"{name}\"", StringComparison.Ordinal);
            }
        });
        using var tool = relay.Tool(service);
        tool.Folder.Write("schemas/Usage.json", Service.Usage);

        var diagnosis = await DoctorResult.RunAsync(tool);

        Assert.Contains("unreadable-dataset", diagnosis.Problems);
        Assert.DoesNotContain("dataset-removed", diagnosis.Problems);
    }

    private static string WithoutRoles(string dataset)
    {
        var json = JsonNode.Parse(dataset)!.AsObject();
        var columns = json["selectableColumns"]!.AsArray();
        columns.Remove(columns.Single(column => column!.GetValue<string>() == "Roles"));
        var types = json["typed"]!["columns"]!.DeepClone().AsObject();
        types.Remove("Roles");
        json["typed"] = new JsonObject { ["columns"] = types };
        return json.ToJsonString();
    }

    private static void ChangeRows(ProxiedResponse response, Action<JsonObject> change)
    {
        if (response.Path.Contains("testQueryResult", StringComparison.OrdinalIgnoreCase) && JsonNode.Parse(response.Body) is { } body)
        {
            foreach (var row in body["value"]!.AsArray())
            {
                change(row!.AsObject());
            }

            response.Body = body.ToJsonString();
        }
    }
}
