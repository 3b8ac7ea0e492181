using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether a query can be created, executed as a report, downloaded and deleted. The client always deletes it.</summary>
internal sealed class ReportCheck() : Check(Report, Service)
{
    public override async Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var dataset = FindDataset(session);
        if (dataset is null)
        {
            return Skipped("the service offers no dataset with a column");
        }

        var query = new QueryModel([dataset.Columns[0]], dataset.Name)
        {
            Limit = QueryValue.FromInteger(1),
            DateRange = DoctorSession.GetDefaultDateRange(dataset) is { } range ? NameOrHole.FromName(range) : null,
        };
        var stages = new ReportStages(new ReportBar(progress));
        try
        {
            var rows = await session.Client.RunAsync(InsightsQuery.FromText(query.ToString()), new ReportRunOptions { Progress = stages }, cancellationToken).CountAsync(cancellationToken).ConfigureAwait(false);
            return Passed($"a query of {dataset.Name} was created, executed, downloaded ({EnglishText.Count(rows, "row")}) and deleted");
        }
        catch (InsightsException exception)
        {
            return Found([.. ReportFailure.From(exception, stages, session).Select(finding => finding with { Dataset = dataset.Name })]);
        }
    }

    /// <summary>Prefers a dataset that is known to have rows.</summary>
    private static ServiceDataset? FindDataset(DoctorSession session) =>
        session.Previews.Where(preview => preview is { Failure: null, RefusedDateRange: null, Rows: > 0 }).Select(preview => preview.Dataset)
            .Concat(session.OfferedDatasets!.Datasets.Where(session.IsSelected))
            .FirstOrDefault(dataset => dataset.Columns.Count > 0);
}
