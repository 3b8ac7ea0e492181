using System.Diagnostics.CodeAnalysis;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed;

/// <summary>A query on one dataset. Immutable: it can be shared between threads and stored in a static field.</summary>
public abstract class InsightsQuery
{
    private IReadOnlyList<string>? selectedNames;
    private string? text;

    private protected InsightsQuery(QueryClauses clauses, IReadOnlyList<ReaderColumn> columns)
    {
        Clauses = clauses;
        Columns = columns;
    }

    /// <summary>Gets the name of the dataset that the query reads.</summary>
    public string DatasetName => Clauses.DatasetName;

    /// <summary>Gets the names of the columns and metrics that the query selects, in the order of its text.</summary>
    public IReadOnlyList<string> SelectedNames => selectedNames ??= Array.AsReadOnly(Columns.Select(column => column.Name).ToArray());

    internal QueryClauses Clauses { get; }

    /// <summary>Gets the selected columns with their types.</summary>
    internal IReadOnlyList<ReaderColumn> Columns { get; }

    /// <summary>Gets the service's id of the system query; null for any other query.</summary>
    public virtual string? SystemQueryId => null;

    /// <summary>Returns the query's text, as it is sent to the service or, for a system query, as the service published it.</summary>
    public sealed override string ToString() => text ??= WriteText();

    /// <summary>
    /// Creates a query from text, such as a query that a user entered. Its rows contain strings by the names of their columns.
    /// </summary>
    /// <param name="text">
    /// The text, sent unchanged. It must start with the selected columns and the dataset; only the service checks the rest.
    /// The analyzer checks a constant text against the grammar and the project's schemas.
    /// </param>
    /// <returns>A query for previews, runs and scheduled reports.</returns>
    /// <remarks>For queries that are known at compile time, <c>Datasets</c> provides typed rows and checks the whole query.</remarks>
    /// <exception cref="ArgumentException">The text is empty, or does not start as a query.</exception>
    public static InsightsQuery<TextRow> FromText([StringSyntax(InsightsQuerySyntax.Name)] string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        return new TextQuery(text, QueryHead.Parse(text));
    }

    /// <summary>
    /// Creates a query from text with values: <c>FromText($"SELECT CustomerName FROM DynamicsUsage WHERE CustomerMarket = {market}")</c>.
    /// Its rows contain strings by the names of their columns.
    /// </summary>
    /// <param name="text">The text. Each value is checked, and written as a typed query writes it: a string becomes <c>'Germany'</c>.</param>
    /// <returns>A query for previews, runs and scheduled reports.</returns>
    /// <remarks><see cref="InterpolatedQueryText"/> describes which values are accepted, and where.</remarks>
    /// <exception cref="ArgumentException">A value cannot be written in the query, or the text is not a query.</exception>
    public static InsightsQuery<TextRow> FromText([StringSyntax(InsightsQuerySyntax.Name)] InterpolatedQueryText text) => FromText(text.ToString());

    /// <summary>Creates the text when it is requested first.</summary>
    private protected virtual string WriteText() => QueryWriter.Write(Clauses.ToModel(SelectedNames));
}
