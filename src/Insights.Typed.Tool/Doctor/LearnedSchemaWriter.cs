using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Inference;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Doctor;

/// <summary>Applies the findings to the schema files: what the service offers, and types that fit the values read.</summary>
internal static class LearnedSchemaWriter
{
    /// <summary>Writes the files.</summary>
    /// <returns>The refresh; null if no finding requires a change of a file.</returns>
    public static async Task<SchemaRefresh?> WriteAsync(DoctorSession session, CancellationToken cancellationToken)
    {
        if (session is not { Folder: { } folder, OfferedDatasets: { } offered })
        {
            return null;
        }

        var types = session.Previews.SelectMany(preview => preview.Columns)
            .Where(finding => IsLearned(finding, session, folder))
            .ToLookup(finding => finding.Column.Dataset, StringComparer.OrdinalIgnoreCase);
        var learned = offered.Datasets.Where(dataset => session.IsSelected(dataset) && !offered.IsRefused(dataset)).Where(IsWritten).ToList();
        if (learned.Count == 0)
        {
            return null;
        }

        var target = session.HasProjectFiles ? folder : new SchemaFolder(session.FolderPath, []) with { Overlays = folder.Overlays, OverlaidParts = folder.OverlaidParts };
        var refresh = new SchemaRefresh(
            session.Context, target, learned, [.. learned.Select(dataset => dataset.Name)], shouldPrune: false, (dataset, typed) => types[dataset.Name].Aggregate(typed, Declare));
        var lockPath = Path.Combine(session.FolderPath, LockFile.DefaultName);
        var content = LockFile.Create(offered, refresh.ResultingDatasets);
        if (!LockFile.HasSameContent(lockPath, content))
        {
            refresh.Files.Write(lockPath, content);
        }

        await refresh.Files.CommitAsync(cancellationToken).ConfigureAwait(false);
        return refresh;

        // The project may not use a shipped dataset without a file, so a change of the service adds no file. Values that do not fit do.
        bool IsWritten(ServiceDataset dataset) => folder.IsShipped(dataset.Name)
            ? types[dataset.Name].Any(finding => finding.Mismatch is not null)
            : types.Contains(dataset.Name) || HasDrifted(dataset, folder);
    }

    private static string? Declare(string? typed, TypeFinding finding) =>
        TypedSectionEditor.Declare(typed, finding.Column.IsMetric, finding.Proposal!);

    /// <summary>
    /// Declares a type that does not fit again, and a type that is not declared. The package leaves some columns undeclared
    /// intentionally, so only columns that it does not contain get a type.
    /// </summary>
    private static bool IsLearned(TypeFinding finding, DoctorSession session, SchemaFolder folder) => finding.Proposal is not null && finding.Verdict switch
    {
        TypeVerdict.Mismatch => true,
        TypeVerdict.Proposed => folder.FindPart(finding.Column.Dataset) is { } part
            && (session.HasProjectFile(part.Service.Name) || !part.Service.Columns.Concat(part.Service.Metrics).Contains(finding.Column.Name, StringComparer.OrdinalIgnoreCase)),
        TypeVerdict.Unknown or TypeVerdict.Fits or TypeVerdict.Narrower => false,
    };

    private static bool HasDrifted(ServiceDataset dataset, SchemaFolder folder) =>
        folder.FindPart(dataset.Name) is { } part && SchemaComparison.Compare([part.Service], [dataset]).Count > 0;
}
