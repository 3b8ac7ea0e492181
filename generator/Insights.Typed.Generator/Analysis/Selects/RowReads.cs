using Microsoft.CodeAnalysis;

namespace Insights.Typed.Generator.Analysis.Selects;

/// <summary>What a projection reads from its row, in its own text and in the methods that it hands the row to.</summary>
internal sealed class RowReads
{
    private readonly List<string> columns = [];
    private readonly List<MetricRead> metrics = [];

    /// <summary>The columns, by their C# names, in the order in which they first stand.</summary>
    public IReadOnlyList<string> Columns => columns;

    public IReadOnlyList<MetricRead> Metrics => metrics;

    /// <summary>Whether the row itself goes on to other code, so that even a compiled projection asks for all columns.</summary>
    public bool IsHandedOn { get; private set; }

    /// <summary>Whether it goes to code that cannot be seen, so that more may be read than is known.</summary>
    public bool IsIncomplete { get; private set; }

    public bool IsNothing => columns.Count == 0 && metrics.Count == 0 && !IsHandedOn;

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

    public void HandOn(bool isVisible)
    {
        IsHandedOn = true;
        IsIncomplete |= !isVisible;
    }
}

/// <summary>A metric that is read.</summary>
/// <param name="Name">Its C# name.</param>
/// <param name="ReadBy">The method or member that reads it; null where the projection does so itself.</param>
internal sealed record MetricRead(string Name, string? ReadBy);
