using Insights.Typed.Export;
using Insights.Typed.Reading;
using Insights.Typed.Schemas;
using Insights.Typed.Tool.Drift;
using Insights.Typed.Tool.Export.Configuration;
using Insights.Typed.Tool.Export.Entries;
using Insights.Typed.Tool.Schemas;

namespace Insights.Typed.Tool.Export.Passes;

/// <summary>What a pass works with: the client, the target, and the entries for what the service offers now.</summary>
internal sealed class ExportSession : IAsyncDisposable
{
    private ExportSession(InsightsClient client, IExportTarget target, ExportEntries entries, ExportConfiguration configuration, ExportFileName file, TimeProvider time)
    {
        Client = client;
        Target = target;
        Entries = entries;
        Configuration = configuration;
        File = file;
        Time = time;
    }

    public InsightsClient Client { get; }

    public IExportTarget Target { get; }

    public ExportEntries Entries { get; }

    public ExportConfiguration Configuration { get; }

    public ExportFileName File { get; }

    public TimeProvider Time { get; }

    /// <summary>The datasets with the types of all columns, also removed ones.</summary>
    public required IReadOnlyList<DatasetSchema> ReadableDatasets { get; init; }

    public required RowRejectionLimit? MaxRejectedRows { get; init; }

    /// <summary>What the service offers and no query can read.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <param name="client">The client, which stays open.</param>
    /// <param name="address">The service's address.</param>
    /// <param name="configuration">The export's file.</param>
    /// <param name="file">The name of the file.</param>
    /// <param name="declared">The datasets of the schema files.</param>
    /// <param name="context">The environment of the run.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="ToolException">A setting is wrong.</exception>
    public static async Task<ExportSession> OpenAsync(
        InsightsClient client, Uri address, ExportConfiguration configuration, ExportFileName file, IReadOnlyList<DatasetSchema> declared, ToolContext context, CancellationToken cancellationToken)
    {
        var limit = ParseLimit(configuration.MaxRejected);
        var target = TargetOpener.Open(configuration.Target, file.Folder, context);
        try
        {
            var manifest = configuration.Manifest is { } path
                ? await QueryManifest.ReadAsync([Path.GetFullPath(path, file.Folder)], context, cancellationToken).ConfigureAwait(false)
                : null;
            var offered = await OfferedDatasets.FetchAsync(client, address, cancellationToken).ConfigureAwait(false);
            var live = LiveDatasets.Create(offered, declared);
            return new ExportSession(client, target, ExportEntries.Create(configuration, live, manifest, context.Program), configuration, file, context.TimeProvider)
            {
                ReadableDatasets = LiveDatasets.AddRemoved(live, declared),
                MaxRejectedRows = limit,
                Warnings =
                [
                    .. offered.OmittedNames.Select(name => $"{name} It is not exported."),
                    .. offered.Datasets.Where(dataset => !live.Exists(known => known.Name == dataset.Name)).Select(dataset => $"{dataset.Name} has no columns, and is not exported."),
                ],
            };
        }
        catch
        {
            await target.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public static ExportMode GetMode(ExportEntry entry) => entry.Mode switch
    {
        ModeName.Append => ExportMode.Append,
        ModeName.Replace => ExportMode.Replace,
        _ => throw new InvalidOperationException($"The mode {entry.Mode} is unknown."),
    };

    /// <summary>Finds active reports with the export's name that belong to no entry: an entry was removed or renamed.</summary>
    public IReadOnlyList<InsightsReport> FindUnownedReports(IEnumerable<InsightsReport> reports) => [.. reports.Where(report =>
        report.ReportStatus == ReportStatus.Active && ExportEntry.IsReportOf(report, Entries.ReportPrefix) && !Entries.Names.Any(name => ExportEntry.Owns(Entries.ReportPrefix, name, report)))];

    /// <summary>Compares the columns of an entry's query with those that the target has.</summary>
    public async Task<TargetChanges> FindTargetChangesAsync(ExportEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            var columns = ColumnReader.GetColumns(ReportQuery.Create(entry.QueryText, ReadableDatasets));
            return new TargetChanges(await Target.GetChangesAsync(entry.Name, columns, GetMode(entry), cancellationToken).ConfigureAwait(false), Problem: null);
        }
        catch (ExportException exception)
        {
            return new TargetChanges([], exception.Message);
        }
    }

    public ValueTask DisposeAsync() => Target.DisposeAsync();

    private static RowRejectionLimit? ParseLimit(string? text) => text is null ? null
        : RowRejectionLimit.TryParse(text, out var limit) ? limit
        : throw new ToolException($"maxRejected is '{text}', which is neither a number of rows, such as 100, nor a percentage of them, such as 0.5%.");
}
