using System.Globalization;
using DuckDB.NET.Data;
using Insights.Typed.Export.Databases;

namespace Insights.Typed.Benchmarks.Targets;

/// <summary>The target for DuckDB, and the appender of DuckDB.NET with typed values that are in memory.</summary>
internal sealed class DuckDbComparison : FileComparison
{
    private readonly ColumnValues[] columns;

    private DuckDbComparison(ColumnValues[] columns, SavedReport report, string smallPath, string path)
        : base(report, smallPath, path, ".duckdb")
    {
        this.columns = columns;
        Sides =
        [
            new("Insights.Typed.Export", () => PrepareAsync("insights"), () => ExportAsync("insights")),
            new("appender of DuckDB.NET, from memory", () => PrepareAsync("appender"), AppendAsync),
        ];
    }

    public override string Name => "DuckDB";

    public override IReadOnlyList<LoadSide> Sides { get; }

    public static async Task<DuckDbComparison> CreateAsync(SavedReport report, string smallPath, string path) =>
        new(await ColumnValues.ReadAsync(report.CreateItem(path, Execution)), report, smallPath, path);

    public override async Task<string> CompareAsync() => RequireEqual("rows and sum of hash of each row", [await ChecksumAsync("insights"), await ChecksumAsync("appender")]);

    protected override Export.IExportTarget CreateTarget(string side) => DatabaseTargets.CreateDuckDb(GetPath(side));

    private async Task AppendAsync()
    {
        await using var connection = await OpenAsync("appender");
        await using var transaction = await connection.BeginTransactionAsync();
        using (var appender = connection.CreateAppender("DynamicsUsage"))
        {
            var rows = columns[0].Count;
            for (var row = 0; row < rows; row++)
            {
                var appended = appender.CreateRow();
                appended.AppendValue(Execution);
                foreach (var column in columns)
                {
                    column.Append(appended, row);
                }

                appended.EndRow();
            }
        }

        await transaction.CommitAsync();
    }

    private async Task<string> ChecksumAsync(string side)
    {
        await using var connection = await OpenAsync(side);
        return Convert.ToString(await QueryAsync(connection, "SELECT count(*) || ' and ' || sum(hash(t)) FROM DynamicsUsage t"), CultureInfo.InvariantCulture)!;
    }

    private async Task<DuckDBConnection> OpenAsync(string side)
    {
        var connection = new DuckDBConnection($"Data Source={GetPath(side)}");
        await connection.OpenAsync();
        return connection;
    }
}
