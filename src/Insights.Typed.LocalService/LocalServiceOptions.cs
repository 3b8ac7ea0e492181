using Insights.Typed.Emulation;
using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.Schemas;

namespace Insights.Typed.LocalService;

/// <summary>How the local service behaves.</summary>
public sealed record LocalServiceOptions
{
    private bool? allowsAppOnlyTokens;

    /// <summary>What the generated data, the ids and the access token follow from. The same seed and clock give the same bytes.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>How many rows each dataset has.</summary>
    public int RowsPerDataset { get; set; } = 1000;

    /// <summary>The service's clock. Its time at the start is also what the generated data looks back from.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long an execution stays <c>Pending</c>.</summary>
    public TimeSpan QueueTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long an execution is <c>Running</c> after that.</summary>
    public TimeSpan RunTime { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long a download link works, from when it was handed out. Asking for the execution again gives a new link.</summary>
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How many items an answer with a list holds at most, the rest being behind its <c>nextLink</c>; null for all of them.</summary>
    public int? PageSize { get; set; }

    /// <summary>
    /// Whether the user has the Executive Report Viewer role. One who has not gets no revenue: columns and metrics named
    /// <c>*RevenueUSD</c>, <c>*ACR</c>, <c>*ACR_USD</c> or <c>Total*Revenue*</c> are empty, and the answer says <c>dataRedacted</c>.
    /// </summary>
    public bool IsExecutiveReportViewer { get; set; } = true;

    /// <summary>
    /// Whether files are downloaded compressed by who asks for it in <c>Accept-Encoding</c>. By default they are not, as a blob
    /// store keeps to what was put there: that the service's host answers with a compressed file is not documented.
    /// </summary>
    public LocalServiceCompression FileCompression { get; set; }

    /// <summary>
    /// Whether a request for executions that names no status finds the latest one in any status while none has completed:
    /// one that is to come is <c>Pending</c>. The published article shows this; the API's reference says that such a request
    /// finds completed executions only, which is what happens with false.
    /// </summary>
    public bool IncludesUnfinishedExecutions { get; set; } = true;

    /// <summary>The port of the API on this machine; null for a free one.</summary>
    public int? Port { get; set; }

    /// <summary>The port of the host that report files are downloaded from; null for a free one.</summary>
    public int? FilePort { get; set; }

    /// <summary>
    /// Who issues tokens that the service takes besides its own <see cref="InsightsLocalService.AccessToken"/>; null for nobody.
    /// </summary>
    public LocalAuthority? Authority { get; set; }

    /// <summary>The program to play: its address, its datasets, the bounds of its intervals, and whose tokens it accepts.</summary>
    public LocalServiceProgram Program { get; set; }

    /// <summary>
    /// Whether a user's token that was obtained without multifactor authentication is refused with 401. Either way the header
    /// <c>ValidateMfa: true</c> makes the service respond with <c>isMfaCompliant</c> to a user's token. The service's own
    /// <see cref="InsightsLocalService.AccessToken"/> counts as obtained with it.
    /// </summary>
    public bool RequiresMfa { get; set; }

    /// <summary>
    /// Whether a token for an application alone is accepted. By default <see cref="Program"/> decides: Partner Insights requires
    /// an application and a user, its sibling programs accept nothing but an application alone.
    /// </summary>
    public bool AllowsAppOnlyTokens
    {
        get => allowsAppOnlyTokens ?? Rules.IsApplicationOnly;
        set => allowsAppOnlyTokens = value;
    }

    /// <summary>
    /// Whether the name of a query has to consist of letters, digits and white space, as names of queries at the service do.
    /// </summary>
    public bool ValidatesQueryNames { get; set; } = true;

    /// <summary>Whether a <c>nextLink</c> is relative to <see cref="InsightsLocalService.BaseAddress"/>, in place of absolute.</summary>
    public bool UsesRelativeNextLinks { get; set; }

    /// <summary>The datasets to offer; null for those of <see cref="Program"/> that come with the library.</summary>
    public IReadOnlyList<DatasetSchema>? Datasets { get; set; }

    internal EmulationOptions ToEmulation() => new()
    {
        Seed = Seed,
        TimeProvider = TimeProvider,
        QueueTime = QueueTime,
        RunTime = RunTime,
        LinkLifetime = LinkLifetime,
        PageSize = PageSize,
        MinimumRecurrenceInterval = Rules.MinimumRecurrenceInterval,
        MaximumRecurrenceInterval = Rules.MaximumRecurrenceInterval,
        ValidatesQueryNames = ValidatesQueryNames,
        IncludesUnfinishedExecutions = IncludesUnfinishedExecutions,
        IsDateColumn = CellGenerator.GeneratesDates,
    };

    /// <summary>The facts of the program.</summary>
    internal ServiceProgram Rules => ServiceProgram.Find(Program.ToString()) ?? throw new ArgumentOutOfRangeException(nameof(Program), Program, "There is no such program.");
}
