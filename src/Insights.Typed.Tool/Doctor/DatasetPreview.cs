using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Doctor;

/// <summary>What the first rows of a dataset say.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Columns">Its columns and metrics; empty where the preview failed.</param>
/// <param name="Failure">Why there are no rows; null where the service sent them.</param>
internal sealed record DatasetPreview(ServiceDataset Dataset, IReadOnlyList<TypeFinding> Columns, Exception? Failure)
{
    /// <summary>A date range that the dataset lists and the service refuses; null where there is none.</summary>
    public string? RefusedDateRange { get; init; }

    public int Rows => Columns.Count == 0 ? 0 : Columns.Max(column => column.Counts.Rows);
}
