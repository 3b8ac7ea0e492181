using System.ComponentModel;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>
/// A query that the service itself keeps for a dataset: <c>SystemQueries.DynamicsUsage</c> and its like. Nothing has to be
/// created to run it, and nothing of it is deleted afterwards.
/// </summary>
/// <typeparam name="TRow">The query's row record: it has the columns and metrics that the published text selects.</typeparam>
/// <remarks>
/// It runs as the service keeps it: <see cref="InsightsQuery.ToString"/> returns the published text, which is never sent. The text
/// stays the same when the dataset gains columns, and cannot be changed; for other columns or conditions start at
/// <c>Datasets</c>. <see cref="InsightsQuery.DatasetName"/> is the name under which the service lists the dataset; the text may name
/// it otherwise.
/// </remarks>
public sealed class SystemQuery<TRow> : InsightsQuery<TRow>
    where TRow : class
{
    private readonly string text;
    private readonly RowReader<TRow> reader;

    /// <summary>Supports generated code; not intended for direct use.</summary>
    /// <param name="queryId">The service's id of the query.</param>
    /// <param name="text">The published text.</param>
    /// <param name="datasetName">The dataset, as the service lists it.</param>
    /// <param name="minimumRecurrenceInterval">The shortest interval between two executions of a report on it, in hours; null where unknown.</param>
    /// <param name="reader">Reads the columns that the text selects, in its order.</param>
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

    /// <summary>The service's id of the query, to create reports with.</summary>
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
