using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>A query against one dataset. Never changes; safe to share between threads and to keep in a static field.</summary>
public abstract class Query
{
    private string? text;

    private protected Query(QueryClauses clauses, IReadOnlyList<ReaderColumn> columns)
    {
        Clauses = clauses;
        Columns = columns;
        SelectedNames = Array.AsReadOnly(columns.Select(column => column.Name).ToArray());
    }

    /// <summary>The dataset that the query reads, as it stands behind FROM.</summary>
    public string DatasetName => Clauses.DatasetName;

    /// <summary>The columns and metrics that the query asks for, in the order of its text.</summary>
    public IReadOnlyList<string> SelectedNames { get; }

    internal QueryClauses Clauses { get; }

    /// <summary>What the query asks for, with its types.</summary>
    internal IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>The id by which the service knows the query; null where it has to be told the text.</summary>
    internal virtual string? KeptAs => null;

    /// <summary>The query's text, as it is sent to the service or, for a system query, as the service published it.</summary>
    public sealed override string ToString() => text ??= Clauses.TextFor(SelectedNames);
}
