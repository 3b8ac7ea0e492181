using Insights.Typed.Language;

namespace Insights.Typed;

/// <summary>
/// A program of Microsoft that offers reports through this API: Partner Insights or one of the two similar programs. It defines
/// the differences between them: the address, the scope of tokens, and the limits of schedules.
/// </summary>
public sealed class InsightsProgram
{
    private InsightsProgram(ServiceProgram program)
    {
        Name = program.Name;
        BaseAddress = new Uri(program.BaseAddress);
        Scope = program.Scope;
        MinimumRecurrenceInterval = program.MinimumRecurrenceInterval;
        MaximumRecurrenceInterval = program.MaximumRecurrenceInterval;
        IsApplicationOnly = program.IsApplicationOnly;
        DateRanges = program.DateRanges;
        ExecutionStatuses = program.ExecutionStatuses;
    }

    /// <summary>Partner Insights, for partners of the Microsoft AI Cloud Partner Program: the default.</summary>
    public static InsightsProgram PartnerInsights { get; } = new(ServiceProgram.PartnerInsights);

    /// <summary>Gets the commercial marketplace, for publishers of offers.</summary>
    public static InsightsProgram Marketplace { get; } = new(ServiceProgram.Marketplace);

    /// <summary>Apps and games, for publishers in the Microsoft Store.</summary>
    public static InsightsProgram AppsAndGames { get; } = new(ServiceProgram.AppsAndGames);

    /// <summary>Gets all programs.</summary>
    public static IReadOnlyList<InsightsProgram> All { get; } = [PartnerInsights, Marketplace, AppsAndGames];

    /// <summary>Gets the program's name: <c>PartnerInsights</c>, <c>Marketplace</c> or <c>AppsAndGames</c>.</summary>
    public string Name { get; }

    /// <summary>Gets the address that the API's operations are relative to.</summary>
    public Uri BaseAddress { get; }

    /// <summary>Gets the scope to request tokens for. The credentials in <see cref="InsightsCredential"/> request that of the client's program.</summary>
    public string Scope { get; }

    /// <summary>Gets the minimum interval between two executions of a report, in hours. A dataset can have a longer one.</summary>
    public int MinimumRecurrenceInterval { get; }

    /// <summary>Gets the maximum interval between two executions of a report, in hours.</summary>
    public int MaximumRecurrenceInterval { get; }

    /// <summary>Gets a value indicating whether the program accepts the token of an application without a user, and refuses that of a user.</summary>
    public bool IsApplicationOnly { get; }

    /// <summary>Gets the date ranges that the program documents. Each dataset offers some of them.</summary>
    public IReadOnlyList<string> DateRanges { get; }

    /// <summary>Gets the statuses of executions that the program documents. A request that names none finds completed executions only.</summary>
    internal IReadOnlyList<string> ExecutionStatuses { get; }

    /// <summary>Gets the program with a name, in any letter case.</summary>
    /// <param name="name">A <see cref="Name"/>, or the same in lower case with hyphens, such as <c>apps-and-games</c>.</param>
    /// <exception cref="ArgumentException">No program has the name.</exception>
    public static InsightsProgram Parse(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return ServiceProgram.Find(name) is { } found
            ? All.First(program => program.Name == found.Name)
            : throw new ArgumentException($"The program '{name}' does not exist. The programs are {string.Join(", ", All)}.", nameof(name));
    }

    /// <summary>Returns the program's name.</summary>
    public override string ToString() => Name;
}
