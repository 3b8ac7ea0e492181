using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>The clauses that one generated query hands to the next. Not for use by hand.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClauseSet
{
    internal ClauseSet(QueryClauses clauses) => Clauses = clauses;

    internal QueryClauses Clauses { get; }
}
