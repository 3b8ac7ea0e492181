using System.ComponentModel;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>
/// What the generated queries have in common. Not for use by hand: <c>Datasets.DynamicsUsage</c> is one of them, with
/// the dataset's own columns and date ranges.
/// </summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
/// <remarks>Run as it is, without <c>Select</c>, it asks for all columns and no metric.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DatasetQuery<TRow> : Query<TRow>
    where TRow : class
{
    private readonly RowReader<TRow> allColumns;

    /// <summary>A query for all rows of a dataset.</summary>
    /// <param name="datasetName">The dataset.</param>
    /// <param name="minimumRecurrenceInterval">The shortest interval between two executions of a report on it, in hours; null where unknown.</param>
    /// <param name="allColumns">What reads its rows.</param>
    protected DatasetQuery(string datasetName, int? minimumRecurrenceInterval, RowReader<TRow> allColumns)
        : this(new QueryClauses(datasetName) { MinimumRecurrenceInterval = minimumRecurrenceInterval }, allColumns)
    {
    }

    /// <summary>A query with clauses that another one was given.</summary>
    protected DatasetQuery(ClauseSet clauses, RowReader<TRow> allColumns)
        : this(clauses.Clauses, allColumns)
    {
    }

    private DatasetQuery(QueryClauses clauses, RowReader<TRow> allColumns)
        : base(clauses, allColumns.Columns) => this.allColumns = allColumns;

    /// <summary>Adds a condition, behind those given before.</summary>
    protected ClauseSet WithCondition(Condition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.ColumnOutside(DatasetName) is { } column)
        {
            throw new ArgumentException($"{column.DatasetName}.{column.Name} is no column of {DatasetName}, which this query reads.", nameof(condition));
        }

        return new(Clauses with { Condition = Clauses.Condition is null ? condition : Clauses.Condition & condition });
    }

    /// <summary>Orders by a column, and by no other.</summary>
    protected ClauseSet WithOrder(Column column, bool isDescending) =>
        new(Clauses with { Order = new OrderClause(null, OwnColumn(column), isDescending) });

    /// <summary>Orders by a column, where the columns given before are equal.</summary>
    protected ClauseSet WithNextOrder(Column column, bool isDescending) =>
        new(Clauses with { Order = new OrderClause(Clauses.Order, OwnColumn(column), isDescending) });

    /// <summary>Limits the rows. Of two limits, the lower one counts.</summary>
    protected ClauseSet WithLimit(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(Clauses with { Limit = Math.Min(count, Clauses.Limit ?? count) });
    }

    /// <summary>Leaves out rows that repeat another in all selected columns.</summary>
    protected ClauseSet WithDistinct() => new(Clauses with { IsDistinct = true });

    /// <summary>Sets the date range, in place of one given before.</summary>
    protected ClauseSet WithDateRange(DateRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        return range.DatasetName == DatasetName
            ? new(Clauses with { DateRange = range })
            : throw new ArgumentException($"{range.Name} is a date range of {range.DatasetName}, not of {DatasetName}, which this query reads.", nameof(range));
    }

    /// <summary>
    /// What a <c>Select</c> does when no interceptor tells which columns it reads: it asks for all of them and no
    /// metric, which gives the same rows. Behind <c>Distinct</c> it would not, so there it throws.
    /// </summary>
    protected Query<TResult> SelectFromAllColumns<TResult>(Func<TRow, TResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return Clauses.IsDistinct
            ? throw new InvalidOperationException(
                $"This Select on {DatasetName} was not compiled into a list of columns, and with Distinct a query for all columns would give other rows. Write it as a lambda, in C#, on a query whose dataset the compiler can tell from the same file.")
            : new ProjectedQuery<TRow, TResult>(Clauses, allColumns, projection);
    }

    internal Query<TResult> Select<TResult>(RowReader<TRow> reader, Func<TRow, TResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return new ProjectedQuery<TRow, TResult>(Clauses, reader, projection);
    }

    internal sealed override RowProjector<TRow> CreateProjector() => new WholeRowProjector<TRow>(allColumns);

    private Column OwnColumn(Column column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.DatasetName == DatasetName
            ? column
            : throw new ArgumentException($"{column.DatasetName}.{column.Name} is no column of {DatasetName}, which this query reads.", nameof(column));
    }
}
