namespace Insights.Typed.Tool.Tests.Schemas;

/// <summary>A refresh from a response that was saved in a file.</summary>
public sealed class SavedResponseTests
{
    [Fact]
    public async Task A_saved_response_produces_the_same_files_with_its_other_properties()
    {
        using var tool = new TestTool();
        tool.Folder.Write("response.json", """
            {"value":[{"DatasetName":"Sales","SelectableColumns":["Product","Amount"],"AvailableMetrics":null,"availableDateRanges":["LIFETIME"],"minimumRecurrenceInterval":24,"owner":{"team":"A \"team\"","tags":[1,2.50]}}],"totalCount":1}
            """);

        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);

        Assert.Equal(
            """
            {
              "datasetName": "Sales",
              "selectableColumns": [
                "Product",
                "Amount"
              ],
              "availableMetrics": [],
              "availableDateRanges": [
                "LIFETIME"
              ],
              "minimumRecurrenceInterval": 24,
              "owner": {
                "team": "A \"team\"",
                "tags": [
                  1,
                  2.50
                ]
              }
            }

            """.ReplaceLineEndings("\n"),
            tool.Folder.Read("schemas/Sales.json"));
        var before = tool.Folder.All();
        (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);
        Assert.Equal(before, tool.Folder.All());
    }

    [Fact]
    public async Task Names_that_no_query_can_contain_are_omitted_and_reported_at_their_positions()
    {
        using var tool = new TestTool();
        tool.Folder.Write("response.json", """
            {"value":[
              {"datasetName":"Sales","selectableColumns":["Product","Offer Name"],"availableMetrics":["EstimatedExtendedCharge(CC)"]},
              {"datasetName":"Sales by day","selectableColumns":["Product"]},
              {"datasetName":"Usage","selectableColumns":["Seats"]}]}
            """);

        var run = (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(0);

        Assert.Contains("response.json(2,57): The column name 'Offer Name' cannot be written in a query", run.Error, StringComparison.Ordinal);
        Assert.Contains("The metric name 'EstimatedExtendedCharge(CC)' cannot", run.Error, StringComparison.Ordinal);
        Assert.Contains("response.json(3,18): The dataset name 'Sales by day' cannot", run.Error, StringComparison.Ordinal);
        Assert.Equal(["response.json", "schemas/Sales.json", "schemas/Usage.json", "schemas/insights.lock.json"], tool.Folder.All().Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Offer Name", tool.Folder.Read("schemas/Sales.json"), StringComparison.Ordinal);
        (await tool.RunAsync("schema", "check", "--from", "response.json")).AssertExit(0);
    }

    [Theory]
    [InlineData("""{"value":[{"datasetName":"Sales","selectableColumns":[1]}]}""", "response.json(1,55): 'selectableColumns' is an array of strings; this is a number.")]
    [InlineData("""{"value":[""", "response.json(1,")]
    [InlineData("{\n  \"datasetName\": \"Sales\",\n  \"selectableColumns\": [\"A\",]\n}", "response.json(3,29): The file is not valid JSON: the ',' before this ']' is not allowed after the last entry. Remove it.")]
    [InlineData("{\n  // Sales\n}", "response.json(2,3): The file is not valid JSON: comments are not allowed. Remove it.")]
    [InlineData("""{"value":[]}""", "contains no dataset")]
    public async Task An_invalid_saved_response_is_reported_at_its_position(string response, string message)
    {
        using var tool = new TestTool();
        tool.Folder.Write("response.json", response);

        var run = (await tool.RunAsync("schema", "refresh", "--from", "response.json")).AssertExit(1);

        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Equal(["response.json"], tool.Folder.All().Keys);
    }
}
