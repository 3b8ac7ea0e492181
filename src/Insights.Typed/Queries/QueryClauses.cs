using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>The clauses of a query, without its columns. Immutable: adding a clause returns new clauses.</summary>
internal sealed record QueryClauses(string DatasetName)
{
    public bool IsDistinct { get; init; }

    public QueryCondition? Condition { get; init; }

    public OrderClause? Order { get; init; }

    public int? Limit { get; init; }

    public QueryDateRange? DateRange { get; init; }

    public QueryAggregation? Aggregation { get; init; }

    /// <summary>Gets the method by which the query merges rows that are equal in the selected columns, so that another selection returns other rows; null if it merges none.</summary>
    public string? MergingMethod => IsDistinct ? "Distinct" : Aggregation is null ? null : "Aggregated";

    /// <summary>Gets the minimum interval between two executions of a report on the dataset, in hours. Not a clause.</summary>
    public int? MinimumRecurrenceInterval { get; init; }

    /// <summary>Returns the text of the query.</summary>
    /// <param name="names">The names of the selected columns and metrics.</param>
    public QueryModel ToModel(IReadOnlyList<string> names) => new(names, DatasetName)
    {
        IsDistinct = IsDistinct,
        Conditions = Condition?.ToModel() ?? [],
        OrderBy = Order?.ToModel() ?? [],
        Limit = Limit is { } limit ? QueryValue.FromInteger(limit) : null,
        DateRange = DateRange is null ? null : NameOrHole.FromName(DateRange.Name),
        Aggregation = Aggregation is null ? null : NameOrHole.FromName(Aggregation.Name),
    };
}

/// <summary>A column to order by, after the previous ones.</summary>
internal sealed record OrderClause(OrderClause? Previous, QueryColumn Column, bool IsDescending)
{
    private readonly int count = (Previous?.count ?? 0) + 1;

    public override string ToString() => QueryWriter.Write(ToModel());

    /// <summary>Gets this column and the previous ones, the first one first. Not recursive: an order that is built in a loop could overflow the stack.</summary>
    /// <remarks>The direction is always stated: without one the service sorts descending, and readers expect ascending.</remarks>
    public QueryOrdering[] ToModel()
    {
        var model = new QueryOrdering[count];
        for (var clause = this; clause is not null; clause = clause.Previous)
        {
            model[clause.count - 1] = new(NameOrHole.FromName(clause.Column.Name), clause.IsDescending ? SortDirection.Descending : SortDirection.Ascending);
        }

        return model;
    }
}
