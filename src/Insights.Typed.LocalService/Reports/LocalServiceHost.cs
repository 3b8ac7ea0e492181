using Insights.Typed.Emulation;
using Insights.Typed.LocalService.Data;
using Insights.Typed.LocalService.Queries;

namespace Insights.Typed.LocalService.Reports;

/// <summary>The rows of the database, the files on this machine and the callbacks to it.</summary>
internal sealed class LocalServiceHost(DataStore store, Redaction redaction) : EmulationHost
{
    /// <summary>The files; set before the service starts.</summary>
    public ReportFiles Files { get; set; } = null!;

    /// <summary>The links to the files; set before the service starts.</summary>
    public SecureLinks Links { get; set; } = null!;

    /// <summary>The address of the files; set before the service starts.</summary>
    public Uri FilesAddress { get; set; } = null!;

    /// <summary>The callbacks; set before the service starts.</summary>
    public CallbackSender Callbacks { get; set; } = null!;

    public override async Task<QueryRows> RunAsync(BoundQuery query, DateWindow window, long maximumRows, CancellationToken cancellationToken) =>
        await QueryResult.RunAsync(store, query, window, cancellationToken, maximumRows, redaction).ConfigureAwait(false);

    public override (Uri Location, Uri SecureLink) CreateLinks(EmulatedExecution execution, DateTime expiry) =>
        (new Uri(FilesAddress, SecureLinks.GetPath(execution.FileName)), new Uri(FilesAddress, Links.Sign(execution.FileName, expiry)));

    public override bool IsRedacted(BoundQuery query) => redaction.IsRedacted(query);

    public override bool SupportsCallback(EmulatedReport report)
    {
        using var callback = CallbackRequest.CreateOrDefault(report);
        return callback is not null;
    }

    public override void OnReportsChanged() => Callbacks.ScheduleNext();

    public override bool TryDeleteFiles(EmulatedExecution execution) => Files.TryDelete(execution);

    public override Task DeleteFilesAsync(EmulatedExecution execution) => Files.DeleteAsync(execution);
}
