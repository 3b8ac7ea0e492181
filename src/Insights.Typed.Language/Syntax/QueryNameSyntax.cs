namespace Insights.Typed.Language;

/// <summary>The name of a column, metric, dataset or date range. The grammar does not check whether it exists.</summary>
public sealed record QueryNameSyntax : QueryNode
{
    internal QueryNameSyntax(string text, QuerySpan span)
        : base(span) => Text = text;

    /// <summary>The name as it was written. Letter case does not matter in the language.</summary>
    public string Text { get; }
}
