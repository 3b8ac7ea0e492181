using Insights.Typed.Emulation;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.Names;
using Insights.Typed.Testing.Evaluation;
using Insights.Typed.Testing.Rows;

namespace Insights.Typed.Testing.Service;

/// <summary>The rows of a query: the columns and their values.</summary>
internal sealed record QueryRowList(IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<object?[]> Rows);

/// <summary>The rows of a test, by dataset and by query. Not thread-safe.</summary>
internal sealed class InMemoryRows
{
    private readonly Dictionary<string, GeneratedDataset> datasets = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<object?[]>> rows = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<object?[]>> results = new(StringComparer.Ordinal);

    /// <summary>Registers a dataset; returns false if it was registered before.</summary>
    public bool TryRegister(GeneratedDataset dataset)
    {
        if (datasets.TryGetValue(dataset.Schema.Name, out var known))
        {
            return known.RowType == dataset.RowType
                ? false
                : throw new ArgumentException($"Rows of {dataset.Schema.Name} were added as {known.RowType.AssemblyQualifiedName}, and cannot be added as {dataset.RowType.AssemblyQualifiedName}.");
        }

        datasets.Add(dataset.Schema.Name, dataset);
        return true;
    }

    public void Add(string dataset, IEnumerable<object?[]> newRows)
    {
        if (!rows.TryGetValue(dataset, out var existing))
        {
            rows.Add(dataset, existing = []);
        }

        existing.AddRange(newRows);
    }

    public void AddResult(string query, IEnumerable<object?[]> resultRows) => results[query] = [.. resultRows];

    /// <exception cref="InvalidOperationException">A query has no rows.</exception>
    public void Require(BoundQuery query)
    {
        if (!results.ContainsKey(query.Text) && !rows.ContainsKey(query.Table.Name))
        {
            throw CreateNoRowsException(query.Table.Name, query.Text);
        }
    }

    /// <param name="query">The query.</param>
    /// <param name="window">The time range of the rows.</param>
    public QueryRowList Run(BoundQuery query, DateWindow window)
    {
        var dataset = datasets[query.Table.Name];
        IReadOnlyList<ColumnSchema> columns = [.. query.Select.Select(c => dataset.Columns[dataset.Ordinals[c.Schema.Name]])];
        if (results.TryGetValue(query.Text, out var result))
        {
            return new QueryRowList(columns, result);
        }

        Require(query);
        return new QueryRowList(columns, new QueryEvaluator(dataset, query, window).Run(rows[query.Table.Name]));
    }

    public static InvalidOperationException CreateNoRowsException(string dataset, string text) => new(
        $"The dataset {dataset} has no rows. Call Add(Datasets.{Identifier.FromDataset(dataset)}, rows) first, without rows for an empty dataset, or AddResult(query, rows) for a single query. The query: {text}");
}
