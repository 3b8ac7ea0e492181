namespace Insights.Typed.Generator.Tests.Analysis.RawText;

/// <summary>INS111 looks names up in the project's schemas.</summary>
public sealed class NameTests
{
    private const string Prefix = "Query text does not match the schema: ";

    [Theory]
    [InlineData("SELECT ⟦Nmae⟧ FROM Usage", "Usage has no column or metric 'Nmae'. Did you mean 'Name'?")]
    [InlineData("SELECT Name FROM ⟦Usgae⟧", "No schema of this project describes a dataset 'Usgae'. Did you mean 'Usage'?")]
    [InlineData("SELECT Whatever FROM ⟦Elsewhere⟧ WHERE No = 1", "No schema of this project describes a dataset 'Elsewhere'.")]
    [InlineData("SELECT Name FROM Usage WHERE ⟦Seat⟧ > 1", "Usage has no column or metric 'Seat'. Did you mean 'Seats'?")]
    [InlineData("SELECT Name FROM Usage ORDER BY ⟦customer⟧", "Usage has no column or metric 'customer'. Did you mean 'Customers'?")]
    [InlineData("SELECT Name FROM Usage TIMESPAN ⟦LAST_MOTH⟧", "Usage has no date range 'LAST_MOTH'; it has LAST_MONTH, LIFETIME. Did you mean 'LAST_MONTH'?")]
    [InlineData("SELECT Name FROM Usage TIMESPAN ⟦LAST_6_MONTHS⟧", "Usage has no date range 'LAST_6_MONTHS'; it has LAST_MONTH, LIFETIME.")]
    [InlineData("SELECT Name FROM Sales TIMESPAN ⟦LAST_MONTH⟧", "Sales has no date ranges. Remove TIMESPAN.")]
    [InlineData("SELECT Name, Seats, ⟦name⟧ FROM Usage", "'name' is selected twice.")]
    public async Task A_similar_name_is_suggested(string text, string message) =>
        Assert.Equal(Prefix + message, Assert.Single(await RawTextProgram.AssertDiagnosticsAsync("INS111", $"\"{text}\"")));

