using Insights.Typed.Language;

namespace Insights.Typed.Generator.Analysis.RawText;

/// <summary>
/// Finds the constants that the grammar accepts at their positions, and that throw at run time: the language has no documented way to
/// write them.
/// </summary>
internal static class InvalidConstants
{
    public static IEnumerable<(QuerySpan Span, string Problem)> Find(MappedText text, ParsedQuery parsed)
    {
        foreach (var (constant, span) in text.Constants)
        {
            // After an error, the position of a value is uncertain.
            if (!parsed.Errors.Any(error => error.Span.Start < span.End) && FindProblem(constant, span, text) is { } problem)
            {
                yield return (span, problem);
            }
        }
    }

    public static string DescribeCharacter(string problem) => $"the value cannot be written in a query: {problem}";

    private static string? FindProblem(string constant, QuerySpan span, MappedText text) =>
        QueryText.FindInvalidCharacter(constant) is { } problem ? DescribeCharacter(problem)
        : QueryText.IndexOfWildcard(constant) is >= 0 and var index && FindPatternOperator(span, text) is { } @operator
            ? $"a value in a pattern must not contain '{constant[index]}' (index {index}): it is a wildcard in the query language, without a documented escape; use {@operator.ToText()} with a whole pattern"
        : null;

    /// <summary>
    /// Finds the operator whose pattern the value is a part of, and certainly not the whole pattern; null if it is none. A value of the
    /// program next to it can be empty.
    /// </summary>
    private static ComparisonOperator? FindPatternOperator(QuerySpan span, MappedText text)
    {
        var position = QueryPosition.Find(text.Value.Substring(0, span.Start), span.Start);
        return position is { IsInString: true, Operator: { } @operator }
            && @operator.AcceptsPattern()
            && (text.HasTextBetween(position.Span.Start + 1, span.Start) || text.IsValueAt(span.End) || text.Value[span.End] != '\'')
                ? @operator
                : null;
    }
}
