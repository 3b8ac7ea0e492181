namespace Insights.Typed.Language.Tests;

/// <summary>The facts of the three programs, as Microsoft documents them.</summary>
public sealed class ServiceProgramTests
{
    private static readonly string[] CommonRanges =
    [
        "TODAY", "YESTERDAY", "LAST_7_DAYS", "LAST_14_DAYS", "LAST_30_DAYS", "LAST_90_DAYS", "LAST_180_DAYS", "LAST_365_DAYS",
        "LAST_MONTH", "LAST_3_MONTHS", "LAST_6_MONTHS", "LAST_1_YEAR", "LIFETIME",
    ];

    [Theory]
    [InlineData("PartnerInsights", "Partner Insights", "partner-insights", "https://api.partnercenter.microsoft.com/insights/v1/mpn/", "https://api.partnercenter.microsoft.com/.default", "")]
    [InlineData("Marketplace", "commercial marketplace", "marketplace", "https://api.partnercenter.microsoft.com/insights/v1.1/cmp/", "https://api.partnercenter.microsoft.com/.default", "marketplace/")]
    [InlineData("AppsAndGames", "apps and games", "apps-and-games", "https://manage.devcenter.microsoft.com/consumer/insights/v1.1/", "https://manage.devcenter.microsoft.com/.default", "apps-and-games/")]
    public void Each_program_has_its_names_and_addresses(string name, string title, string commandLineName, string baseAddress, string scope, string schemaFolder)
    {
        var program = Find(name);

        Assert.Equal((name, title, commandLineName), (program.Name, program.Title, program.CommandLineName));
        Assert.Equal((baseAddress, scope, schemaFolder), (program.BaseAddress, program.Scope, program.SchemaFolder));
        Assert.Equal((baseAddress, scope), (program.Resource + "/" + program.Path, program.Resource + "/.default"));
        Assert.Equal(commandLineName, program.ToString());
    }

    [Theory]
    [InlineData("PartnerInsights", 4, 2160, false, new string[0])]
    [InlineData("Marketplace", 1, 90, true, new[] { "LAST_12_MONTHS", "LAST_2_YEARS", "LAST_3_YEARS" })]
    [InlineData("AppsAndGames", 1, 2160, true, new[] { "LAST_72_HOURS", "LAST_12_MONTHS", "LAST_2_YEARS", "LAST_3_YEARS", "LAST_4_YEARS" })]
    public void Each_program_has_its_intervals_tokens_and_date_ranges(string name, int minimum, int maximum, bool isApplicationOnly, string[] dateRanges)
    {
        var program = Find(name);

        Assert.Equal((minimum, maximum, isApplicationOnly), (program.MinimumRecurrenceInterval, program.MaximumRecurrenceInterval, program.IsApplicationOnly));
        Assert.Equal([.. CommonRanges, .. dateRanges], program.DateRanges);
        Assert.Contains(ServiceProgram.DefaultDateRange, program.DateRanges);
    }

    [Fact]
    public void The_default_date_range_has_its_length() =>
        Assert.Equal(("LAST_6_MONTHS", "six months"), (ServiceProgram.DefaultDateRange, ServiceProgram.DefaultDateRangeLength));

    [Theory]
    [InlineData("PartnerInsights", new[] { "Pending", "Running", "Paused", "Completed" })]
    [InlineData("Marketplace", new[] { "Pending", "Running", "Paused", "Completed" })]
    [InlineData("AppsAndGames", new[] { "Pending", "Running", "Paused", "Completed", "Failed" })]
    public void Each_program_has_its_statuses_of_executions(string name, string[] statuses) => Assert.Equal(statuses, Find(name).ExecutionStatuses);

    [Fact]
    public void All_programs_have_the_same_retention_and_notice() =>
        Assert.Equal((TimeSpan.FromDays(90), TimeSpan.FromHours(4)), (ServiceProgram.ExecutionRetention, ServiceProgram.MinimumStartNotice));

    [Fact]
    public void A_limit_and_its_text_are_the_same()
    {
        Assert.Equal((100, "100"), (ServiceProgram.PreviewLimit, ServiceProgram.PreviewLimitText));
        Assert.Equal((90, "90 days"), (ServiceProgram.ExecutionRetention.TotalDays, ServiceProgram.ExecutionRetentionText));
        Assert.Equal((4, "four hours"), (ServiceProgram.MinimumStartNotice.TotalHours, ServiceProgram.MinimumStartNoticeText));
    }

    [Fact]
    public void A_program_is_found_by_either_name_in_any_letter_case()
    {
        Assert.Equal([ServiceProgram.PartnerInsights, ServiceProgram.Marketplace, ServiceProgram.AppsAndGames], ServiceProgram.All);
        Assert.All(ServiceProgram.All, program =>
        {
            Assert.Same(program, ServiceProgram.Find(program.Name.ToUpperInvariant()));
            Assert.Same(program, ServiceProgram.Find(program.CommandLineName.ToUpperInvariant()));
        });
        Assert.Null(ServiceProgram.Find("Partner Insights"));
        Assert.Null(ServiceProgram.Find(""));
    }

    private static ServiceProgram Find(string name) => ServiceProgram.All.Single(program => program.Name == name);
}
