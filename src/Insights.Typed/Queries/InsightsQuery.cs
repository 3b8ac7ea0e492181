using System.Diagnostics.CodeAnalysis;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>A query against one dataset. Never changes; safe to share between threads and to keep in a static field.</summary>
public abstract class InsightsQuery
{
    private IReadOnlyList<string>? selectedNames;
    private string? text;

    private protected InsightsQuery(QueryClauses clauses, IReadOnlyList<ReaderColumn> columns)
    {
        Clauses = clauses;
        Columns = columns;
    }

    /// <summary>The dataset that the query reads.</summary>
    public string DatasetName => Clauses.DatasetName;

    /// <summary>The columns and metrics that the query asks for, in the order of its text.</summary>
    public IReadOnlyList<string> SelectedNames => selectedNames ??= Array.AsReadOnly(Columns.Select(column => column.Name).ToArray());

    internal QueryClauses Clauses { get; }

    /// <summary>What the query asks for, with its types.</summary>
    internal IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>The id of the system query at the service; null for any other query.</summary>
    public virtual string? SystemQueryId => null;

    /// <summary>The query's text, as it is sent to the service or, for a system query, as the service published it.</summary>
    public sealed override string ToString() => text ??= WriteText();

    /// <summary>
    /// A query that is known as text only, such as one that a user typed. Its rows are texts by the names of their columns.
    /// </summary>
    /// <param name="text">
    /// The text, sent as it is. It must start with what is selected and from which dataset; the rest is the service's to
    /// judge. Where it is written out in the code, it is checked against the grammar and the project's schemas while it is
    /// typed.
    /// </param>
    /// <returns>A query for everything that runs queries: previews, runs, scheduled reports.</returns>
    /// <remarks>For what is known when the program is written, <c>Datasets</c> gives typed rows, and checks all of the query.</remarks>
    /// <exception cref="ArgumentException">The text is empty, or does not start as a query does.</exception>
    public static InsightsQuery<TextRow> FromText([StringSyntax(InsightsQuerySyntax.Name)] string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new TextQuery(text, QueryHead.Parse(text));
    }

    /// <summary>Writes the text, when it is first asked for.</summary>
    private protected virtual string WriteText() => QueryWriter.Write(Clauses.ToModel(SelectedNames));
}
