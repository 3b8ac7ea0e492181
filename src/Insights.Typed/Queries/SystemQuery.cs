using System.ComponentModel;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>
/// A query that the service provides for a dataset, such as <c>SystemQueries.DynamicsUsage</c>. A run creates no
/// query and deletes none.
/// </summary>
/// <typeparam name="TRow">The query's row record, with the columns and metrics that the published text selects.</typeparam>
/// <remarks>
/// The service executes its stored query: <see cref="InsightsQuery.ToString"/> returns the published text, which is never sent. The text
/// stays the same when the dataset gains columns, and cannot be changed; for other columns or conditions, use
/// <c>Datasets</c>. <see cref="InsightsQuery.DatasetName"/> is the name under which the service lists the dataset; the text can
/// contain another name.
/// </remarks>
public sealed class SystemQuery<TRow> : InsightsQuery<TRow>
    where TRow : class
{
    private readonly string text;
    private readonly RowReader<TRow> reader;

    /// <summary>Initializes a new instance of the <see cref="SystemQuery{TRow}"/> class. Supports generated code; not intended for direct use.</summary>
    /// <param name="queryId">The service's id of the query.</param>
    /// <param name="text">The published text.</param>
    /// <param name="datasetName">The name of the dataset, as the service lists it.</param>
    /// <param name="minimumRecurrenceInterval">The minimum interval between two executions of a report on the dataset, in hours; null if unknown.</param>
    /// <param name="reader">The reader of the columns that the text selects, in its order.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public SystemQuery(string queryId, string text, string datasetName, int? minimumRecurrenceInterval, RowReader<TRow> reader)
        : base(CreateClauses(datasetName, minimumRecurrenceInterval), RequireReader(reader).Columns)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(queryId);
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        QueryId = queryId;
        this.text = text;
        this.reader = reader;
    }

    /// <summary>Gets the service's id of the query, for creating reports.</summary>
    public string QueryId { get; }

    /// <inheritdoc/>
    public override string? SystemQueryId => QueryId;

    internal override RowProjector<TRow> CreateProjector() => new FullRowProjector<TRow>(reader);

    private protected override string WriteText() => text;

    private static QueryClauses CreateClauses(string datasetName, int? minimumRecurrenceInterval)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(datasetName);
        return new QueryClauses(datasetName) { MinimumRecurrenceInterval = minimumRecurrenceInterval };
    }

    private static RowReader<TRow> RequireReader(RowReader<TRow> reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader;
    }
}
