using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Databases;

/// <summary>A report with some executions.</summary>
public sealed class NightlyReport(LocalServiceHost host, ScheduledReport<TextRow> report, IReadOnlyList<ReportExecution> executions)
{
    public ScheduledReport<TextRow> Report => report;

    public IReadOnlyList<ReportExecution> Executions => executions;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ExportItem CreateItem(string name, int night = 0, ExportMode mode = ExportMode.Append, RowRejectionLimit? maxRejectedRows = null, IProgress<ReportProgress>? progress = null, Action<string>? onWarning = null, TimeProvider? time = null) => new()
    {
        Name = name,
        Report = report,
        Execution = executions[night],
        Mode = mode,
        MaxRejectedRows = maxRejectedRows,
        Progress = progress,
        OnWarning = onWarning,
        TimeProvider = time ?? host.Time,
    };

    /// <summary>Opens the same report with other types of its columns, as after a change of the schema file.</summary>
    public async Task<NightlyReport> OpenAsync(IReadOnlyList<ReaderColumn> columns) =>
        new(host, await host.Client.GetScheduledReportAsync(TypedQueryText.Create(report.Report.Query!, columns), report.ReportId, cancellationToken: Token), executions);

    /// <summary>The fields of the file of an execution.</summary>
    public async Task<List<string?[]>> ReadFileAsync(int night = 0)
    {
        var path = Path.GetTempFileName();
        try
        {
            await using (var file = File.Create(path))
            {
                await host.Client.DownloadAsync(executions[night], file, cancellationToken: Token);
            }

            return CsvFields.Read(path);
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The rows of an execution with its id, as <see cref="TestDatabase.ReadRowsAsync"/> returns them.</summary>
    public async Task<List<string>> GetRowsAsync(int night = 0)
    {
        var columns = ColumnReader.GetColumns(report.Query);
        var rows = await ReadFileAsync(night);
        return [.. rows.Select(row => RowText.Join(executions[night].ExecutionId, row.Select((field, i) => RowText.Format(columns[i].Type, RowText.Parse(columns[i], field))))).Order(StringComparer.Ordinal)];
    }
}
