using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>A row record of a dataset, which has the dataset's model. Supports generated code; not intended for direct use.</summary>
/// <typeparam name="TRow">The row record itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDatasetRow<TRow>
    where TRow : class
{
    /// <summary>The dataset, created at each call.</summary>
    /// <remarks>Nothing in this library calls it, so an app that is trimmed has no code of it.</remarks>
    static abstract DatasetModel<TRow> Model { get; }
}