    [Theory]
    [InlineData("SELECT Name FROM Usage WHERE Seats > '⟦many⟧'", "'many' does not fit Seats, which is compared with a number.")]
    [InlineData("SELECT Name FROM Usage WHERE Total != '⟦1,5⟧'", "'1,5' does not fit Total, which is compared with a number.")]
    [InlineData("SELECT Name FROM Usage WHERE Month = '⟦May⟧'", "'May' does not fit Month, which is compared with a date in the form '2024-05-01' or '2024-05-01T10:30:00Z'.")]
    [InlineData("SELECT Name FROM Usage WHERE Month > ⟦202405⟧", "'202405' does not fit Month, which is compared with a date in the form '2024-05-01' or '2024-05-01T10:30:00Z'.")]
    [InlineData("SELECT Name FROM Usage WHERE Month = '⟦05/01/2026⟧'", "'05/01/2026' does not fit Month, which is compared with a date in the form '2024-05-01' or '2024-05-01T10:30:00Z'.")]
    [InlineData("SELECT Name FROM Usage WHERE Month > '⟦10:30⟧'", "'10:30' does not fit Month, which is compared with a date in the form '2024-05-01' or '2024-05-01T10:30:00Z'.")]
    [InlineData("SELECT Name FROM Usage WHERE Id IN ('2a31c234-1f4e-4c60-909e-76d234f93161', '⟦2a31c234⟧')", "'2a31c234' does not fit Id, which is compared with a GUID.")]
    [InlineData("SELECT Name FROM Usage WHERE Seats = ⟦''⟧", "'' does not fit Seats, which is compared with a number.")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = '⟦False⟧'", "The values of Trial are 'Y' and 'N'; the service accepts 'False' without an error and returns no rows.")]
    [InlineData("SELECT Name FROM Usage WHERE Trial = ⟦1⟧", "The values of Trial are 'Y' and 'N'; the service accepts '1' without an error and returns no rows.")]
    public async Task A_value_of_another_type_than_its_column(string text, string message) =>
        Assert.Equal(Prefix + message, Assert.Single(await RawTextProgram.AssertDiagnosticsAsync("INS111", $"\"{text}\"")));

    [Theory]
    [InlineData("SELECT NAME, sEATS FROM USAGE WHERE MONTH = '2024-05-01' TIMESPAN last_month")]
    [InlineData("SELECT Name FROM Usage WHERE Seats > '10' AND Seats < 10.5 AND Total = '-1.50' AND Seats = 123456789012345678901234567890")]
    [InlineData("SELECT Name FROM Usage WHERE Name = 5 AND Name IN (1, 2)")]
    [InlineData("SELECT Name FROM Usage WHERE Seats LIKE '%1%' AND Trial NOT LIKE 'Tr%' AND Month LIKE '2024%'")]
    [InlineData("SELECT Name FROM Usage WHERE Id = '2A31C234-1F4E-4C60-909E-76D234F93161' AND Trial = 'n'")]
    [InlineData("SELECT Name FROM Usage WHERE Month >= '2024-05-01T00:00:00Z'")]
    [InlineData("SELECT Total, Customers FROM Usage ORDER BY Name, Name")]
    public Task No_diagnostic_is_reported(string text) => RawTextProgram.AssertNoDiagnosticsAsync($"\"{text}\"");

    [Theory]
    [InlineData("SELECT Text FROM EveryType TIMESPAN LIFETIME AGGREGATED ⟦Dayly⟧", "EveryType has no aggregation 'Dayly'; it has Daily, Monthly. Did you mean 'Daily'?")]
    [InlineData("SELECT Text FROM EveryType TIMESPAN LAST_MONTH AGGREGATED ⟦monthly⟧", "The aggregation Monthly of EveryType is available for LIFETIME, not for LAST_MONTH.")]
    [InlineData("SELECT Name FROM Usage TIMESPAN LIFETIME AGGREGATED ⟦Daily⟧", "Usage has no aggregations. Remove AGGREGATED.")]
    public async Task An_aggregation_is_checked_with_its_date_range(string text, string message)
    {
        var project = TestProject.Create(Samples.EveryType, Samples.Usage);

        Assert.Equal(Prefix + message, Assert.Single(await RawTextProgram.AssertDiagnosticsAsync("INS111", $"\"{text}\"", project: project)));
        await RawTextProgram.AssertNoDiagnosticsAsync("\"SELECT Text FROM EveryType TIMESPAN lifetime AGGREGATED monthly\"", project: project);
        await RawTextProgram.AssertNoDiagnosticsAsync("$\"SELECT Text FROM EveryType TIMESPAN {name} AGGREGATED Daily\"", project: project);
        await RawTextProgram.AssertNoDiagnosticsAsync("$\"SELECT Text FROM EveryType TIMESPAN LIFETIME AGGREGATED {name}\"", project: project);
    }

    [Fact]
    public async Task The_dataset_of_a_system_query_is_known()
    {
        var project = TestProject.Create(Samples.EveryType);

        await RawTextProgram.AssertNoDiagnosticsAsync("\"SELECT Text FROM everytypeofservice\"", project: project);
        Assert.StartsWith(Prefix + "EveryType has no column or metric 'Txt'.", Assert.Single(await RawTextProgram.AssertDiagnosticsAsync("INS111", "\"SELECT ⟦Txt⟧ FROM EveryTypeOfService\"", project: project)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_is_reported_in_an_incomplete_query()
    {
        await RawTextProgram.AssertDiagnosticsAsync("INS111", "\"SELECT ⟦Nmae⟧ FROM Usage WHERE\"");
        await RawTextProgram.AssertDiagnosticsAsync("INS110", "\"SELECT Nmae FROM Usage ⟦WHERE⟧\"");
    }

    [Theory]
    [InlineData("\"SELECT ⟦N\\u006dae⟧ FROM Usage\"")]
    [InlineData("@\"SELECT Seats,\n  ⟦Nmae⟧ FROM Usage\"")]
    [InlineData("\"\"\"\n      SELECT Seats,\n             ⟦Nmae⟧\n      FROM Usage\n      \"\"\"")]
    [InlineData("\"SELECT ⟦Nm\" + \"ae⟧ FROM Usage\"")]
    public Task A_name_is_reported_at_its_position(string argument) => RawTextProgram.AssertDiagnosticsAsync("INS111", argument);

    [Fact]
    public async Task A_field_with_several_problems_reports_them_all() =>
        Assert.Equal(4, (await RawTextProgram.AssertDiagnosticsAsync("INS111", "\"SELECT ⟦A⟧, Name FROM Usage WHERE ⟦B⟧ = 1 AND Seats = '⟦x⟧' TIMESPAN ⟦C⟧\"")).Length);
}
