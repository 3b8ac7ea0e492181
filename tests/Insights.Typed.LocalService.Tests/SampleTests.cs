using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService.Tests;

/// <summary>A schema contains sample values for a text column, so that conditions on it match rows.</summary>
public sealed class SampleTests
{
    [Fact]
    public async Task A_condition_on_text_finds_the_values_that_the_schema_names()
    {
        await using var service = await TestService.StartAsync(CreateOptions("""
            { "datasetName": "D", "selectableColumns": ["Plan", "SubscriptionEndDate"], "typed": { "columns": {
              "Plan": { "samples": ["Enterprise E5", "Business \"Basic\"", "it's"] },
              "SubscriptionEndDate": { "samples": ["soon"] } } } }
            """));

        var plans = await service.ColumnAsync("SELECT DISTINCT Plan FROM D ORDER BY Plan ASC");
        var found = await service.ColumnAsync("SELECT Plan FROM D WHERE Plan = 'Enterprise E5'");
        var dates = await service.ColumnAsync("SELECT DISTINCT SubscriptionEndDate FROM D");

        Assert.Equal(["Business \"Basic\"", "Enterprise E5", "it's"], plans);
        Assert.NotEmpty(found);
        Assert.All(found, plan => Assert.Equal("Enterprise E5", plan));
        Assert.Equal(["soon"], dates);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(600)]
    public async Task A_value_with_a_NUL_is_complete(int position)
    {
        var (start, end) = (new string('a', position), new string('b', 700));
        await using var service = await TestService.StartAsync(CreateOptions($$"""
            { "datasetName": "D", "selectableColumns": ["Plan"], "typed": { "columns": { "Plan": { "samples": ["{{start}}\u0000{{end}}", ""] } } } }
            """));

        Assert.Equal(["", $"{start}\0{end}"], (await service.ColumnAsync("SELECT DISTINCT Plan FROM D")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{ "type": "integer", "samples": ["1"] }""", "text column")]
    [InlineData("""{ "samples": "Germany" }""", "an array of one or more strings")]
    [InlineData("""{ "samples": [] }""", "an array of one or more strings")]
    [InlineData("""{ "samples": [1] }""", "an array of one or more strings")]
    [InlineData("""{ "sample": ["a"] }""", "Did you mean 'samples'?")]
    public void Invalid_samples_are_reported(string column, string message)
    {
        var file = SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["C"], "typed": { "columns": { "C": {{column}} } } }""");

        Assert.Contains(message, Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_system_query_that_cannot_be_run_names_its_dataset_and_the_reason()
    {
        var options = CreateOptions("""
            { "datasetName": "D", "selectableColumns": ["C"], "availableDateRanges": ["LAST_BLUE_MOON"], "typed": { "systemQueries": [
              { "queryId": "00000000-0000-0000-0000-000000000001", "name": "Blue", "query": "SELECT C FROM D TIMESPAN LAST_BLUE_MOON" } ] } }
            """);

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => InsightsLocalService.StartAsync(options, TestService.Cancel));

        Assert.Contains("'Blue' in the schema of D", exception.Message, StringComparison.Ordinal);
        Assert.Contains("LAST_BLUE_MOON", exception.Message, StringComparison.Ordinal);
    }

    private static LocalServiceOptions CreateOptions(string dataset)
    {
        var file = SchemaFile.Read("d.json", dataset);
        Assert.Empty(file.Problems);
        return new LocalServiceOptions { RowsPerDataset = 300, Datasets = [.. file.Datasets] };
    }
}
