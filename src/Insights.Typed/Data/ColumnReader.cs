using System.ComponentModel;

namespace Insights.Typed.Reading;

/// <summary>
/// Reads the columns of a query from batches of records, without rows. Supports the packages of this library that store columns;
/// not intended for direct use.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class ColumnReader
{
    private readonly InsightsQuery query;

    /// <summary>Initializes a new instance of the <see cref="ColumnReader"/> class for the columns of a query.</summary>
    /// <param name="query">The query.</param>
    protected ColumnReader(InsightsQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        this.query = query;
    }

    /// <summary>Gets the columns and metrics that a query selects, in its order.</summary>
    /// <param name="query">The query.</param>
    public static IReadOnlyList<ReaderColumn> GetColumns(InsightsQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return query.Columns;
    }

    /// <summary>Gets the columns and metrics, in the order in which <see cref="Read"/> numbers them.</summary>
    public IReadOnlyList<ReaderColumn> Columns => query.Columns;

    /// <summary>
    /// Creates a query with the same text and columns, whose results are records that this reader has read: each is the index of
    /// a record in its batch. It can be enumerated once.
    /// </summary>
    public InsightsQuery<int> CreateQuery() => new ColumnQuery(query, this);

    /// <summary>
    /// Reads the columns of some records, before the first of these records is returned. If a value does not fit, only the
    /// records before it (<see cref="RecordBatch.AcceptedCount"/>) are returned; the next call continues after it.
    /// </summary>
    protected abstract void Read(RecordBatch records);

    private void ReadRecords(RecordBatch records) => Read(records);

    private sealed class ColumnQuery(InsightsQuery query, ColumnReader reader) : InsightsQuery<int>(query.Clauses, query.Columns)
    {
        public override string? SystemQueryId => query.SystemQueryId;

        internal override RowProjector<int> CreateProjector() => new ColumnProjector(reader);

        private protected override string WriteText() => query.ToString();
    }

    private sealed class ColumnProjector(ColumnReader reader) : RowProjector<int>
    {
        private readonly ColumnReader reader = reader;

        public override IReadOnlyList<ReaderColumn> Columns => reader.Columns;

        public override void Read(RecordBatch records) => reader.ReadRecords(records);

        public override int Project(int record) => record;
    }
}
