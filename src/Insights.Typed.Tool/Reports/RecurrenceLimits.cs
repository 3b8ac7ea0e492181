using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Tool.Reports;

/// <summary>How often a report may run: what the service would refuse is refused before anything is created.</summary>
internal static class RecurrenceLimits
{
    /// <summary>Gets the lowest number of hours between two executions.</summary>
    public static int GetMinimum(DatasetSchema? dataset, ServiceProgram program) => Math.Max(dataset?.Details.MinimumRecurrenceInterval ?? 0, program.MinimumRecurrenceInterval);

    /// <summary>Describes what is wrong with an interval; null if nothing is.</summary>
    /// <param name="hours">The number of hours between two executions; null for the service's default.</param>
    /// <param name="dataset">The dataset of the report; null if it is unknown.</param>
    /// <param name="program">The service's program.</param>
    public static string? FindProblem(int? hours, DatasetSchema? dataset, ServiceProgram program)
    {
        var minimum = GetMinimum(dataset, program);
        return hours > program.MaximumRecurrenceInterval
            ? FormattableString.Invariant($"A report runs at least every {program.MaximumRecurrenceInterval} hours, not every {hours}.")
            : hours < minimum
            ? FormattableString.Invariant($"A report{(dataset is null ? "" : $" of {dataset.Name}")} runs every {minimum} hours or less often, not every {hours}.")
            : null;
    }
}
