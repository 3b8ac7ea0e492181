using Insights.Typed.Language;

namespace Insights.Typed.Schemas.Tests.Problems;

public sealed class AdditionTests
{
    [Theory]
    [InlineData("interger", " Did you mean 'integer'?")]
    [InlineData("Date", " Did you mean 'date'?")]
    [InlineData("datetim", " Did you mean 'datetime'?")]
    [InlineData("flags", " Did you mean 'flag'?")]
    [InlineData("timestamp", "the types are text, integer, decimal, date, datetime, guid, flag.")]
    public void An_unknown_type_is_reported_with_the_nearest_name(string type, string words)
    {
        var file = MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.UnknownType,
            $"The column type '{type}' does not exist",
            $$""" "typed": { "columns": { "A": { "type": ⟦"{{type}}"⟧ } } } """);

        Assert.EndsWith(words, Assert.Single(file.Problems).Message, StringComparison.Ordinal);
        Assert.Equal(ColumnType.Text, Assert.Single(Assert.Single(file.Datasets).Columns).Type);
    }

    [Fact]
    public void A_metric_of_an_unknown_type_stays_decimal()
    {
        var file = MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.UnknownType,
            "'number'",
            """ "availableMetrics": ["Sum"], "typed": { "metrics": { "Sum": { "type": ⟦"number"⟧ } } } """);

        Assert.Equal(ColumnType.Decimal, Assert.Single(Assert.Single(file.Datasets).Metrics).Type);
    }

    [Theory]
    [InlineData("{ ⟦\"colums\"⟧: {} }", "'typed' has no property 'colums'; it has source, description, columns, metrics, systemQueries, notes. Did you mean 'columns'?")]
    [InlineData("{ ⟦\"version\"⟧: 2 }", "'typed' has no property 'version'")]
    [InlineData("{ \"columns\": { \"A\": { ⟦\"typ\"⟧: \"date\" } } }", "'A' has no property 'typ'; it has type, nullable, true, false, format, samples, description. Did you mean 'type'?")]
    [InlineData("{ \"systemQueries\": [{ \"queryId\": \"1\", \"query\": \"SELECT A FROM D\", ⟦\"nam\"⟧: \"X\" }] }", "Did you mean 'name'?")]
    [InlineData("{ \"systemQueries\": [{ \"queryId\": \"1\", \"query\": ⟦\"SELECT AA FROM D\"⟧ }] }", "This system query is not used: it names 'AA', which is neither a column nor a metric of 'D'. Did you mean 'A'?")]
    [InlineData("{ \"systemQueries\": [{ \"queryId\": \"1\", \"query\": ⟦\"SELECT A FROM D WHERE B = 1\"⟧ }] }", "it names 'B'")]
    public void An_unknown_addition_is_reported_with_the_nearest_name(string typed, string words) =>
        MarkedSchema.AssertDatasetProblem(SchemaProblemKind.UnknownAddition, words, "\"typed\": " + typed);

    [Theory]
    [InlineData("{ \"columns\": { ⟦\"AvailableSeat\"⟧: {} } }", " Did you mean 'AvailableSeats'?")]
    [InlineData("{ \"columns\": { ⟦\"Elsewhere\"⟧: {} } }", "does not list it.")]
    [InlineData("{ \"columns\": { ⟦\"SeatCount\"⟧: { \"type\": \"integer\" } } }", "does not list it.")]
    [InlineData("{ \"metrics\": { ⟦\"SeatsCount\"⟧: {} } }", " Did you mean 'SeatCount'?")]
    public void A_declaration_of_a_column_that_the_service_does_not_list_is_reported(string typed, string ending)
    {
        var file = MarkedSchema.AssertProblems(
            SchemaProblemKind.UnknownAddition,
            "is declared here, but the service's part of the file does not list it.",
            $$"""{ "datasetName": "D", "selectableColumns": ["AvailableSeats"], "availableMetrics": ["SeatCount"], "typed": {{typed}} }""");

        Assert.EndsWith(ending, Assert.Single(file.Problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("M/d/yyyy")]
    [InlineData("MM/dd/yyyy")]
    [InlineData("dd.MM.yyyy")]
    [InlineData("d-M-yyyy")]
    [InlineData("yyyy.dd.MM")]
    [InlineData("yyyy-MM-dd")]
    public void The_format_of_a_date_is_read(string format)
    {
        foreach (var type in new[] { "date", "datetime" })
        {
            var file = SchemaFile.Read("d.json", $$"""{ "datasetName": "D", "selectableColumns": ["A"], "typed": { "columns": { "A": { "type": "{{type}}", "format": "{{format}}" } } } }""");

            Assert.Empty(file.Problems);
            Assert.Equal(format, Assert.Single(Assert.Single(file.Datasets).Columns).DateFormat);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("MM/dd")]
    [InlineData("MM/dd/yy")]
    [InlineData("MM/dd.yyyy")]
    [InlineData("MM/MM/yyyy")]
    [InlineData("mm/dd/yyyy")]
    [InlineData("dd MMM yyyy")]
    [InlineData("MM/dd/yyyy HH:mm")]
    [InlineData("ISO")]
    public void A_format_without_an_order_is_reported(string format)
    {
        var file = MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.WrongKind,
            "'format' states the order of day, month and year",
            $$""" "typed": { "columns": { "A": { "type": "date", "format": ⟦"{{format}}"⟧ } } } """);

        Assert.Null(Assert.Single(Assert.Single(file.Datasets).Columns).DateFormat);
    }

    [Theory]
    [InlineData("yyyy-dd-MM")]
    [InlineData("yyyy-d-M")]
    [InlineData("yyyy/dd/MM")]
    [InlineData("yyyy/d/M")]
    public void A_format_whose_dates_are_also_ISO_dates_is_reported(string format) => MarkedSchema.AssertDatasetProblem(
        SchemaProblemKind.WrongKind,
        $"'format' cannot be '{format}': a date that starts with its year and has '-' or '/' is always read as year, month and day.",
        $$""" "typed": { "columns": { "A": { "type": "datetime", "format": ⟦"{{format}}"⟧ } } } """);

    [Theory]
    [InlineData("{ \"format\": ⟦\"MM/dd/yyyy\"⟧ }")]
    [InlineData("{ \"type\": \"integer\", \"format\": ⟦\"MM/dd/yyyy\"⟧ }")]
    public void A_format_of_another_type_than_a_date_is_reported(string column) =>
        MarkedSchema.AssertDatasetProblem(SchemaProblemKind.UnknownAddition, "it has no effect on another type", $$""" "typed": { "columns": { "A": {{column}} } } """);

    [Theory]
    [InlineData("{ \"type\": \"flag\" }")]
    [InlineData("{ \"type\": \"flag\", \"true\": \"Y\" }")]
    [InlineData("{ \"type\": \"flag\", \"false\": \"N\" }")]
    [InlineData("{ \"type\": \"flag\", \"true\": \"\", \"false\": \"N\" }")]
    [InlineData("{ \"type\": \"flag\", \"true\": \"y\", \"false\": \"Y\" }")]
    [InlineData("{ \"type\": \"flag\", \"true\": \"it's\", \"false\": \"N\" }")]
    public void A_Boolean_column_without_two_valid_literals_is_reported(string declaration)
    {
        var file = MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.WrongKind,
            "A flag needs its two literals",
            $$""" "typed": { "columns": { ⟦"A"⟧: {{declaration}} } } """);

        var column = Assert.Single(Assert.Single(file.Datasets).Columns);
        Assert.Equal((ColumnType.Flag, new BooleanFormat("1", "0")), (column.Type, column.BooleanFormat));
    }

    [Theory]
    [InlineData("{ \"true\": \"1\", \"false\": \"0\" }")]
    [InlineData("{ \"type\": \"integer\", \"true\": \"1\" }")]
    public void Literals_of_another_type_than_a_flag_are_reported(string declaration) =>
        MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.UnknownAddition,
            "they have no effect on another type",
            $$""" "typed": { "columns": { ⟦"A"⟧: {{declaration}} } } """);

    [Fact]
    public void Literals_of_a_column_with_an_unknown_type_are_not_reported_in_addition() =>
        MarkedSchema.AssertDatasetProblem(
            SchemaProblemKind.UnknownType,
            "Did you mean 'flag'?",
            """ "typed": { "columns": { "A": { "type": ⟦"flagg"⟧, "true": "Y", "false": "N" } } } """);

    [Fact]
    public void Other_properties_of_the_service_are_ignored() =>
        Assert.Empty(SchemaFile.Read("d.json", """{ "datasetName": "D", "selectableColumns": ["A"], "displayName": "x", "tags": [{}] }""").Problems);
}
