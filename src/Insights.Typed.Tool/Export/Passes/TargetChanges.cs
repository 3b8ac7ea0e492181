namespace Insights.Typed.Tool.Export.Passes;

/// <summary>What the next export of an entry changes in the target in addition to rows.</summary>
/// <param name="Changes">A description of each change; empty if the target cannot store the entry.</param>
/// <param name="Problem">Why the target cannot store rows with the columns of the entry's query; null if it can.</param>
internal sealed record TargetChanges(IReadOnlyList<string> Changes, string? Problem);
