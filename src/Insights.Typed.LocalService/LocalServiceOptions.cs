using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService;

/// <summary>The options of a local service.</summary>
public sealed class LocalServiceOptions
{
    private bool? allowsAppOnlyTokens;

    /// <summary>Gets or sets the seed of the generated data, the ids and the access token. The same seed and clock result in the same bytes.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>Gets or sets the number of rows of each dataset.</summary>
    public int RowsPerDataset { get; set; } = 1000;

    /// <summary>Gets or sets the clock of the service. The generated data ends at its time at the start.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets the time that an execution is <c>Pending</c>.</summary>
    public TimeSpan QueueTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets the time that an execution is <c>Running</c> after that.</summary>
    public TimeSpan RunTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Gets or sets the lifetime of a download link, from the response that contains it. A new request for the execution returns a new link.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the maximum number of items in a response with a list or with the rows of a test query, whose <c>nextLink</c> returns the rest; null for no limit.</summary>
    public int? PageSize { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether the user has the Executive Report Viewer role. Without it, columns and metrics named
    /// <c>*RevenueUSD</c>, <c>*ACR</c>, <c>*ACR_USD</c> or <c>Total*Revenue*</c> are empty, and the response contains <c>dataRedacted</c>.
    /// </summary>
    public bool IsExecutiveReportViewer { get; set; } = true;

    /// <summary>
    /// Gets or sets a value that specifies whether files are compressed for clients that accept it (<c>Accept-Encoding</c>). By default they are not, because a blob
    /// store returns the stored file, and it is not documented that the service's host compresses files.
    /// </summary>
    public LocalServiceCompression FileCompression { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a request for executions without a status returns the latest one in any status while none has completed:
    /// an execution that is not due yet is <c>Pending</c>. The published article shows this; according to the API's reference, such a request
    /// returns completed executions only, which is the behavior with false.
    /// </summary>
    public bool IncludesUnfinishedExecutions { get; set; } = true;

    /// <summary>
    /// Gets or sets a value indicating whether a request for executions also returns the one that is due next, if the request names its status:
    /// it is <c>Pending</c>, or <c>Paused</c> while the report is. It is not documented whether the service does this, so that a program must work with both.
    /// </summary>
    public bool ListsUpcomingExecutions { get; set; }

    /// <summary>Gets or sets the port of the API on this machine; null for a free one.</summary>
    public int? Port { get; set; }

    /// <summary>Gets or sets the port of the host of the report files; null for a free one.</summary>
    public int? FilePort { get; set; }

    /// <summary>
    /// Gets or sets the authority whose tokens the service accepts in addition to <see cref="InsightsLocalService.AccessToken"/>; null for none.
    /// </summary>
    public LocalAuthority? Authority { get; set; }

    /// <summary>Gets or sets the program to emulate: its address, its datasets, the limits of its intervals, and the tokens that it accepts.</summary>
    public LocalServiceProgram Program { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a user's token without multifactor authentication is refused with 401. In both cases, the header
    /// <c>ValidateMfa: true</c> causes the service to respond with <c>isMfaCompliant</c> to a user's token. The token
    /// <see cref="InsightsLocalService.AccessToken"/> counts as one with multifactor authentication.
    /// </summary>
    public bool RequiresMfa { get; set; }

    /// <summary>
    /// Gets or sets a value indicating whether a token for an application alone is accepted. By default, this depends on <see cref="Program"/>: Partner Insights requires
    /// an application and a user; its sibling programs accept only an application alone.
    /// </summary>
    public bool AllowsAppOnlyTokens
    {
        get => allowsAppOnlyTokens ?? Rules.IsApplicationOnly;
        set => allowsAppOnlyTokens = value;
    }

    /// <summary>
    /// Gets or sets a value indicating whether the name of a query must consist of letters, digits and white space, as the service requires.
    /// </summary>
    public bool ValidatesQueryNames { get; set; } = true;

    /// <summary>Gets or sets a value indicating whether a <c>nextLink</c> is relative to <see cref="InsightsLocalService.BaseAddress"/>, instead of absolute.</summary>
    public bool UsesRelativeNextLinks { get; set; }

    /// <summary>Gets or sets the datasets to offer; null for the library's datasets of <see cref="Program"/>.</summary>
    public IReadOnlyList<DatasetSchema>? Datasets { get; set; }

    internal LocalServiceOptions Copy()
    {
        var copy = (LocalServiceOptions)MemberwiseClone();
        copy.Datasets = Datasets is null ? null : [.. Datasets];
        return copy;
    }

    internal EmulationOptions ToEmulation() => new()
    {
        Seed = Seed,
        TimeProvider = TimeProvider,
        QueueTime = QueueTime,
        RunTime = RunTime,
        LinkLifetime = LinkLifetime,
        PageSize = PageSize,
        Program = Rules,
        ValidatesQueryNames = ValidatesQueryNames,
        IncludesUnfinishedExecutions = IncludesUnfinishedExecutions,
        ListsUpcomingExecutions = ListsUpcomingExecutions,
        IsDateColumn = CellGenerator.GeneratesDates,
    };

    /// <summary>Gets the rules of the program.</summary>
    internal ServiceProgram Rules => ServiceProgram.Find(Program.ToString()) ?? throw new ArgumentOutOfRangeException(nameof(Program), Program, "The program is not defined.");
}
