using System.Globalization;
using DuckDB.NET.Data;
using Insights.Typed.Benchmarks.Reading;
using Insights.Typed.Language;
using Insights.Typed.Queries;
using Insights.Typed.Reading;

namespace Insights.Typed.Benchmarks.Parquet;

/// <summary>A report file converted to Parquet, by this library and by DuckDB with declared types, in turn, in one run on one core.</summary>
internal static class ParquetTable
{
    /// <summary>DuckDB takes longer for more digits than a 64-bit integer has.</summary>
    private const int Precision = 18;
    private const int Scale = 4;

    public static void Run(IReadOnlyList<string> arguments)
    {
        var rows = Arguments.GetNumber(arguments, 0, 1_000_000);
        var rounds = Arguments.GetNumber(arguments, 1, 7);
        var report = UsageReport.Create(rows);
        var (own, other) = (report + ".insights.parquet", report + ".duckdb.parquet");
        using var database = new DuckDBConnection("Data Source=:memory:");
        database.Open();
        Execute(database, "SET threads = 1");
        var copy = $"COPY (SELECT * FROM read_csv('{report}', header = true, columns = {GetColumns(Datasets.DynamicsUsage)})) TO '{other}' (FORMAT parquet, COMPRESSION snappy)";
        ReadingCandidate[] candidates =
        [
            new("Insights.Typed.Parquet", (path, _) => ReportFileConverter.WriteParquetAsync(Datasets.DynamicsUsage, path, own, new() { DecimalPrecision = Precision, DecimalScale = Scale }).GetAwaiter().GetResult().Rows),
            new("DuckDB COPY, threads = 1", (_, _) => Execute(database, copy)),
            new("Insights.Typed, reading into whole rows", (path, _) => CountAsync(path).GetAwaiter().GetResult()),
        ];
        SingleCore.PinProcess();
        for (var round = 0; round <= rounds; round++)
        {
            foreach (var candidate in candidates)
            {
                candidate.Run(report, isWarmUp: round == 0);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows:N0} rows of DynamicsUsage in {new FileInfo(report).Length / 1e6:F0} MB; best of {rounds} rounds, processor time on one core"));
        Console.WriteLine();
        Console.WriteLine("| CSV to Parquet, Snappy | ms | Insights.Typed.Parquet against it | size |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        long?[] sizes = [new FileInfo(own).Length, new FileInfo(other).Length, null];
        for (var i = 0; i < candidates.Length; i++)
        {
            var ratio = i == 1 ? string.Create(CultureInfo.InvariantCulture, $"{candidates[1].Time / candidates[0].Time:F2} x faster") : "";
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {candidates[i].Name} | {candidates[i].Time:F0} | {ratio} | {(sizes[i] is { } size ? $"{size / 1e6:F1} MB" : "")} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Rows that differ between the files: {CountDifferences(database, own, other) + CountDifferences(database, other, own)}. Size against DuckDB's file: {(double)sizes[0]! / sizes[1]!:F2}."));
    }

    private static async Task<object> CountAsync(string path)
    {
        var rows = 0L;
        await foreach (var row in ReportFileReader.ReadAsync(Datasets.DynamicsUsage, path).ConfigureAwait(false))
        {
            rows += row is null ? 0 : 1;
        }

        return rows;
    }

    private static long Execute(DuckDBConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static long CountDifferences(DuckDBConnection database, string first, string second)
    {
        using var command = database.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM (SELECT * FROM read_parquet('{first}') EXCEPT ALL SELECT * FROM read_parquet('{second}'))";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The columns with their types, as DuckDB's reader of CSV files accepts them.</summary>
    private static string GetColumns<TRow>(InsightsQuery<TRow> query)
        where TRow : class, IDatasetRow<TRow> =>
        $"{{{string.Join(", ", query.SelectedNames.Select(name => $"'{name}': '{GetType(TRow.Model.Columns.Single(column => column.Name == name))}'"))}}}";

    private static string GetType(ReaderColumn column) => ColumnTypes.GetKind(column.Type) switch
    {
        ValueKind.Text => "VARCHAR",
        ValueKind.Integer => "BIGINT",
        ValueKind.Decimal => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({Precision}, {Scale})"),
        ValueKind.Date => "DATE",
        ValueKind.DateTime => "TIMESTAMPTZ",
        ValueKind.Guid => "UUID",
        ValueKind.Flag => "BOOLEAN",
        var kind => throw new NotSupportedException(kind.ToString()),
    };
}
