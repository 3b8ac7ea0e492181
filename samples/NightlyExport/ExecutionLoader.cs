using System.Data.Common;
using Insights.Typed;
using Microsoft.Data.Sqlite;
using NightlyExport.Storage;

namespace NightlyExport;

/// <summary>
/// Loads an execution's rows into the database. They and the note that they are there are committed together: whenever the
/// program is killed, the database has all of an execution or nothing of it.
/// </summary>
internal sealed class ExecutionLoader(ExportDatabase database)
{
    /// <summary>How many rows were loaded; null where they are there already.</summary>
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
