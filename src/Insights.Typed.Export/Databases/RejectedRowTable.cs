using System.Data.Common;

namespace Insights.Typed.Export.Databases;

/// <summary>Stores the rejected rows of an execution, some at a time, because the connection is in use while rows are loaded.</summary>
internal sealed class RejectedRowTable : IDisposable
{
    private const int MaxWaitingRows = 500;

    private readonly RowLoader loader;
    private readonly ExportItem item;
    private readonly DbCommand insert;
    private readonly List<RejectedRow> waiting = [];
    private long waitingBytes;

    public RejectedRowTable(DatabaseSession session, RowLoader loader, ExportItem item)
    {
        this.loader = loader;
        this.item = item;
        insert = session.CreateCommand(
            $"INSERT INTO {session.Dialect.GetTableName(RecordTables.Rejected.Name)} (name, execution_id, row_number, line_number, column_name, reason, record) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            item.Name, item.Execution.ExecutionId, 0L, 0L, "", "", "");
        Options = item.MaxRejectedRows is { } limit ? new RowRejectionOptions { MaxRejectedRows = limit, OnRowRejected = Add } : null;
    }

    /// <summary>Gets the options of the reading; null if no row may be rejected.</summary>
    public RowRejectionOptions? Options { get; }

    public long Count { get; private set; }

    /// <summary>Stores the rows that wait. The reading calls back synchronously, so this is synchronous too.</summary>
    public void Flush()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        loader.Suspend();
        foreach (var row in waiting)
        {
            SetValues([item.Name, item.Execution.ExecutionId, row.RowNumber, row.LineNumber, row.ColumnName, Clean(row.Reason), Clean(row.RecordText)]);
            insert.ExecuteNonQuery();
        }

        waiting.Clear();
        waitingBytes = 0;
    }

    public void Dispose() => insert.Dispose();

    private void Add(RejectedRow row)
    {
        Count++;
        waiting.Add(row);
        waitingBytes += row.Record.Length;
        if (waiting.Count == MaxWaitingRows || waitingBytes >= WaitingText.MaxBytes)
        {
            Flush();
        }
    }

    private void SetValues(ReadOnlySpan<object> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            insert.Parameters[i].Value = values[i];
        }
    }

    /// <summary>Not every database stores the character NUL. The record becomes readable text in any case: bytes that are not UTF-8 are replaced too.</summary>
    private static string Clean(string text) => text.Replace('\0', '\uFFFD');
}
