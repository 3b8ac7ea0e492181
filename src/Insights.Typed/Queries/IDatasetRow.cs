using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>A row record of a dataset, which has the dataset's model. Supports generated code; not intended for direct use.</summary>
/// <typeparam name="TRow">The row record itself.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IDatasetRow<TRow>
    where TRow : class
{
    /// <summary>Gets the model of the dataset. Each call creates one.</summary>
    /// <remarks>This library never calls it, so trimming removes its code from an app.</remarks>
    static abstract DatasetModel<TRow> Model { get; }
}
