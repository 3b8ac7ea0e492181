using System.Text.Json.Nodes;
using Insights.Typed.Schemas;

namespace Insights.Typed.Emulation;

/// <summary>The rows of a query, read one by one.</summary>
public abstract class QueryRows : IDisposable
{
    /// <summary>The selected columns and metrics.</summary>
    public abstract IReadOnlyList<ColumnSchema> Columns { get; }

    /// <summary>Moves to the next row.</summary>
    /// <returns>false after the last row; otherwise, true.</returns>
    public abstract bool Read();

    /// <summary>Gets a value of the current row as a report shows it; null if it is missing, or hidden from the user.</summary>
    /// <param name="ordinal">The ordinal of the column.</param>
    public abstract string? GetText(int ordinal);

    /// <summary>Gets a value of the current row as a test query shows it: numbers are numbers, everything else is text.</summary>
    /// <param name="ordinal">The ordinal of the column.</param>
    public abstract JsonValue? GetJson(int ordinal);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases the resources of the rows.</summary>
    /// <param name="disposing">Whether <see cref="Dispose()"/> was called.</param>
    protected virtual void Dispose(bool disposing)
    {
    }
}
