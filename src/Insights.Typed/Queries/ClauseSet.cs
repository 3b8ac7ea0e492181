using System.ComponentModel;

namespace Insights.Typed.Queries;

/// <summary>The clauses that one generated query passes to the next. Supports generated code; not intended for direct use.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ClauseSet
{
    internal ClauseSet(QueryClauses clauses) => Clauses = clauses;

    internal QueryClauses Clauses { get; }
}
