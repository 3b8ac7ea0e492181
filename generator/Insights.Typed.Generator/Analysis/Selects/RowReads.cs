using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>What a projection reads from its row, in its own code and in the methods that it passes the row to.</summary>
internal sealed class RowReads
{
    private readonly List<string> columns = [];
    private readonly List<MetricRead> metrics = [];

    /// <summary>The columns, by their C# names, in the order in which they first stand.</summary>
    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<MetricRead> Metrics => metrics;

    /// <summary>Whether the row is part of the result, or all of it is printed or compared: then all columns are meant.</summary>
    public bool ReadsWholeRow { get; set; }

    /// <summary>Whether it is passed to code that cannot be seen, so that more may be read than is known.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>
    /// Whether the projection reads columns itself in a way that its syntax does not show: from a tuple or a collection that
    /// holds the row, or by a conversion, an operator or a deconstruction.
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
/// <param name="ReadBy">The method or member that reads it; null where the projection does so itself.</param>
internal sealed record MetricRead(string Name, string? ReadBy);
