namespace Insights.Typed.Language;

/// <summary>
/// The programs of Microsoft that offer reports by this API and query language. Their differences, and the limits that they
/// share, are defined only here, for the client, the build, the tool and the local service.
/// </summary>
public sealed class ServiceProgram
{
    /// <summary>The date range that the service applies to a query without one.</summary>
    /// <remarks>It applies to datasets with date ranges only.</remarks>
    public const string DefaultDateRange = "LAST_6_MONTHS";

    /// <summary>The length of <see cref="DefaultDateRange"/>, as messages state it.</summary>
    public const string DefaultDateRangeLength = "six months";

    /// <summary>The maximum number of rows of a preview, which is a test of a query on the service, in every program.</summary>
    public const int PreviewLimit = 100;

    /// <summary><see cref="PreviewLimit"/>, as constant messages state it.</summary>
    public const string PreviewLimitText = "100";

    /// <summary><see cref="ExecutionRetention"/>, as constant messages state it.</summary>
    public const string ExecutionRetentionText = "90 days";

    /// <summary><see cref="MinimumStartNotice"/>, as constant messages state it.</summary>
    public const string MinimumStartNoticeText = "four hours";

    private static readonly string[] CommonRanges =
    [
        "TODAY", "YESTERDAY", "LAST_7_DAYS", "LAST_14_DAYS", "LAST_30_DAYS", "LAST_90_DAYS", "LAST_180_DAYS", "LAST_365_DAYS",
        "LAST_MONTH", "LAST_3_MONTHS", DefaultDateRange, "LAST_1_YEAR", "LIFETIME",
    ];

    private static readonly string[] CommonExecutionStatuses = ["Pending", "Running", "Paused", "Completed"];

    private ServiceProgram(string name, string title, string commandLineName, string resource, string path, int minimumInterval, int maximumInterval, bool isApplicationOnly, string[] dateRanges, string[]? executionStatuses = null)
    {
        Name = name;
        Title = title;
        CommandLineName = commandLineName;
        Resource = resource;
        Path = path;
        MinimumRecurrenceInterval = minimumInterval;
        MaximumRecurrenceInterval = maximumInterval;
        IsApplicationOnly = isApplicationOnly;
        DateRanges = [.. CommonRanges, .. dateRanges];
        ExecutionStatuses = [.. CommonExecutionStatuses, .. executionStatuses ?? []];
    }

    /// <summary>Partner Insights.</summary>
    public static ServiceProgram PartnerInsights { get; } = new(
        "PartnerInsights", "Partner Insights", "partner-insights", "https://api.partnercenter.microsoft.com", "insights/v1/mpn/", 4, 2160, isApplicationOnly: false, []);

    /// <summary>The commercial marketplace.</summary>
    /// <remarks>The documentation states 4 hours as the shortest interval, and shows datasets whose minimum is 1.</remarks>
    public static ServiceProgram Marketplace { get; } = new(
        "Marketplace",
        "commercial marketplace",
        "marketplace",
        "https://api.partnercenter.microsoft.com",
        "insights/v1.1/cmp/",
        1,
        90,
        isApplicationOnly: true,
        ["LAST_12_MONTHS", "LAST_2_YEARS", "LAST_3_YEARS"]);

    /// <summary>Apps and games of the Microsoft Store.</summary>
    /// <remarks>No bounds of intervals are documented, so only the widest bounds of the other programs apply.</remarks>
    public static ServiceProgram AppsAndGames { get; } = new(
        "AppsAndGames",
        "apps and games",
        "apps-and-games",
        "https://manage.devcenter.microsoft.com",
        "consumer/insights/v1.1/",
        1,
        2160,
        isApplicationOnly: true,
        ["LAST_72_HOURS", "LAST_12_MONTHS", "LAST_2_YEARS", "LAST_3_YEARS", "LAST_4_YEARS"],
        ["Failed"]);

    /// <summary>Gets the time after which the service ends a preview, in every program.</summary>
    public static TimeSpan PreviewTimeLimit { get; } = TimeSpan.FromSeconds(100);

    /// <summary>Gets the time that the service keeps an execution, in every program.</summary>
    public static TimeSpan ExecutionRetention { get; } = TimeSpan.FromDays(90);

    /// <summary>Gets the shortest time between a request and the first execution that it schedules, in every program.</summary>
    public static TimeSpan MinimumStartNotice { get; } = TimeSpan.FromHours(4);

    /// <summary>Gets the time after which Microsoft Entra ID ends a sign-in that is not used, unless a policy of the tenant differs.</summary>
    public static TimeSpan UnusedSignInLifetime { get; } = TimeSpan.FromDays(90);

    /// <summary>Gets all programs.</summary>
    public static IReadOnlyList<ServiceProgram> All { get; } = [PartnerInsights, Marketplace, AppsAndGames];

    /// <summary>Gets the name in C# and in a project.</summary>
    public string Name { get; }

    /// <summary>Gets the name in a sentence.</summary>
    public string Title { get; }

    /// <summary>Gets the name on a command line.</summary>
    public string CommandLineName { get; }

    /// <summary>Gets the resource of the token; also the host of the API.</summary>
    public string Resource { get; }

    /// <summary>Gets the path that operations are relative to, with a trailing slash.</summary>
    public string Path { get; }

    /// <summary>Gets the folder of the program's schema files in the package's folder of schemas: empty, or with a trailing slash.</summary>
    public string SchemaFolder => this == PartnerInsights ? "" : CommandLineName + "/";

    /// <summary>Gets the address that operations are relative to.</summary>
    public string BaseAddress => Resource + "/" + Path;

    /// <summary>Gets the scope to request from Microsoft Entra ID.</summary>
    public string Scope => Resource + "/.default";

    /// <summary>Gets the shortest interval between two executions of a report, in hours, unless the dataset has a longer one.</summary>
    public int MinimumRecurrenceInterval { get; }

    /// <summary>Gets the longest interval, in hours.</summary>
    public int MaximumRecurrenceInterval { get; }

    /// <summary>Gets a value indicating whether the program accepts only the token of an application.</summary>
    public bool IsApplicationOnly { get; }

    /// <summary>Gets the date ranges that the program documents.</summary>
    public IReadOnlyList<string> DateRanges { get; }

    /// <summary>Gets the statuses of executions that the program documents.</summary>
    public IReadOnlyList<string> ExecutionStatuses { get; }

    /// <summary>Finds the program with a name in a project or on a command line, in any letter case; null if none has the name.</summary>
    /// <param name="name">The name.</param>
    public static ServiceProgram? Find(string name) => All.FirstOrDefault(program =>
        string.Equals(program.Name, name, StringComparison.OrdinalIgnoreCase) || string.Equals(program.CommandLineName, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the name on a command line, which help shows for a default.</summary>
    public override string ToString() => CommandLineName;
}
