using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Inference;

/// <summary>Looks at the first rows of datasets, to judge their columns by.</summary>
internal sealed class DatasetSampling(InsightsClient client, IWorkProgress progress)
{
    /// <summary>A query's text travels in an address, so that it must not grow with the dataset.</summary>
    private const int ColumnsAtOnce = 40;

    public async Task<List<TypeFinding>> RunAsync(IReadOnlyList<IReadOnlyList<DeclaredColumn>> datasets, CancellationToken cancellationToken)
    {
        var findings = new List<TypeFinding>();
        for (var i = 0; i < datasets.Count; i++)
        {
            foreach (var columns in datasets[i].Chunk(ColumnsAtOnce))
            {
                progress.Tell($"previewing {columns[0].Dataset}", i, datasets.Count);
                findings.AddRange(await SampleAsync(columns, cancellationToken).ConfigureAwait(false));
            }
        }

        return findings;
    }

    private async Task<IEnumerable<TypeFinding>> SampleAsync(DeclaredColumn[] columns, CancellationToken cancellationToken)
    {
        var query = Query.FromText($"SELECT {string.Join(", ", columns.Select(column => column.Name))} FROM {columns[0].Dataset}");
        var rows = new List<RowTexts>();
        await foreach (var row in client.PreviewAsync(query, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return columns.Select((column, number) => TypeInference.Of(column, [.. rows.Select(row => row.Values[number])]));
    }
}
