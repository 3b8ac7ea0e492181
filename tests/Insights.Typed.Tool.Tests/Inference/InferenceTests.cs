using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Tests.Inference;

/// <summary>Types that are inferred from values.</summary>
public sealed class InferenceTests
{
    [Theory]
    [InlineData("Id", "a1b2c3d4-0000-4000-8000-000000000001", "guid")]
    [InlineData("Seats", "1|-20|300", "integer")]
    [InlineData("Amount", "1|2.5", "decimal")]
    [InlineData("Day", "2026-01-01|2026-02-01T00:00:00Z", "date")]
    [InlineData("Seen", "2026-01-01|2026-02-01T10:30:00Z", "datetime")]
    [InlineData("IsOn", "0|1", "flag 1 0")]
    [InlineData("Kind", "0|1", "integer")]
    [InlineData("Renews", "Y|N|N", "flag Y N")]
    [InlineData("Renews", "no|no", "flag Yes no")]
    [InlineData("CustomerTpid", "123|456", null)]
    [InlineData("SkuCode", "123|456", null)]
    [InlineData("Zip", "01234|99999", null)]
    [InlineData("Name", "Contoso|1", null)]
    [InlineData("Issue", "1|0", "integer")]
    [InlineData("Sent", "Sun, 01 Feb 2026 10:00:00 GMT", "datetime")]
    [InlineData("Day", "2026-02-01T00:00:00.000Z", "date")]
    [InlineData("Amount", "1.2345678901234567890123456789012345678", null)]
    [InlineData("Amount", "79228162514264337593543950336", null)]
    [InlineData("Renews", "Y|No", "flag Y N")]
    public void Without_a_declared_type_the_narrowest_is_proposed(string name, string values, string? expected)
    {
        var finding = Find(name, null, values.Split('|'));

        Assert.Equal(expected is null ? TypeVerdict.Fits : TypeVerdict.Proposed, finding.Verdict);
        var parts = expected?.Split(' ');
        Assert.Equal(
            parts switch
            {
                null => null,
                ["flag", var yes, var no] => $"{{ \"type\": \"flag\", \"true\": \"{yes}\", \"false\": \"{no}\" }}",
                _ => $"{{ \"type\": \"{parts[0]}\" }}",
            },
            finding.Proposal is { } proposal ? DeclarationWriter.Write(proposal) : null);
    }

    [Theory]
    [InlineData("2/1/2026 12:00:00 AM|2/28/2026 12:00:00 AM", "{ \"type\": \"date\", \"format\": \"M/d/yyyy\" }")]
    [InlineData("28.2.2026 10:30", "{ \"type\": \"datetime\", \"format\": \"d.M.yyyy\" }")]
    [InlineData("2/1/2026 12:00:00 AM", "{ \"type\": \"date\", \"format\": \"M/d/yyyy\" }|{ \"type\": \"date\", \"format\": \"d/M/yyyy\" }")]
    public void A_date_whose_order_is_not_stated_is_proposed_with_each_format_that_reads_it(string values, string proposals)
    {
        var finding = Find("Day", null, values.Split('|'));

        Assert.Equal(TypeVerdict.Proposed, finding.Verdict);
        Assert.Equal(proposals.Split('|'), finding.Proposals.Select(DeclarationWriter.Write));
    }

    [Theory]
    [InlineData("text", "1|2", "Narrower")]
    [InlineData("decimal", "1|2", "Narrower")]
    [InlineData("datetime", "2026-01-01|2026-01-02", "Narrower")]
    [InlineData("integer", "1|2", "Fits")]
    [InlineData("decimal", "1.5|2", "Fits")]
    [InlineData("integer", "1|2.5", "Mismatch")]
    [InlineData("date", "2026-01-01T10:00:00Z", "Mismatch")]
    [InlineData("guid", "1", "Mismatch")]
    public void A_declared_type_is_only_checked(string type, string values, string verdict)
    {
        var finding = Find("Column", type, values.Split('|'));

        Assert.Equal(verdict, finding.Verdict.ToString());
    }

    [Fact]
    public void Missing_values_require_a_nullable_column_and_result_in_a_nullable_proposal()
    {
        Assert.Equal(TypeVerdict.Mismatch, Find("Seats", "integer", ["1", null]).Verdict);
        Assert.Equal("{ \"type\": \"integer\", \"nullable\": true }", DeclarationWriter.Write(Find("Seats", null, ["1", null]).Proposal!));
        Assert.Equal(TypeVerdict.Unknown, Find("Seats", null, [null, null]).Verdict);
        Assert.Equal(TypeVerdict.Unknown, Find("Seats", null, []).Verdict);
    }

