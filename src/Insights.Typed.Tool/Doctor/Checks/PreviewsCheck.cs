using System.Net;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Doctor.Diagnosis;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Doctor.Checks;

/// <summary>Checks whether the first rows of each dataset fit the types in the schema files.</summary>
internal sealed class PreviewsCheck() : Check(Previews, Service, SchemaFiles)
{
    /// <summary>The service allows about 100 requests a minute, and each of these can take a while.</summary>
    private const int MaxParallelPreviews = 4;

    public override async Task<CheckResult> RunAsync(DoctorSession session, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var datasets = session.OfferedDatasets!.Datasets.Where(session.IsSelected).ToList();
        var declared = DeclaredTypes.Read(session.Folder!, datasets);
        var previews = new DatasetPreview[datasets.Count];
        var completed = 0;
        await Parallel.ForAsync(
            0,
            datasets.Count,
            new ParallelOptions { MaxDegreeOfParallelism = MaxParallelPreviews, CancellationToken = cancellationToken },
            async (i, token) =>
            {
                previews[i] = await PreviewAsync(session, datasets[i], declared[i], token).ConfigureAwait(false);
                progress.Report($"previewed {datasets[i].Name}", Interlocked.Increment(ref completed), datasets.Count);
            }).ConfigureAwait(false);
        session.Previews = previews;
        var findings = previews.SelectMany(preview => CreateFindings(preview, session)).ToList();
        var rows = previews.Sum(preview => preview.Rows);
        return Found($"{EnglishText.Count(rows, "row")} of {EnglishText.Count(previews.Length, "dataset")} {(rows == 1 ? "fits" : "fit")} the declared types", findings);
    }

    private static async Task<DatasetPreview> PreviewAsync(DoctorSession session, ServiceDataset dataset, IReadOnlyList<DeclaredColumn> columns, CancellationToken cancellationToken)
    {
        var range = DoctorSession.GetDefaultDateRange(dataset);
        try
        {
            try
            {
                return new DatasetPreview(dataset, await DatasetSampler.SampleAsync(session.Client, session.IsRedacted, columns, range, cancellationToken).ConfigureAwait(false), null);
            }
            catch (InsightsServiceException refused) when (range is not null && refused.StatusCode == HttpStatusCode.BadRequest)
            {
                // The service may refuse only the date range.
                var sampled = await DatasetSampler.SampleAsync(session.Client, session.IsRedacted, columns, null, cancellationToken).ConfigureAwait(false);
                return new DatasetPreview(dataset, sampled, null) { RefusedDateRange = range };
            }
        }
        catch (InsightsException exception)
        {
            return new DatasetPreview(dataset, [], exception);
        }
    }

    private static IEnumerable<Finding> CreateFindings(DatasetPreview preview, DoctorSession session)
    {
        var name = preview.Dataset.Name;
        if (preview.Failure is { } failure)
        {
            yield return ServiceFailure.From(failure, session, Problem.PreviewRefused) with { Dataset = name };
            yield break;
        }

        if (preview.RefusedDateRange is { } range)
        {
            yield return new Finding(
                Problem.DateRangeRefused,
                $"{name}: The service lists the date range {range}, but refuses a query with it.",
                $"Remove TIMESPAN from queries of {name}, or use start and end times.") { Dataset = name, Name = range };
        }

        foreach (var column in preview.Columns.Where(column => column.Verdict == TypeVerdict.Mismatch))
        {
            yield return MismatchFinding.From(column, session);
        }

        if (preview.Rows == 0)
        {
            yield return new Finding(Problem.NoRows, $"{name}: No row was returned, so no type was checked.", "No action is required if the account has no such data yet.") { Dataset = name };
        }
    }
}
