using Insights.Typed.Language;

namespace Insights.Typed.Queries;

/// <summary>What a query says besides its columns. Never changes: adding a clause gives new clauses.</summary>
internal sealed record QueryClauses(string DatasetName)
{
    public bool IsDistinct { get; init; }

    public QueryCondition? Condition { get; init; }

    public OrderClause? Order { get; init; }

    public int? Limit { get; init; }

    public QueryDateRange? DateRange { get; init; }

    public QueryAggregation? Aggregation { get; init; }

    /// <summary>The method by which the query merges rows that are equal in the selected columns, so that others would give other rows; null where it merges none.</summary>
    public string? MergingMethod => IsDistinct ? "Distinct" : Aggregation is null ? null : "Aggregated";

    /// <summary>No clause, but a rule for reports on the dataset: the shortest interval between two executions, in hours.</summary>
    public int? MinimumRecurrenceInterval { get; init; }

    /// <summary>The query.</summary>
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

/// <summary>A column to order by, after those before it.</summary>
internal sealed record OrderClause(OrderClause? Previous, QueryColumn Column, bool IsDescending)
{
    private readonly int count = (Previous?.count ?? 0) + 1;

    public override string ToString() => QueryWriter.Write(ToModel());

    /// <summary>This and those before it, the first one first. Not recursive: an order built in a loop can be as deep as the stack.</summary>
    /// <remarks>The direction is always stated: the service takes none as descending, and readers take it as ascending.</remarks>
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
