using Insights.Typed.Language;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Inference;

/// <summary>Reads the first rows of datasets, to infer the types of their columns.</summary>
/// <param name="client">The client.</param>
/// <param name="isRedacted">Whether the response to a query has said that the user's role hides data of its rows.</param>
/// <param name="progress">Receives the progress.</param>
internal sealed class DatasetSampler(InsightsClient client, Predicate<InsightsQuery> isRedacted, IWorkProgress progress)
{
    /// <summary>The maximum number of columns of a query: its text is part of an address, whose length is limited.</summary>
    private const int MaxColumnsPerQuery = 40;

    public async Task<List<TypeFinding>> RunAsync(IReadOnlyList<IReadOnlyList<DeclaredColumn>> datasets, CancellationToken cancellationToken)
    {
        var findings = new List<TypeFinding>();
        for (var i = 0; i < datasets.Count; i++)
        {
            progress.Report(datasets[i].Count > 0 ? $"previewing {datasets[i][0].Dataset}" : "previewing", i, datasets.Count);
            findings.AddRange(await SampleAsync(client, isRedacted, datasets[i], null, cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    /// <summary>Infers the types of the columns of one dataset.</summary>
    /// <param name="client">The client.</param>
    /// <param name="isRedacted">Whether the response to a query has said that the user's role hides data of its rows.</param>
    /// <param name="columns">The dataset's columns and metrics.</param>
    /// <param name="dateRange">The date range of the rows; null for the service's default.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    public static async Task<List<TypeFinding>> SampleAsync(
        InsightsClient client, Predicate<InsightsQuery> isRedacted, IReadOnlyList<DeclaredColumn> columns, string? dateRange, CancellationToken cancellationToken)
    {
        var findings = new List<TypeFinding>();
        foreach (var chunk in columns.Chunk(MaxColumnsPerQuery))
        {
            var model = new QueryModel([.. chunk.Select(column => column.Name)], chunk[0].Dataset)
            {
                DateRange = dateRange is null ? null : NameOrHole.FromName(dateRange),
            };
            var query = InsightsQuery.FromText(model.ToString());
            var rows = await client.PreviewAsync(query, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
            findings.AddRange(chunk.Select((column, number) => TypeInference.Infer(column, [.. rows.Select(row => row.Values[number])], isRedacted(query))));
        }

        return findings;
    }
}
