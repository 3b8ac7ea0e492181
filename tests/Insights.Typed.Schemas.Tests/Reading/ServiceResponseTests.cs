using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Reading;

/// <summary>The response of the service is a valid schema file.</summary>
public sealed class ServiceResponseTests
{
    private static SchemaFile Response => SchemaFile.Read("response.json", DocumentedResponse.ReadText(DocumentedResponse.Datasets));

    [Fact]
    public void An_unmodified_response_of_the_service_is_a_schema_file()
    {
        Assert.Empty(Response.Problems);

        var dataset = Assert.Single(Response.Datasets);
        Assert.Equal("DynamicsUsage", dataset.Name);
        Assert.Equal(27, dataset.Columns.Count);
        Assert.Equal(7, dataset.Metrics.Count);
        Assert.Equal(["Last3Months", "Last6Months"], dataset.DateRanges.Skip(1).Take(2).Select(r => r.Identifier));
        Assert.Equal(24, dataset.Details.MinimumRecurrenceInterval);
    }

    [Fact]
    public void Without_a_declaration_a_column_is_text_and_a_metric_is_decimal()
    {
        var dataset = Assert.Single(Response.Datasets);

        Assert.All(dataset.Columns, c => Assert.Equal(new ColumnSchema(c.Name, c.Name, ColumnType.Text, false, null, null), c));
        Assert.All(dataset.Metrics, m => Assert.Equal(new ColumnSchema(m.Name, m.Name, ColumnType.Decimal, false, null, null), m));
        Assert.Null(dataset.Description);
        Assert.Null(dataset.Source);
        Assert.Empty(dataset.SystemQueries);
    }

    /// <remarks>What the file has in addition has a source in additions-2026.json: <c>ShippedFileTests</c>.</remarks>
    [Fact]
    public void The_shipped_file_has_the_names_of_the_response_in_its_order()
    {
        var documented = Assert.Single(Response.Datasets);
        var shipped = Assert.Single(SchemaFile.Read("d.json", TestFiles.ReadText("schemas/DynamicsUsage.json")).Datasets);

        Assert.Equal(documented.Columns.Select(c => c.Name), shipped.Columns.Select(c => c.Name).Intersect(documented.Columns.Select(c => c.Name)));
        Assert.Equal(documented.Metrics.Select(c => c.Name), shipped.Metrics.Select(c => c.Name).Intersect(documented.Metrics.Select(c => c.Name)));
        Assert.Equal(documented.DateRanges, shipped.DateRanges.Intersect(documented.DateRanges));
        Assert.Equal(documented.Details.MinimumRecurrenceInterval, shipped.Details.MinimumRecurrenceInterval);
    }

    [Fact]
    public void A_dataset_is_found_at_its_name()
    {
        var text = DocumentedResponse.ReadText(DocumentedResponse.Datasets);

        var position = Assert.Single(Response.Positions);
        Assert.Equal("\"DynamicsUsage\"", text.Substring(position.Start, position.Length));
        Assert.Equal((3, 21, 3, 36), (position.StartLine, position.StartColumn, position.EndLine, position.EndColumn));
    }
}
