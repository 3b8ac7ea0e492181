using System.Globalization;
using System.Reflection;
using Insights.Typed.Queries;
using Insights.Typed.Schemas.Names;
using Microsoft.Data.Sqlite;

namespace Insights.Typed.Testing.Tests.Consistency;

/// <summary>Copies the rows of a dataset from the local service to the test kit, as a user adds them.</summary>
internal static class RowCopier
{
    /// <summary>Copies all rows, and returns the names of the metrics that are not sums, and so are not copied.</summary>
    public static Task<HashSet<string>> CopyAsync(LocalServiceHost local, InMemoryInsights kit, GeneratedDataset dataset)
    {
        var type = dataset.All.GetType();
        while (!type.IsGenericType)
        {
            type = type.BaseType!;
        }

        return (Task<HashSet<string>>)typeof(RowCopier).GetMethod(nameof(CopyCoreAsync), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type.GetGenericArguments()[0])
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [local, kit, dataset], null)!;
    }

    private static async Task<HashSet<string>> CopyCoreAsync<TRow>(LocalServiceHost local, InMemoryInsights kit, GeneratedDataset dataset)
        where TRow : class, IDatasetRow<TRow>
    {
        var cancel = TestContext.Current.CancellationToken;
        var all = (InsightsQuery<TRow>)dataset.AllRows;
        var rows = await local.Client.RunAsync(all, cancel).ToListAsync(cancel);
        var missingMetrics = new HashSet<string>();
        foreach (var metric in dataset.Columns.Where(dataset.IsMetric).Select(GeneratedDataset.GetName))
        {
            if (await ValuesAsync(local, dataset, metric) is not { } values)
            {
                missingMetrics.Add(metric);
                continue;
            }

            var property = typeof(TRow).GetProperty(Identifier.FromMember(metric, Identifier.FromDataset(dataset.All.DatasetName)))!;
            var isInteger = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(long);
            for (var i = 0; i < rows.Count; i++)
            {
                property.SetValue(rows[i], isInteger ? (object)values[i] : values[i] * 0.01m);
            }
        }

        kit.Add((DatasetQuery<TRow>)dataset.All, rows);
        return missingMetrics;
    }

    /// <summary>The values that the service sums for a metric, row by row, decimals in hundredths; null if it counts.</summary>
    private static async Task<List<long>?> ValuesAsync(LocalServiceHost local, GeneratedDataset dataset, string metric)
    {
        await using var connection = await local.Service.OpenDatabaseAsync(dataset.All.DatasetName, TestContext.Current.CancellationToken);
        await using var names = new SqliteCommand($"SELECT name FROM pragma_table_info('{dataset.All.DatasetName}')", connection);
        var columns = (await ReadAsync(names)).Select(n => (string)n).ToList();
        var source = new[] { "#" + metric, metric.StartsWith("Total", StringComparison.Ordinal) ? metric["Total".Length..] : "" }.FirstOrDefault(columns.Contains);
        if (source is null)
        {
            return null;
        }

        await using var select = new SqliteCommand($"SELECT COALESCE(\"{source}\", 0) FROM \"{dataset.All.DatasetName}\" ORDER BY rowid", connection);
        return [.. (await ReadAsync(select)).Select(v => Convert.ToInt64(v, CultureInfo.InvariantCulture))];
    }

    private static async Task<List<object>> ReadAsync(SqliteCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var values = new List<object>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            values.Add(reader.GetValue(0));
        }

        return values;
    }
}
