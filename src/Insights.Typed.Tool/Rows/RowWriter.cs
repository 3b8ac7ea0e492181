using Insights.Typed.Tool.Output;
using Insights.Typed.Tool.Queries;

namespace Insights.Typed.Tool.Rows;

/// <summary>Writes rows as they come, so that memory is bounded however many there are.</summary>
internal abstract class RowWriter(Screen screen) : IDisposable
{
    protected Screen Screen => screen;

    public long Count { get; private set; }

    /// <param name="screen">Where the rows go.</param>
    /// <param name="query">The query that selects them.</param>
    /// <param name="inspection">What the schema files say of the query; null where they cannot be read.</param>
    /// <param name="isCsv">Whether the rows are written as comma-separated values.</param>
    public static RowWriter Create(Screen screen, InsightsQuery query, QueryInspection? inspection, bool isCsv) =>
        screen.IsJson ? new JsonRowWriter(screen, query, inspection) : isCsv ? new CsvRowWriter(screen, query) : new TableRowWriter(screen, query);

    public void Add(TextRow row)
    {
        Count++;
        Write(row);
    }

    /// <summary>To be called at the end, whether it was reached or not.</summary>
    /// <param name="error">Why rows are missing; null where none are.</param>
    /// <param name="rejected">The rejected rows; null where none may be.</param>
    public abstract void Complete(string? error, RejectedRows? rejected);

    public virtual void Dispose()
    {
    }

    protected abstract void Write(TextRow row);
}
