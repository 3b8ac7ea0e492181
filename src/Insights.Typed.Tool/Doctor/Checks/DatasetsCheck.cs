using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether the service offers what the schema files describe.</summary>
internal sealed class DatasetsCheck() : Check(Datasets, Service, SchemaFiles)
{
    public override Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken) => Task.FromResult(CreateResult(session));

    private CheckResult CreateResult(DoctorSession session)
    {
        var known = session.Folder!.GetComparedParts(manifest: null, session.OfferedDatasets!).Select(part => part.Service).ToList();
        var offered = session.OfferedDatasets!.Datasets;
        var changes = SchemaComparison.Compare([.. known.Where(IsCompared)], [.. offered.Where(IsCompared)]);
        var compared = offered.Count(dataset => IsCompared(dataset) && known.Exists(file => DoctorSession.IsSameName(file.Name, dataset.Name)));
        return Found(
            FormattableString.Invariant($"{compared} dataset{(compared == 1 ? " matches" : "s match")} the schema files"),
            [.. FindUnknownNames(session, known, offered), .. changes.Select(change => CreateFinding(change, session))]);

        // What cannot be read is not a change: the check of the service reports it.
        bool IsCompared(ServiceDataset dataset) => session.IsSelected(dataset) && !session.OfferedDatasets!.IsRefused(dataset);
    }

    private static IEnumerable<Finding> FindUnknownNames(DoctorSession session, List<ServiceDataset> known, IReadOnlyList<ServiceDataset> offered)
    {
        var names = known.Concat(offered).Select(dataset => dataset.Name).ToList();
        return session.SelectedDatasets.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase)).Select(name => new Finding(
            Problem.UnknownDataset, $"The service has no dataset '{name}'.{NameSuggestion.GetHint(name, names)}", "Correct the name that follows --dataset."));
    }

    private static Finding CreateFinding(SchemaChange change, DoctorSession session)
    {
        var isProjectFile = session.HasDescriptionOrOverlay(change.Dataset);
        return new Finding(Problem.From(change, isProjectFile), $"{change.Dataset}: {change.MessageWithSuggestion}", GetFix(change, isProjectFile, session.Folder!.IsShipped(change.Dataset)))
        {
            Dataset = change.Dataset,
            Name = change.Name,
        };
    }

    private static string GetFix(SchemaChange change, bool isProjectFile, bool isShipped) => change.Kind switch
    {
        ChangeKind.DatasetRemoved when isProjectFile => $"Remove the queries that read {change.Dataset}, and run {FixCommands.Refresh} --prune.",
        ChangeKind.DatasetRemoved => $"Do not query {change.Dataset} with this account, or request a role with more permissions.",
        ChangeKind.DatasetAdded => $"To query it, run {FixCommands.Refresh} --dataset {change.Dataset}.",
        ChangeKind.DateRangeRemoved when change.Suggestion is { } range => $"Use {range} in queries of {change.Dataset}. Run {FixCommands.Refresh}; the next build reports each query that uses {change.Name}.",
        ChangeKind.DateRangeRemoved => $"Use another date range in queries of {change.Dataset}, or start and end times. Run {FixCommands.Refresh}; the next build reports each query that uses {change.Name}.",
        ChangeKind.AggregationRemoved or ChangeKind.AggregationNarrowed => $"Use another aggregation or date range in queries of {change.Dataset}. Run {FixCommands.Refresh}; the next build reports each query that breaks.",
        ChangeKind.IntervalRaised => $"Schedule reports of {change.Dataset} at longer intervals, and run {FixCommands.Refresh}.",
        ChangeKind.ColumnRemoved or ChangeKind.ColumnAdded or ChangeKind.MetricRemoved or ChangeKind.MetricAdded or ChangeKind.ColumnBecameMetric or ChangeKind.MetricBecameColumn
            or ChangeKind.DateRangeAdded or ChangeKind.AggregationAdded or ChangeKind.AggregationWidened or ChangeKind.IntervalLowered or ChangeKind.OrderChanged or ChangeKind.LetterCaseChanged or ChangeKind.PropertyChanged or ChangeKind.DetailChanged => GetNameFix(change, isShipped),
    };

    private static string GetNameFix(SchemaChange change, bool isShipped) => change switch
    {
        { Suggestion: { } name } => $"Use {name} instead of {change.Name}. Run {FixCommands.Refresh}; the next build reports each query that uses {change.Name}.",
        { IsBreaking: true } => $"Run {FixCommands.Refresh}; the next build reports each query that uses {change.Name}.",
        _ when isShipped => $"If the project queries {change.Dataset}, run {FixCommands.Refresh} --dataset {change.Dataset}. Nothing breaks until then.",
        _ => $"Run {FixCommands.Refresh}, or {FixCommands.Write}. Nothing breaks until then.",
    };
}
