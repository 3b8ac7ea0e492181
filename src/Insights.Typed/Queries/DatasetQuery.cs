using System.ComponentModel;
using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Queries;

/// <summary>
/// Base class of the generated queries. Supports generated code; not intended for direct use: <c>Datasets.DynamicsUsage</c> is one of them, with
/// the dataset's columns and date ranges.
/// </summary>
/// <typeparam name="TRow">The dataset's row record.</typeparam>
/// <remarks>Without <c>Select</c>, it selects all columns and no metric.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class DatasetQuery<TRow> : InsightsQuery<TRow>
    where TRow : class
{
    private readonly RowReader<TRow> allColumns;

    /// <summary>Initializes a new instance of the <see cref="DatasetQuery{TRow}"/> class for all rows of a dataset.</summary>
    /// <param name="datasetName">The name of the dataset.</param>
    /// <param name="minimumRecurrenceInterval">The minimum interval between two executions of a report on the dataset, in hours; null if unknown.</param>
    /// <param name="allColumns">The reader of its rows.</param>
    protected DatasetQuery(string datasetName, int? minimumRecurrenceInterval, RowReader<TRow> allColumns)
        : this(new QueryClauses(datasetName) { MinimumRecurrenceInterval = minimumRecurrenceInterval }, allColumns)
    {
    }

    /// <summary>Initializes a new instance of the <see cref="DatasetQuery{TRow}"/> class with the clauses of another query.</summary>
    protected DatasetQuery(ClauseSet clauses, RowReader<TRow> allColumns)
        : this(clauses.Clauses, allColumns)
    {
    }

    private DatasetQuery(QueryClauses clauses, RowReader<TRow> allColumns)
        : base(clauses, allColumns.Columns) => this.allColumns = allColumns;

    /// <summary>Adds a condition after the earlier ones.</summary>
    /// <exception cref="InvalidOperationException">The query has a limit.</exception>
    protected ClauseSet WithCondition(QueryCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.FindColumnOutside(DatasetName) is { } column)
        {
            throw new ArgumentException($"{column.DatasetName}.{column.Name} is not a column of {DatasetName}, which this query reads.", nameof(condition));
        }

        ThrowIfLimited("Where");
        return new(Clauses with { Condition = Clauses.Condition is null ? condition : Clauses.Condition & condition });
    }

    /// <summary>Orders by a first column.</summary>
    /// <exception cref="InvalidOperationException">The query has a limit or an order.</exception>
    protected ClauseSet WithOrder(QueryColumn column, bool isDescending)
    {
        var checkedColumn = CheckColumn(column);
        var direction = isDescending ? "Descending" : "";
        ThrowIfLimited("OrderBy" + direction);
        return Clauses.Order is null
            ? new(Clauses with { Order = new OrderClause(null, checkedColumn, isDescending) })
            : throw new InvalidOperationException(
                $"OrderBy{direction}({checkedColumn.Name}) on {DatasetName} would replace the query's order, ORDER BY {Clauses.Order}. Call ThenBy{direction} to order by a further column, or order the query once.");
    }

    /// <summary>Orders by a further column, if the previous columns are equal.</summary>
    protected ClauseSet WithNextOrder(QueryColumn column, bool isDescending) =>
        new(Clauses with { Order = new OrderClause(Clauses.Order, CheckColumn(column), isDescending) });

    /// <summary>Limits the number of rows. Of several limits, the lowest applies.</summary>
    protected ClauseSet WithLimit(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return new(Clauses with { Limit = Math.Min(count, Clauses.Limit ?? count) });
    }

    /// <summary>Removes rows that are equal to another row in all selected columns.</summary>
    /// <exception cref="InvalidOperationException">The query has a limit.</exception>
    protected ClauseSet WithDistinct()
    {
        if (!Clauses.IsDistinct)
        {
            ThrowIfLimited("Distinct");
        }

        return new(Clauses with { IsDistinct = true });
    }

    /// <summary>Sets the date range.</summary>
    /// <exception cref="InvalidOperationException">The query has a limit or another date range.</exception>
    protected ClauseSet WithDateRange(QueryDateRange range)
    {
        ArgumentNullException.ThrowIfNull(range);
        if (range.DatasetName != DatasetName)
        {
            throw new ArgumentException($"{range.Name} is a date range of {range.DatasetName}, not of {DatasetName}, which this query reads.", nameof(range));
        }

        if (Clauses.DateRange is { } earlier)
        {
            return earlier.Name == range.Name
                ? new(Clauses)
                : throw new InvalidOperationException($"During({range.Name}) on {DatasetName} would replace the query's date range, {earlier.Name}. Call During only once.");
        }

        ThrowIfLimited("During");
        return new(Clauses with { DateRange = range });
    }

    /// <summary>Sets the period by which the service aggregates rows.</summary>
    /// <exception cref="InvalidOperationException">The query has a limit or another aggregation, or it has no date range that the aggregation supports.</exception>
    protected ClauseSet WithAggregation(QueryAggregation aggregation)
    {
        ArgumentNullException.ThrowIfNull(aggregation);
        if (aggregation.DatasetName != DatasetName)
        {
            throw new ArgumentException($"{aggregation.Name} is an aggregation of {aggregation.DatasetName}, not of {DatasetName}, which this query reads.", nameof(aggregation));
        }

        if (Clauses.Aggregation is { } earlier)
        {
            return earlier.Name == aggregation.Name
                ? new(Clauses)
                : throw new InvalidOperationException($"Aggregated({aggregation.Name}) on {DatasetName} would replace the query's aggregation, {earlier.Name}. Call Aggregated only once.");
        }

        ThrowIfLimited("Aggregated");
        if (Clauses.DateRange is not { } range || !DateRangeNames.Contain(aggregation.DateRanges, range.Name))
        {
            var actualRange = Clauses.DateRange is null ? "the query has no date range" : $"the query's date range is {Clauses.DateRange.Name}";
            throw new InvalidOperationException($"{aggregation.Name} on {DatasetName} is available for {string.Join(", ", aggregation.DateRanges)} only, and {actualRange}. Call During with one of these before Aggregated, or use another aggregation.");
        }

        return new(Clauses with { Aggregation = aggregation });
    }

    /// <summary>
    /// Runs a <c>Select</c> without an interceptor that lists its columns: it selects all of them and no
    /// metric, which returns the same rows. After <c>Distinct</c> or <c>Aggregated</c> the rows would differ, so it throws.
    /// </summary>
    protected InsightsQuery<TResult> SelectFromAllColumns<TResult>(Func<TRow, TResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return Clauses.MergingMethod is { } method
            ? throw new InvalidOperationException(
                $"This Select on {DatasetName} was not compiled into a list of columns, and with {method} a query for all columns would return other rows. Write it as a lambda, in C#, on a query whose dataset the compiler can determine from the same file.")
            : new ProjectedQuery<TRow, TResult>(Clauses, allColumns, projection);
    }

    internal InsightsQuery<TResult> Select<TResult>(RowReader<TRow> reader, Func<TRow, TResult> projection)
    {
        ArgumentNullException.ThrowIfNull(projection);
        return new ProjectedQuery<TRow, TResult>(Clauses, reader, projection);
    }

    internal sealed override RowProjector<TRow> CreateProjector() => new FullRowProjector<TRow>(allColumns);

    /// <summary>
    /// Checks that the query has no limit. The language limits rows last. LINQ limits them at <c>Take</c>, so a later call would have another
    /// meaning.
    /// </summary>
    private void ThrowIfLimited(string method)
    {
        if (Clauses.Limit is { } limit)
        {
            throw new InvalidOperationException(
                $"{method} after Take({limit.ToString(CultureInfo.InvariantCulture)}) on {DatasetName} would apply before the limit: a query limits its rows last. Call Take last, or use LINQ on the rows that were read.");
        }
    }

    private QueryColumn CheckColumn(QueryColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return column.DatasetName == DatasetName
            ? column
            : throw new ArgumentException($"{column.DatasetName}.{column.Name} is not a column of {DatasetName}, which this query reads.", nameof(column));
    }
}
