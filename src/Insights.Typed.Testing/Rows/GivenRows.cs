using Insights.Typed.Language;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;
using Insights.Typed.Schemas;
using Insights.Typed.Testing.Evaluation;

namespace Insights.Typed.Testing.Rows;

/// <summary>The rows of a query: what the columns are, and their values.</summary>
internal sealed record QueryRows(IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>The rows that a test gave, of datasets and of single queries. Not thread-safe.</summary>
internal sealed class GivenRows(bool evaluatesDateRanges)
{
    private readonly Dictionary<string, GeneratedDataset> datasets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<object?[]>> rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<object?[]>> answers = new(StringComparer.Ordinal);
    private Catalogue catalogue = new([]);

    /// <summary>The datasets that are known, the first one given first.</summary>
    public IReadOnlyList<DatasetTable> Tables => catalogue.Tables;

    /// <summary>Makes a dataset known. The result has its system queries, where it was not known before.</summary>
    public IEnumerable<SystemQuerySchema> Register(GeneratedDataset dataset)
    {
        if (datasets.TryGetValue(dataset.Schema.Name, out var known))
        {
            return known.RowType == dataset.RowType
                ? []
                : throw new ArgumentException($"Rows of {dataset.Schema.Name} were given as {known.RowType.AssemblyQualifiedName}; they cannot be {dataset.RowType.AssemblyQualifiedName} as well.");
        }

        datasets.Add(dataset.Schema.Name, dataset);
        catalogue = new Catalogue(datasets.Values.Select(d => d.Schema));
        return dataset.Schema.SystemQueries;
    }

    public void Add(string dataset, IEnumerable<object?[]> more)
    {
        if (!rows.TryGetValue(dataset, out var already))
        {
            rows.Add(dataset, already = []);
        }

        already.AddRange(more);
    }

    public void Answer(string query, IEnumerable<object?[]> with) => answers[query] = [.. with];

    /// <summary>Looks a query's names up in the datasets that are known.</summary>
    /// <exception cref="InvalidOperationException">The test has said nothing of the dataset.</exception>
    public BoundQuery Bind(string text)
    {
        if (QuerySyntax.Parse(text).Query is { } query && catalogue.Find(query.Dataset.Text) is null)
        {
            throw NoRows(query.Dataset.Text, text);
        }

        return new QueryBinder(catalogue, evaluatesDateRanges).Bind(text);
    }

    /// <exception cref="InvalidOperationException">No rows were given for a query.</exception>
    public void Require(string text, BoundQuery query)
    {
        if (!answers.ContainsKey(text) && !rows.ContainsKey(query.Table.Name))
        {
            throw NoRows(query.Table.Name, text);
        }
    }

    /// <param name="text">The query's text.</param>
    /// <param name="query">The query.</param>
    /// <param name="window">The time that rows are from, where that overrides the query's range.</param>
    /// <param name="now">What the query's range looks back from.</param>
    public QueryRows Run(string text, BoundQuery query, DateWindow? window, DateTime now)
    {
        var dataset = datasets[query.Table.Name];
        IReadOnlyList<ColumnSchema> columns = [.. query.Select.Select(t => dataset.Columns[dataset.Ordinals[t.Column.Name]])];
        if (answers.TryGetValue(text, out var answer))
        {
            return new QueryRows(columns, answer);
        }

        Require(text, query);
        var range = window ?? (evaluatesDateRanges ? DateWindow.Of(query.DateRange ?? DateWindow.DefaultFor(query.Table.Schema), now) : default);
        return new QueryRows(columns, new QueryEvaluation(dataset, query, range).Run(rows[query.Table.Name]));
    }

    private static InvalidOperationException NoRows(string dataset, string text) => new(
        $"No rows were given for the dataset {dataset}. Call Add(Datasets.{dataset}, rows) first, without rows for a dataset that has none, or Answer(query, rows) for a single query. The query: {text}");
}
