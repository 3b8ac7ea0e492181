using System.ComponentModel;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>
/// A query that the service itself keeps, for all columns of a dataset: <c>SystemQueries.DynamicsUsage</c> and its like.
/// Nothing has to be created to run it, and nothing of it is deleted afterwards.
/// </summary>
/// <typeparam name="TRow">The dataset's row record. Rows hold all columns and no metric.</typeparam>
/// <remarks>
/// It runs as the service keeps it: <see cref="Query.ToString"/> gives the text that the service published, which is
/// never sent. What that text does not say cannot be added; a query of your own starts at <c>Datasets</c>.
/// </remarks>
public sealed class SystemQuery<TRow> : Query<TRow>
    where TRow : class
{
    private readonly RowReader<TRow> allColumns;

    /// <summary>A query that the service keeps. Not for use by hand.</summary>
    /// <param name="queryId">The service's id for it.</param>
    /// <param name="datasetName">The dataset, as the query's text names it: not always as the dataset is listed.</param>
    /// <param name="dateRange">The range that its text names; null where it names none.</param>
    /// <param name="minimumRecurrenceInterval">The shortest interval between two executions of a report on it, in hours; null where unknown.</param>
    /// <param name="allColumns">What reads its rows.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SystemQuery(string queryId, string datasetName, string? dateRange, int? minimumRecurrenceInterval, RowReader<TRow> allColumns)
        : base(ClausesOf(datasetName, dateRange, minimumRecurrenceInterval), Required(allColumns).Columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(queryId);
        QueryId = queryId;
        this.allColumns = allColumns;
    }

    /// <summary>The service's id for it, to create reports with.</summary>
    public string QueryId { get; }

    internal override string? KeptAs => QueryId;

    internal override RowProjector<TRow> CreateProjector() => new WholeRowProjector<TRow>(allColumns);

    private static QueryClauses ClausesOf(string datasetName, string? dateRange, int? minimumRecurrenceInterval)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetName);
        return new QueryClauses(datasetName)
        {
            DateRange = dateRange is null ? null : new DateRange(datasetName, dateRange),
            MinimumRecurrenceInterval = minimumRecurrenceInterval,
        };
    }

    private static RowReader<TRow> Required(RowReader<TRow> allColumns)
    {
        ArgumentNullException.ThrowIfNull(allColumns);
        return allColumns;
    }
}
