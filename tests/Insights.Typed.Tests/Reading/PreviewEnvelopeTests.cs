using System.Text.Json;

namespace Insights.Typed.Tests.Reading;

/// <summary>The location of the rows in the response.</summary>
public sealed class PreviewEnvelopeTests
{
    private static readonly InsightsQuery<long> Query = Datasets.Everything.Select(x => x.Seats);

    [Fact]
    public void The_documented_response_has_ten_ids()
    {
        var response = DocumentedResponse.ReadText(DocumentedResponse.Preview);
        var ids = Previews.Read(Datasets.DynamicsUsage.Select(x => x.SubscriptionId), response);

        Assert.Equal(10, ids.Distinct().Count());
        Assert.Equal(10, ids.Count);
        Assert.Equal(new Guid("251de3d4-8868-4032-b518-f142da50522f"), ids[0]);
        Assert.Equal(new Guid("2ac30ae1-5934-48fb-a0e5-ef6985761138"), ids[9]);
    }

    [Theory]
    [InlineData("""{"value":[{"Seats":1},{"Seats":2}]}""")]
    [InlineData("""{"Value":[{"Seats":1},{"Seats":2}]}""")]
    [InlineData("""{"totalCount":9,"nested":{"value":[{"Seats":7}]},"value":[{"Seats":1},{"Seats":2}],"dataRedacted":false}""")]
    [InlineData("""{"message":"value","list":[[{"value":1}]],"VALUE":[{"Seats":1},{"Seats":2}]}""")]
    [InlineData("""{"\u0076alue":[{"Seats":1},{"Seats":2}]}""")]
    [InlineData(" {\r\n\t\"value\" : [ { \"Seats\" : 1 } , { \"Seats\" : 2 } ] } \n")]
    public void The_rows_are_found_among_any_other_properties(string response) => Assert.Equal([1, 2], Previews.Read(Query, response));

    [Theory]
    [InlineData("""{"value":[],"totalCount":0}""")]
    [InlineData("""{"value":null,"totalCount":0}""")]
    public void A_response_with_zero_rows_is_valid(string response) => Assert.Empty(Previews.Read(Query, response));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"values":[{"Seats":1}]}""")]
    [InlineData("""{"value":{"Seats":1}}""")]
    [InlineData("""{"value":"x"}""")]
    [InlineData("""{"nested":{"value":[{"Seats":1}]}}""")]
    [InlineData("""[{"Seats":1}]""")]
    [InlineData("null")]
    [InlineData("1")]
    public void A_response_without_rows_is_refused(string response) => Assert.Throws<JsonException>(() => Previews.Read(Query, response));

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"\"", "")]
    [InlineData("\"?skip=10\"", "?skip=10")]
    public void The_link_to_the_next_rows_is_read(string value, string? expected)
    {
        Assert.Equal(expected, Previews.ReadLink(Query, $$"""{"value":[{"nextLink":"x","Seats":1}],"nextLink":{{value}}}"""));
        Assert.Equal(expected, Previews.ReadLink(Query, $$"""{"NextLink":{{value}},"value":[{"Seats":1}]}"""));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("\"\\ud800\"")]
    [InlineData("{}")]
    public void A_link_that_is_not_text_is_refused(string value) =>
        Assert.Throws<JsonException>(() => Previews.Read(Query, $$"""{"value":[{"Seats":1}],"nextLink":{{value}}}"""));

    /// <summary>The service's order of properties has dataRedacted after the rows.</summary>
    [Theory]
    [InlineData("""{"value":[{"Seats":1},{"Seats":null}],"dataRedacted":true}""", true)]
    [InlineData("""{"value":[{"Seats":1},{"Seats":""}],"dataRedacted":true}""", true)]
    [InlineData("""{"dataRedacted":true,"value":[{"Seats":1},{"Seats":null}]}""", true)]
    [InlineData("""{"value":[{"Seats":1},{"Seats":null}],"dataRedacted":false}""", false)]
    [InlineData("""{"value":[{"Seats":1},{"Seats":"x"}],"dataRedacted":true}""", false)]
    public void Only_a_missing_value_in_a_redacted_response_depends_on_the_role(string response, bool dependsOnRole)
    {
        var error = Assert.Throws<ReportFormatException>(() => Previews.Read(Query, response));

        Assert.Equal((2, "Seats"), (error.RowNumber, error.ColumnName));
        Assert.Equal(dependsOnRole, error.Message.Contains("Executive Report Viewer role", StringComparison.Ordinal));
        Assert.Equal(!dependsOnRole, error.Message.Contains("If the value is correct, declare", StringComparison.Ordinal));
    }

    [Fact]
    public void A_broken_response_is_refused_before_a_row_in_it() =>
        Assert.ThrowsAny<JsonException>(() => Previews.Read(Query, """{"value":[{"Seats":"x"}],"totalCount":"""));

    [Theory]
    [InlineData("\"perhaps\"")]
    [InlineData("\"\\ud800\"")]
    [InlineData("2")]
    [InlineData("[]")]
    public void A_value_of_dataRedacted_that_is_not_a_Boolean_is_refused(string value) =>
        Assert.Throws<JsonException>(() => Previews.Read(Query, $$"""{"dataRedacted":{{value}},"value":[{"Seats":1}]}"""));

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("[1]")]
    public void A_row_that_is_not_an_object_is_refused(string row)
    {
        var error = Previews.Refusal(Query, $$"""{"Seats":1},{{row}}""");

        Assert.Equal((2, "Row 2 of the service's response is not an object."), (error.RowNumber, error.Message));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>")]
    [InlineData("{")]
    [InlineData("""{"value":""")]
    [InlineData("""{"value":[""")]
    [InlineData("""{"value":[{"Seats":1}""")]
    [InlineData("""{"value":[{"Seats":1}]""")]
    [InlineData("""{"value":[{"Seats":1}],"totalCount":""")]
    [InlineData("""{"value":[{"Seats":1}]}}""")]
    [InlineData("""{"value":[{"Seats":1}]} x""")]
    [InlineData("""{"value":[{"Seats":1},]}""")]
    [InlineData("""{"value":[{"Seats":1,}]}""")]
    [InlineData("""{"value":[{"Seats":01}]}""")]
    [InlineData("""{"value":[{"Seats":1}{"Seats":2}]}""")]
    public void A_response_that_is_not_JSON_is_refused(string response) =>
        Assert.ThrowsAny<JsonException>(() => Previews.Read(Query, response));
}
