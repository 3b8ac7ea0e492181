using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>What a pass did for an entry.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Exported">The executions that are new in the target, the earliest first.</param>
/// <param name="Notes">What was changed on the service, such as a new report.</param>
/// <param name="Warnings">What does not prevent the export, and should be corrected.</param>
/// <param name="Errors">Why something of the entry was not exported.</param>
/// <param name="Report">The report of the entry; null if it could not be read or created.</param>
internal sealed record EntryResult(
    ExportEntry Entry, IReadOnlyList<ExportedExecution> Exported, IReadOnlyList<string> Notes, IReadOnlyList<string> Warnings, IReadOnlyList<string> Errors, InsightsReport? Report)
{
    /// <summary>Gets the time of the next execution; null if it is unknown.</summary>
    public DateTimeOffset? NextDue { get; init; }
}
