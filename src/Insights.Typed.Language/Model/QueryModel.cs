namespace Insights.Typed.Language;

/// <summary>
/// The content of a query, independent of its form. The query builder creates it at run time, the generator creates it from C# at
/// compile time with holes for what is known only at run time, and the parser's tree is converted to one to be printed.
/// <see cref="QueryWriter"/> writes its text.
/// </summary>
/// <param name="columns">The names of the selected columns and metrics. The language has no symbol for all columns, so each is named.</param>
/// <param name="dataset">The name of the dataset.</param>
public sealed class QueryModel(IReadOnlyList<string> columns, string dataset)
{
    /// <summary>Whether duplicate rows are removed.</summary>
    public bool IsDistinct { get; init; }

    /// <summary>The names of the selected columns and metrics, in order.</summary>
    public IReadOnlyList<string> Columns { get; } = columns;

    /// <summary>The name of the dataset.</summary>
    public string Dataset { get; } = dataset;

    /// <summary>The C# source of a query that adds clauses which are known only at run time; null if the model has all clauses.</summary>
    public string? RunTimeClauses { get; init; }

    /// <summary>The conditions, all of which must hold.</summary>
    public IReadOnlyList<ConditionModel> Conditions { get; init; } = [];

    /// <summary>The orderings, the most significant first.</summary>
    public IReadOnlyList<QueryOrdering> OrderBy { get; init; } = [];

    /// <summary>The maximum number of rows; null for all rows.</summary>
    public QueryValue? Limit { get; init; }

    /// <summary>The name of the date range; null where the service's default applies.</summary>
    public NameOrHole? DateRange { get; init; }

    /// <summary>The name of the period by which rows are aggregated, which requires a date range; null for rows that are not aggregated.</summary>
    public NameOrHole? Aggregation { get; init; }

    /// <summary>Gets the query's text.</summary>
    public override string ToString() => QueryWriter.Write(this);
}
