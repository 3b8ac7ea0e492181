using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>
/// A query, which has no rows until a client runs it. Supports messages about methods of LINQ that a query does not have; not intended for direct
/// use. Extension methods of a program on <see cref="InsightsQuery{TResult}"/> are preferred to those on this interface.
/// </summary>
/// <typeparam name="TResult">The type that one row is read as.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IUnsentQuery<TResult>
{
    /// <summary>Gets the name of the dataset that the query reads.</summary>
    string DatasetName { get; }
}
