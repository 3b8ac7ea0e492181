using Insights.Typed.Schemas;
using Insights.Typed.Tool.Output;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as they arrive, so that memory use does not depend on their number.</summary>
internal abstract class RowWriter : IDisposable
{
    public long Count { get; private set; }

    /// <param name="screen">The screen to write to.</param>
    /// <param name="query">The query that selects them.</param>
    /// <param name="inspection">The inspection of the query by the schema files; null if they cannot be read.</param>
    /// <param name="isCsv">Whether the rows are written as comma-separated values.</param>
    public static RowWriter Create(Screen screen, InsightsQuery query, QueryInspection? inspection, bool isCsv) =>
        screen.IsJson ? new JsonRowWriter(screen, query, inspection) : isCsv ? new CsvRowWriter(screen.GetRawOutput(), query) : new TableRowWriter(screen, query);

    public void Add(TextRow row)
    {
        Count++;
        Write(row);
    }

    /// <summary>Completes the output. Called after the last row, and after an error.</summary>
    /// <param name="error">The reason why rows are missing; null if the rows are complete.</param>
    /// <param name="rejected">The rejected rows; null if no row can be rejected.</param>
    public abstract void Complete(string? error, RejectedRows? rejected);

    public virtual void Dispose()
    {
    }

    protected abstract void Write(TextRow row);
}
