namespace Insights.Typed.Benchmarks.Targets;

/// <summary>A database, and the ways to load a report into a table of it that its target created.</summary>
internal abstract class DatabaseComparison(SavedReport report, string smallPath, string path) : IAsyncDisposable
{
    /// <summary>The execution that creates the tables, with few rows.</summary>
    protected const string FirstExecution = "00000000-0000-0000-0000-00000000000a";

    /// <summary>The execution of the report.</summary>
    protected const string Execution = "00000000-0000-0000-0000-00000000000b";

    public abstract string Name { get; }

    /// <summary>The id of the server's process; null if the database is in this process.</summary>
    public virtual int? Server => null;

    /// <summary>The ways: this library first, then the one with which it is compared.</summary>
    public abstract IReadOnlyList<LoadSide> Sides { get; }

    /// <summary>Compares the tables of the last round.</summary>
    /// <returns>What was compared and found equal.</returns>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public abstract Task<string> CompareAsync();

    public abstract ValueTask DisposeAsync();

    protected string ReportPath => path;

    protected SavedReport Report => report;

    /// <summary>Creates the tables of the target, by an execution with few rows.</summary>
    protected async Task CreateTablesAsync(Export.IExportTarget target) => await ExportAsync(target, smallPath, FirstExecution);

    protected Task ExportAsync(Export.IExportTarget target) => ExportAsync(target, path, Execution);

    protected static string RequireEqual(string what, IReadOnlyList<string> results) => results.Distinct().Count() == 1
        ? $"{what}: {results[0]}"
        : throw new InvalidOperationException($"The tables differ. {what}: {string.Join(" and ", results)}.");

    private async Task ExportAsync(Export.IExportTarget target, string file, string execution)
    {
        await using (target)
        {
            _ = await target.ExportAsync(report.CreateItem(file, execution), CancellationToken.None) ?? throw new InvalidOperationException("The target contained the execution.");
        }
    }
}
