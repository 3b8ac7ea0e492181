using System.Globalization;
using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Mcp;

/// <summary>The datasets, and the queries that an assistant passes, inspected by them.</summary>
/// <param name="readDatasets">Reads the schema files, which can change between two requests.</param>
/// <param name="program">The service's program, which limits the intervals of reports.</param>
internal sealed class QuerySource(Func<CancellationToken, Task<IReadOnlyList<DatasetSchema>>> readDatasets, ServiceProgram program)
{
    /// <summary>The width of a problem's lines: the text of the query around it, with marks below.</summary>
    private const int ProblemWidth = 160;

    /// <summary>The highest number of problems in a result.</summary>
    public const int MaxProblems = 20;

    /// <summary>The longest query, in characters. The results repeat the query.</summary>
    private const int MaxQueryLength = 20_000;

    public ServiceProgram Program => program;

    public Task<IReadOnlyList<DatasetSchema>> ReadDatasetsAsync(CancellationToken cancellationToken) => readDatasets(cancellationToken);

    /// <exception cref="ToolException">No dataset has the name.</exception>
    public async Task<DatasetSchema> FindDatasetAsync(string name, CancellationToken cancellationToken)
    {
        var datasets = await readDatasets(cancellationToken).ConfigureAwait(false);
        return DatasetSchema.Find(datasets, name.Trim())
            ?? throw new ToolException($"The dataset '{UntrustedText.Sanitize(name, UntrustedText.MaxNameLength)}' does not exist.{NameSuggestion.GetHint(name, datasets.Select(dataset => dataset.Name))}");
    }

    /// <summary>Inspects a query, right or wrong.</summary>
    /// <exception cref="ToolException">The text is empty or too long.</exception>
    public async Task<QueryInspection> InspectAsync(string query, CancellationToken cancellationToken)
    {
        var text = query.Trim();
        return text.Length switch
        {
            0 => throw new ToolException("The query is empty."),
            > MaxQueryLength => throw new ToolException(string.Create(CultureInfo.InvariantCulture, $"The query has {text.Length} characters, more than the {MaxQueryLength} that this server accepts.")),
            _ => new QueryInspection(text, await readDatasets(cancellationToken).ConfigureAwait(false)),
        };
    }

    /// <summary>Inspects a query that must be right: a query that the grammar and the schemas do not accept is not sent to the service.</summary>
    /// <exception cref="ToolException">The query has problems, which the message lists.</exception>
    public async Task<QueryInspection> InspectValidAsync(string query, CancellationToken cancellationToken)
    {
        var inspection = await InspectAsync(query, cancellationToken).ConfigureAwait(false);
        return inspection.Problems.Count == 0
            ? inspection
            : throw new ToolException($"The query is wrong:{Environment.NewLine}{FormatProblems(inspection)}");
    }

    /// <summary>Shows the first problems, each with its position in the query.</summary>
    public static string FormatProblems(QueryInspection inspection)
    {
        var shown = QueryProblemText.Format(inspection, inspection.Problems.Take(MaxProblems), ProblemWidth);
        var rest = inspection.Problems.Count - MaxProblems;
        return rest > 0 ? $"{shown}{Environment.NewLine}{EnglishText.Count(rest, "more problem")}." : shown;
    }
}