    /// <summary>Otherwise a user without the role would declare revenue as nullable, and read hidden values as null.</summary>
    [Fact]
    public void A_column_without_a_value_that_the_role_can_hide_says_nothing_about_missing_values()
    {
        var revenue = new DeclaredColumn("D", "Revenue", false, ColumnType.Decimal, false, null, null);

        Assert.Equal(TypeVerdict.Unknown, TypeInference.Infer(revenue, [null, null], isRedacted: true).Verdict);

        // The role hides whole columns: one with a value is not hidden, and its other values are missing.
        Assert.Equal(TypeVerdict.Mismatch, TypeInference.Infer(revenue, ["1.5", null], isRedacted: true).Verdict);
        Assert.Equal("{ \"type\": \"integer\", \"nullable\": true }", DeclarationWriter.Write(TypeInference.Infer(revenue with { Type = null }, ["1", null], isRedacted: true).Proposal!));
        Assert.Equal("{ \"type\": \"text\", \"nullable\": true }", DeclarationWriter.Write(TypeInference.Infer(revenue, ["many", null], isRedacted: true).Proposal!));
    }

    [Fact]
    public async Task A_refresh_proposes_no_nullable_column_for_hidden_revenue()
    {
        const string Revenue = """
            {
              "datasetName": "Usage", "selectableColumns": ["Name", "PlanRevenueUSD"], "availableMetrics": [],
              "availableDateRanges": ["LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "PlanRevenueUSD": { "type": "decimal" } } }
            }
            """;
        await using var service = await Service.StartAsync(options => options.IsExecutiveReportViewer = false, Revenue);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", Revenue);

        var json = (await tool.RunAsync("schema", "refresh", "--infer-types", "--json")).AssertExit(0).Json;

        Assert.Equal("unknown", json.GetProperty("types").EnumerateArray().Single(t => t.GetProperty("name").GetString() == "PlanRevenueUSD").GetProperty("verdict").GetString());
    }

    [Fact]
    public void A_metric_without_a_type_is_decimal_and_can_be_narrower() =>
        Assert.Equal("{ \"type\": \"integer\" }", DeclarationWriter.Write(TypeInference.Infer(new DeclaredColumn("D", "Count", true, null, false, null), ["1"]).Proposal!));

    [Fact]
    public async Task A_refresh_proposes_and_declares_nothing()
    {
        await using var service = await Service.StartAsync(Service.Usage);
        using var tool = TestTool.Create(service);
        tool.Folder.Write("schemas/Usage.json", """
            {
              "datasetName": "Usage", "selectableColumns": ["Id", "Name", "Market", "Seats", "Month"], "availableMetrics": ["TotalSeats"],
              "availableDateRanges": ["LAST_MONTH", "LAST_6_MONTHS", "LIFETIME"], "minimumRecurrenceInterval": 24,
              "typed": { "columns": { "Id": { "type": "integer" }, "Month": { "type": "datetime" }, "Seats": { "description": "How many." } } }
            }
            """);
        var before = tool.Folder.Read("schemas/Usage.json");

        var run = (await tool.RunAsync("schema", "refresh", "--infer-types")).AssertExit(0);
        var json = (await tool.RunAsync("schema", "refresh", "--infer-types", "--json")).AssertExit(0).Json;

        Assert.Equal(before, tool.Folder.Read("schemas/Usage.json"));
        var verdicts = json.GetProperty("types").EnumerateArray().ToDictionary(t => t.GetProperty("name").GetString()!, t => t.GetProperty("verdict").GetString());
        Assert.Equal(("mismatch", "fits", "narrower", "proposed"), (verdicts["Id"], verdicts["Name"], verdicts["Month"], verdicts["Seats"]));
        Assert.Contains(run.Lines, line => line.StartsWith("Usage", StringComparison.Ordinal) && line.Contains("{ \"type\": \"integer\" }", StringComparison.Ordinal));
        Assert.Contains("No schema file was changed", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, service.Requests.Count(r => r.Path.Contains("testQueryResult", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_shipped_datasets_have_the_types_of_their_values()
    {
        await using var service = await Service.StartAsync();
        using var tool = TestTool.Create(service);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "schemas")))
        {
            tool.Folder.Write("schemas/" + Path.GetFileName(file), File.ReadAllText(file));
        }

        var json = (await tool.RunAsync("schema", "refresh", "--infer-types", "--json")).AssertExit(0).Json;

        Assert.DoesNotContain("mismatch", json.GetProperty("types").EnumerateArray().Select(t => t.GetProperty("verdict").GetString()));
    }

    private static TypeFinding Find(string name, string? type, string?[] values) =>
        TypeInference.Infer(new DeclaredColumn("D", name, false, ColumnTypes.Find(type), false, null), values);
}
