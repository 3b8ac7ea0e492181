using System.Data.Common;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>A database in a file, a new one for each load.</summary>
internal abstract class FileComparison(SavedReport report, string smallPath, string path, string extension) : DatabaseComparison(report, smallPath, path)
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("insights-targets-");

    public override ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    protected string GetPath(string side) => System.IO.Path.Combine(folder.FullName, side + extension);

    protected abstract Export.IExportTarget CreateTarget(string side);

    protected async Task PrepareAsync(string side)
    {
        Array.ForEach(folder.GetFiles(side + extension + "*"), file => file.Delete());
        await CreateTablesAsync(CreateTarget(side));
    }

    protected Task ExportAsync(string side) => ExportAsync(CreateTarget(side));

    protected static async Task<object?> QueryAsync(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
