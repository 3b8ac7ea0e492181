using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>The columns and metrics that a projection reads from its row, in its code and in the methods that it passes the row to.</summary>
internal sealed class RowReads
{
    private readonly List<string> columns = [];
    private readonly List<MetricRead> metrics = [];

    /// <summary>The C# names of the columns, in the order of their first use.</summary>
    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<MetricRead> Metrics => metrics;

    /// <summary>Whether the row is part of the result, or is printed or compared as a whole: then all columns are used.</summary>
    public bool ReadsWholeRow { get; set; }

    /// <summary>Whether the row is passed to code that is not visible, so that more columns can be read than are known.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>
    /// Whether the projection reads columns in a way that its syntax does not show: from a tuple or a collection that
    /// contains the row, or by a conversion, an operator or a deconstruction.
    /// </summary>
    public bool HasHiddenReads { get; set; }

    public void AddColumn(string name)
    {
        if (!columns.Contains(name))
        {
            columns.Add(name);
        }
    }

    public void AddMetric(string name, ISymbol? readBy)
    {
        if (!metrics.Any(m => m.Name == name))
        {
            metrics.Add(new MetricRead(name, readBy?.Name));
        }
    }
}

/// <summary>A metric that is read.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="ReadBy">The method or member that reads it; null if the projection reads it itself.</param>
internal sealed record MetricRead(string Name, string? ReadBy);
