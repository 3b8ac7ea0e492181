using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Whether the service offers what the schema files say.</summary>
internal sealed class DatasetsCheck() : Check(Datasets, Service, SchemaFiles)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(Result(session));

    private CheckResult Result(DoctorSession session)
    {
        var known = session.Folder!.Known.Select(part => part.Service).ToList();
        var offered = session.Answer!.Datasets;
        var changes = SchemaComparison.Of([.. known.Where(session.IsChecked)], [.. offered.Where(session.IsChecked)]);
        var compared = offered.Count(dataset => session.IsChecked(dataset) && known.Exists(file => DoctorSession.IsSame(file.Name, dataset.Name)));
        return Found(
            FormattableString.Invariant($"{compared} dataset{(compared == 1 ? "" : "s")} as the schema files say"),
            [.. Unknown(session, known, offered), .. changes.Select(change => FindingFrom(change, session.HasOwnFiles))]);
    }

    private static IEnumerable<Finding> Unknown(DoctorSession session, List<ServiceDataset> known, IReadOnlyList<ServiceDataset> offered)
    {
        var names = known.Concat(offered).Select(dataset => dataset.Name).ToList();
        return session.Only.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => new Finding(
            Problem.UnknownDataset, $"There is no dataset '{name}'.{NameSuggestion.For(name, names)}", "Correct the name that follows --dataset."));
    }

    private static Finding FindingFrom(SchemaChange change, bool isProjects) => new(Problem.From(change, isProjects), $"{change.Dataset}: {change.Told}", Fix(change, isProjects))
    {
        Dataset = change.Dataset,
        Name = change.Name,
    };

    private static string Fix(SchemaChange change, bool isProjects) => change.Kind switch
    {
        ChangeKind.DatasetRemoved when isProjects => $"Remove the queries that read {change.Dataset}, and run {FixCommands.Refresh} --prune.",
        ChangeKind.DatasetRemoved => $"Do not query {change.Dataset} with this account, or have the user's role extended.",
        ChangeKind.DatasetAdded => $"To query it, run {FixCommands.Refresh} --dataset {change.Dataset}.",
        ChangeKind.DateRangeRemoved when change.Suggestion is { } range => $"Use {range} in queries of {change.Dataset}. Run {FixCommands.Refresh}; the next build reports each query that is of {change.Name}.",
        ChangeKind.DateRangeRemoved => $"Use another date range in queries of {change.Dataset}, or start and end times. Run {FixCommands.Refresh}; the next build reports each query that is of {change.Name}.",
        ChangeKind.AggregationRemoved or ChangeKind.AggregationNarrowed => $"Use another aggregation or date range in queries of {change.Dataset}. Run {FixCommands.Refresh}; the next build reports each query that breaks.",
        ChangeKind.IntervalRaised => $"Schedule reports of {change.Dataset} at longer intervals, and run {FixCommands.Refresh}.",
        ChangeKind.ColumnRemoved or ChangeKind.ColumnAdded or ChangeKind.MetricRemoved or ChangeKind.MetricAdded or ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn
            or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded or ChangeKind.AggregationWidened or ChangeKind.IntervalLowered or ChangeKind.OrderChanged or ChangeKind.SpellingChanged or ChangeKind.DetailChanged => NameFix(change),
    };

    private static string NameFix(SchemaChange change) => change switch
    {
        { Suggestion: { } name } => $"Use {name} in place of {change.Name}. Run {FixCommands.Refresh}; the next build reports each query that uses {change.Name}.",
        { IsBreaking: true } => $"Run {FixCommands.Refresh}; the next build reports each query that uses {change.Name}.",
        _ => $"Run {FixCommands.Refresh}, or {FixCommands.Write}. Nothing breaks until then.",
    };
}
