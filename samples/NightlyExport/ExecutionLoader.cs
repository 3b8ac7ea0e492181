using System.Data.Common;
using Insights.Typed;
using Microsoft.Data.Sqlite;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>
/// Loads an execution's rows into the database. They and the record of the execution are committed together: whenever the
/// program is killed, the database has all rows of an execution or none.
/// </summary>
internal sealed class ExecutionLoader(ExportDatabase database)
{
    /// <summary>Loads the rows of an execution, and returns their number; null if they are already loaded.</summary>
    public async Task<long?> LoadAsync(
        ScheduledReport<Consumption> report, long reportNumber, ReportExecution execution, IProgress<ReportProgress> progress, CancellationToken cancellationToken)
    {
        using var transaction = database.Begin();
        if (transaction.TryAddExport(reportNumber, execution) is not { } export)
        {
            return null;
        }

        await using var reader = await report.OpenDataReaderAsync(execution, progress, cancellationToken: cancellationToken);
        using var insert = transaction.PrepareInsert(export, [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)]);
        var rows = 0L;
        while (await reader.ReadAsync(cancellationToken))
        {
            Copy(reader, insert.Parameters);
            insert.ExecuteNonQuery();
            rows++;
        }

        transaction.SetRowCount(export, rows);
        transaction.Commit();
        return rows;
    }

    private static void Copy(DbDataReader from, SqliteParameterCollection to)
    {
        for (var i = 0; i < from.FieldCount; i++)
        {
            to[i].Value = from.GetValue(i);
        }
    }
}
