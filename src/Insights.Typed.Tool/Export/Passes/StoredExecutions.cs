using Insights.Typed.Export;
using Insights.Typed.Tool.Export.Entries;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>The executions of an entry that the target has.</summary>
internal sealed class StoredExecutions
{
    private readonly List<ExportedExecution> executions;
    private readonly HashSet<string> ids;

    /// <param name="entry">The entry.</param>
    /// <param name="all">All executions of the target.</param>
    public StoredExecutions(ExportEntry entry, IEnumerable<ExportedExecution> all)
    {
        executions = [.. all.Where(execution => string.Equals(execution.Name, entry.Name, StringComparison.OrdinalIgnoreCase))];
        ids = executions.Select(execution => execution.ExecutionId).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    public int Count => executions.Count;

    /// <summary>Gets the execution that the service generated last; null if there is none.</summary>
    public ExportedExecution? Newest => executions.MaxBy(execution => execution.GeneratedTime);

    public bool Contains(ReportExecution execution) => ids.Contains(execution.ExecutionId);

    /// <summary>Returns a value indicating whether the target has an execution of a report, and so got its columns.</summary>
    public bool HasAnyOf(InsightsReport report) => executions.Exists(execution => string.Equals(execution.ReportId, report.ReportId, StringComparison.OrdinalIgnoreCase));

    public void Add(ExportedExecution execution)
    {
        executions.Add(execution);
        ids.Add(execution.ExecutionId);
    }
}
