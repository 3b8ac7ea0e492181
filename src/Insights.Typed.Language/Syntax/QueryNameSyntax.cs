namespace Insights.Typed.Language;

/// <summary>The name of a column, metric, dataset or date range. Whether such a thing exists is not the grammar's question.</summary>
public sealed record QueryNameSyntax : QueryNode
{
    internal QueryNameSyntax(string text, QuerySpan span)
        : base(span) => Text = text;

    /// <summary>The name as it was written. The language ignores its letter case.</summary>
    public string Text { get; }
}
