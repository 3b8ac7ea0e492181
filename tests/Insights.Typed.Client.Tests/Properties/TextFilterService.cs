using Insights.Typed.Language;
using Insights.Typed.Schemas;

namespace Insights.Typed.Client.Tests.Properties;

/// <summary>A service whose rows contain given texts, each in a separate column: a Boolean column of the service, one of whose literals is the text.</summary>
internal sealed class TextFilterService : IAsyncDisposable
{
    private static readonly GeneratedDataset Dataset = GeneratedDataset.ReadAll(typeof(Datasets)).Single(d => d.All == Datasets.SeatsSubscriptionsAndRevenue);
    private static readonly List<TextColumn> TextColumns = [.. Dataset.Columns.OfType<TextColumn>()];

    private readonly LocalServiceHost local;

    private TextFilterService(LocalServiceHost local) => this.local = local;

    public static int Capacity => TextColumns.Count;

    public static async Task<TextFilterService> StartAsync(IReadOnlyList<string> strings)
    {
        // The other literal differs from every text here.
        var columns = strings.Select((text, i) =>
            new ColumnSchema(TextColumns[i].Name, TextColumns[i].Name, ColumnType.Flag, IsNullable: false, new BooleanFormat(text, "\u00AC" + text.Length), null));
        var schema = new DatasetSchema(Dataset.All.DatasetName, Dataset.All.DatasetName, null, null, columns.ToEquatableArray(), default, default, new DatasetDetails(), default);
        return new TextFilterService(await LocalServiceHost.StartAsync(service => { service.Datasets = [schema]; service.RowsPerDataset = 60; }));
    }

    /// <summary>The values of a text column in the rows that satisfy a condition on it: previewed, or in a report's file.</summary>
    public async Task<List<string?>> FindAsync(int column, Func<TextColumn, QueryCondition> condition, bool asReport = false)
    {
        var query = Dataset.All.Where(condition(TextColumns[column])).Select([TextColumns[column]], readAsText: false);
        var rows = asReport
            ? local.Client.RunAsync(query, TestContext.Current.CancellationToken)
            : local.Client.PreviewAsync(query, TestContext.Current.CancellationToken);
        return await rows.Select(row => (string?)row[0]).ToListAsync(TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => local.DisposeAsync();
}
