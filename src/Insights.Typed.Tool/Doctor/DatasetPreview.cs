using Insights.Typed.Schemas;
using Insights.Typed.Tool.Inference;

namespace Insights.Typed.Tool.Doctor;

/// <summary>The result of inspecting the first rows of a dataset.</summary>
/// <param name="Dataset">The dataset.</param>
/// <param name="Columns">Its columns and metrics; empty if the preview failed.</param>
/// <param name="Failure">The exception if the preview failed; otherwise, null.</param>
internal sealed record DatasetPreview(ServiceDataset Dataset, IReadOnlyList<TypeFinding> Columns, Exception? Failure)
{
    /// <summary>A date range that the dataset lists and the service refuses; null if none exists.</summary>
    public string? RefusedDateRange { get; init; }

    public int Rows => Columns.Count == 0 ? 0 : Columns.Max(column => column.Counts.Rows);
}
